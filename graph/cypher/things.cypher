MATCH (x:<LABEL>)
WHERE x.id IN $ids.<LABEL>
RETURN '<LABEL>' AS label, collect(<ROW>) AS rows
