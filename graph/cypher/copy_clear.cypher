MATCH (n)
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone
