/*
title = { en = "What is not said", zh = "没有说明的" }
description = { en = "Holders not named, units without a head, successors, posts at the destination, origins only understood, dates assumed, lines of unknown age.", zh = "未点名的任职者、没有负责人的单位、继任者、到任职务、仅由上下文得知的来处、推定的日期、起始不明的汇报关系。" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (c:Change {company: $company})-[:ABOUT {role: 'post'}]->(s:Post)-[:IN]->(u:Unit)
WHERE c.kind = 'post opened' AND s.since <= $day AND (s.until IS NULL OR $day < s.until)
  AND NOT EXISTS {
    (:Person)-[h:HOLDS]->(s) WHERE h.since <= $day AND (h.until IS NULL OR $day < h.until) }
RETURN 'holder_not_named' AS kind, null AS person, s.name AS post, u.name AS unit, null AS boss,
       s.since AS day, [s.id, u.id] AS things, c.statements AS statements
UNION
MATCH (u:Unit {company: $company})
WHERE u.opened_by IS NOT NULL AND u.kind <> 'domain'
  AND u.since <= $day AND (u.until IS NULL OR $day < u.until)
  AND NOT EXISTS {
    (:Person)-[h:HOLDS]->(s:Post)-[:IN]->(u) WHERE s.role IN ['head', 'oversees']
      AND h.since <= $day AND (h.until IS NULL OR $day < h.until) }
RETURN 'head_not_named' AS kind, null AS person, null AS post, u.name AS unit, null AS boss,
       u.since AS day, [u.id] AS things, u.statements AS statements
UNION
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)
WHERE h.until <= $day AND s.since <= $day AND (s.until IS NULL OR $day < s.until)
  AND NOT EXISTS {
    (:Person)-[now:HOLDS]->(s) WHERE now.since <= $day AND (now.until IS NULL OR $day < now.until) }
OPTIONAL MATCH (s)-[:IN]->(u:Unit)
RETURN 'successor_not_said' AS kind, p.name AS person, s.name AS post, u.name AS unit, null AS boss,
       h.until AS day, [p.id, s.id] + CASE WHEN u IS NULL THEN [] ELSE [u.id] END AS things,
       h.statements AS statements
UNION
MATCH (p:Person)-[m:MEMBER_OF {company: $company}]->(u:Unit)
WHERE m.opened_by IS NOT NULL AND m.since <= $day AND (m.until IS NULL OR $day < m.until)
  AND NOT EXISTS {
    (p)-[h:HOLDS]->(:Post)-[:IN]->(u) WHERE h.since <= $day AND (h.until IS NULL OR $day < h.until) }
RETURN 'post_not_said' AS kind, p.name AS person, null AS post, u.name AS unit, null AS boss,
       m.since AS day, [p.id, u.id] AS things, m.statements AS statements
UNION
MATCH (p:Person)-[m:MEMBER_OF {company: $company}]->(u:Unit)
WHERE m.until_basis = 'inferred: origin' AND m.until <= $day
RETURN 'origin_implied' AS kind, p.name AS person, null AS post, u.name AS unit, null AS boss,
       m.until AS day, [p.id, u.id] AS things, m.statements AS statements
UNION
MATCH (p)-[r:REPORTS_TO {company: $company}]->(b)
WHERE r.opened_by IS NULL AND r.maybe_since IS NULL
  AND r.since <= $day AND (r.until IS NULL OR $day < r.until)
RETURN 'line_age_unknown' AS kind, p.name AS person, null AS post, null AS unit, b.name AS boss,
       r.since AS day, [p.id, b.id] AS things, r.statements AS statements
UNION
MATCH (c:Change {company: $company})
WHERE c.basis = 'assumed' AND c.date <= $day
UNWIND c.statements AS statement
WITH c.date AS day, collect(DISTINCT statement) AS statements
RETURN 'date_assumed' AS kind, null AS person, null AS post, null AS unit, null AS boss,
       day, [] AS things, statements
