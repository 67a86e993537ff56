CALL db.index.fulltext.queryNodes('<INDEX>', $query, {limit: $limit}) YIELD node, score
WHERE node:Person OR node:Unit
RETURN node.id AS id, node.name AS name, node.names AS names, node.company AS company,
       CASE WHEN node:Person THEN 'Person' ELSE 'Unit' END AS label, score
ORDER BY score DESC, name, id
