/*
title = { en = "The organisation on a day", zh = "某一日的组织" }
description = { en = "Every unit that is surely there on a day, with what it is part of and who heads it.", zh = "某一日确定存在的每个单位，及其归属和负责人。" }
graph = { from = "unit", to = "part_of" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (u:Unit {company: $company})
WHERE u.since <= $day AND (u.until IS NULL OR $day < u.until)
RETURN u.name AS unit, u.kind AS sort,
       COLLECT { MATCH (u)-[r:PART_OF]->(w:Unit)
                 WHERE r.since <= $day AND (r.until IS NULL OR $day < r.until)
                 RETURN w.name ORDER BY w.name } AS part_of,
       COLLECT { MATCH (p:Person)-[h:HOLDS]->(s:Post {role: 'head'})-[:IN]->(u)
                 WHERE h.since <= $day AND (h.until IS NULL OR $day < h.until)
                 RETURN p.name ORDER BY p.name } AS heads,
       u.statements AS statements
ORDER BY unit
