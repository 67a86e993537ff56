MATCH (n:<LABEL>)
WHERE n.id IN $ids
RETURN n {.*} AS row
