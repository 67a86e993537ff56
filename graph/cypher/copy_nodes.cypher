UNWIND $rows AS row
CREATE (n:$(row.labels))
SET n = row.properties
RETURN row.was AS was, elementId(n) AS is
