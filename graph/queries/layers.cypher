/*
title = { en = "Layers below the top", zh = "层级" }
description = { en = "How many solid lines lie between people and whoever reports to nobody, on a day.", zh = "某一日每个人与最上级（不向任何人汇报者）之间相隔几级实线。" }
chart = { name = "layer", number = "count" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (p:Person {company: $company})
  ((a)-[r:REPORTS_TO WHERE r.line = 'solid' AND r.since <= $day
      AND (r.until IS NULL OR $day < r.until)]->(b)){1,30} (top)
WHERE NOT EXISTS {
  (top)-[q:REPORTS_TO]->() WHERE q.line = 'solid' AND q.since <= $day
    AND (q.until IS NULL OR $day < q.until) }
WITH p, top, max(size(r)) AS layer
WITH top, layer, p ORDER BY p.name
RETURN top.name AS boss, layer, count(p) AS count, collect(p.name) AS reports
ORDER BY boss, layer
