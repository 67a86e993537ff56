/*
title = { en = "Below a unit", zh = "下属单位" }
description = { en = "The units two levels down from one on a day, each with who heads it.", zh = "某一日某单位下属两级的各单位及其负责人。" }
graph = { from = "unit", to = "part_of" }
[parameters]
company = { type = "company" }
unit = { type = "unit" }
day = { type = "day", default = "latest" }
*/
MATCH (top:Unit {company: $company, name: $unit})
      (()<-[r:PART_OF WHERE r.since <= $day AND (r.until IS NULL OR $day < r.until)]-(u)){1,2}
WITH size(r) AS level, u[-1] AS u, r[-1] AS r
RETURN level, u.name AS unit, endNode(r).name AS part_of,
       COLLECT { MATCH (u)<-[:IN]-(:Post {role: 'head'})<-[h:HOLDS]-(p:Person)
                 WHERE h.since <= $day AND (h.until IS NULL OR $day < h.until)
                 RETURN p.name ORDER BY p.name } AS heads,
       r.statements AS statements
ORDER BY level, part_of, unit
