/*
title = { en = "Units set up, merged, renamed, moved", zh = "单位的成立、合并、更名与调整" }
description = { en = "What happened to units between two days.", zh = "两日之间单位发生了什么变动。" }
graph = { from = "origins", to = "unit", label = "kind" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "eve" }
until = { type = "day", default = "latest" }
*/
MATCH (c:Change)-[:ABOUT {role: 'unit'}]->(u:Unit)
WHERE c.company = $company AND $after < c.date AND c.date <= $until
  AND c.kind IN ['created', 'dissolved', 'merged', 'renamed', 'split', 'moved', 'placed']
OPTIONAL MATCH (c)-[:ABOUT {role: 'from'}]->(origin:Unit)
WITH c, u, origin ORDER BY origin.name
WITH c, u, collect(origin.name) AS origins
OPTIONAL MATCH (c)-[:ABOUT {role: 'to'}]->(place:Unit)
WITH c, u, origins, place ORDER BY place.name
RETURN c.date AS day, c.kind AS kind, u.name AS unit, origins, c.part AS part,
       collect(place.name) AS places, c.statements AS statements
ORDER BY day, kind, unit, places
