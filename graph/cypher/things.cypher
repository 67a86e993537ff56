MATCH (n:<LABEL>)
WHERE n.id IN $ids
RETURN '<LABEL>' AS label, n {.*} AS row
