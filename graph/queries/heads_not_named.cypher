/*
title = { en = "Units without a named head", zh = "没有点名负责人的单位" }
description = { en = "Units on a day of which no memo names a head or who is in charge; a post without a holder is told.", zh = "某一日没有任何通知点名负责人或主管的单位；设了职务而未点名的，一并列出。" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (u:Unit {company: $company})
WHERE u.kind <> 'domain' AND u.since <= $day AND (u.until IS NULL OR $day < u.until)
  AND NOT EXISTS {
    (:Person)-[h:HOLDS]->(s:Post)-[:IN]->(u) WHERE s.role IN ['head', 'oversees']
      AND h.since <= $day AND (h.until IS NULL OR $day < h.until) }
RETURN u.name AS unit, u.kind AS sort, u.opened_by IS NOT NULL AS is_new,
       COLLECT { MATCH (s:Post)-[:IN]->(u) WHERE s.opened_by IS NOT NULL AND NOT EXISTS { ()-[:HOLDS]->(s) }
                 RETURN s.name ORDER BY s.name } AS posts,
       u.statements AS statements
ORDER BY is_new DESC, unit
