/*
title = { en = "Movers and origins", zh = "调动与来处" }
description = { en = "Who was transferred or joined between two days, from where and to where; an origin may be understood, not said.", zh = "两日之间谁被调动或加入，从何处到何处；来处可能只是由上下文得知。" }
graph = { from = "origin", to = "destination", label = "person" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "eve" }
until = { type = "day", default = "latest" }
*/
MATCH (c:Change)-[:ABOUT {role: 'person'}]->(p:Person)
WHERE c.company = $company AND $after < c.date AND c.date <= $until
  AND c.kind IN ['transferred', 'joined']
OPTIONAL MATCH (c)-[:ABOUT {role: 'from'}]->(origin:Unit)
OPTIONAL MATCH (c)-[to:ABOUT WHERE to.role IN ['to', 'unit']]->(there:Unit)
OPTIONAL MATCH (p)-[m:MEMBER_OF {closed_by: c.id}]->(origin)
RETURN c.date AS day, p.name AS person, origin.name AS origin,
       coalesce(m.until_basis = 'inferred: origin', false) AS origin_understood,
       there.name AS destination, c.statements AS statements
ORDER BY day, person
