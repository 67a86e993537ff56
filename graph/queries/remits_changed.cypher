/*
title = { en = "Remits gained and lost", zh = "职责的得与失" }
description = { en = "What people and units came to look after, or no longer do, between two days.", zh = "两日之间，人和单位新负责或不再负责的事项。" }
graph = { from = "who", to = "remit", label = "kind" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "eve" }
until = { type = "day", default = "latest" }
*/
CALL {
  MATCH (a)-[r:COVERS]->(s:Scope) WHERE r.company = $company
  RETURN a.name AS who, r, s.name AS remit
  UNION
  MATCH (p:Person)-[r:HOLDS]->(s:Post)-[:IN]->(u:Unit)
  WHERE r.company = $company AND s.role IN ['head', 'oversees']
  RETURN p.name AS who, r, u.name AS remit
}
UNWIND [['gained', r.since, r.since_basis], ['lost', r.until, r.until_basis]] AS end
WITH who, remit, r, end[0] AS kind, end[1] AS day, end[2] AS basis
WHERE $after < day AND day <= $until
RETURN day, kind, who, remit, basis, r.statements AS statements
ORDER BY day, kind, who, remit
