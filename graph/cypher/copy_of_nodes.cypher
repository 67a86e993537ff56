MATCH (n)
RETURN elementId(n) AS was, labels(n) AS labels, properties(n) AS properties
