/*
title = { en = "Span of control", zh = "管理幅度" }
description = { en = "How many report to each boss by a solid line on a day.", zh = "某一日每位上级有多少实线下属。" }
graph = { from = "reports", to = "boss" }
chart = { name = "boss", number = "span" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (a)-[r:REPORTS_TO {company: $company}]->(b)
WHERE r.line = 'solid' AND r.since <= $day AND (r.until IS NULL OR $day < r.until)
WITH b, collect(DISTINCT a.name) AS reports
RETURN b.name AS boss, size(reports) AS span, reports
ORDER BY span DESC, boss
