CALL db.index.fulltext.queryNodes('names', $words) YIELD node AS t, score
WHERE t.company = $company AND NOT t:Superseded
RETURN labels(t)[0] AS label, t.id AS id, t.name AS name, coalesce(t.names, []) AS names
ORDER BY score DESC, name, id
LIMIT $limit
