/*
title = { en = "Who leads what", zh = "谁负责什么" }
description = { en = "Units with the people who head or oversee them on a day.", zh = "某一日各单位的负责人和分管人。" }
graph = { from = "person", to = "unit", label = "role" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)-[:IN]->(u:Unit)
WHERE s.role IN ['head', 'oversees']
  AND h.since <= $day AND (h.until IS NULL OR $day < h.until)
RETURN u.name AS unit, p.name AS person, s.role AS role, s.title AS title,
       h.since AS since, h.since_basis AS basis, h.statements AS statements
ORDER BY unit, person, role
