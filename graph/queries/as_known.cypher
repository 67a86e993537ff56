/*
title = { en = "A day as it was known at a moment", zh = "某一时刻所知的某一日" }
description = { en = "Every link that is sure on a day, from what the graph knew at a moment; now, where none is given.", zh = "按某一时刻图谱已知的内容，某一日确定成立的每项关系；不填时刻即现在。" }
graph = { from = "who", to = "what", label = "relationship" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
known_at = { type = "moment", default = "now" }
*/
MATCH (a)-[r {company: $company}]->(b)
WHERE r.known_since <= $known_at AND (r.known_until IS NULL OR $known_at < r.known_until)
  AND r.since <= $day AND (r.until IS NULL OR $day < r.until)
WITH a, r, b, coalesce(r.was, type(r)) AS relationship
WHERE relationship <> 'IN'
RETURN relationship, a.name AS who, b.name AS what, r.since AS since,
       r.known_since AS known_since, r.known_until AS known_until, r.statements AS statements
ORDER BY relationship, who, what
