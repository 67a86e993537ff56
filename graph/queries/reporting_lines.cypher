/*
title = { en = "Reporting lines", zh = "汇报关系" }
description = { en = "Who reports to whom on a day, and since when; a line without an earliest day may be older.", zh = "某一日谁向谁汇报，自何时起；没有最早日期的，可能更早。" }
graph = { from = "who", to = "boss", label = "line" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (a)-[r:REPORTS_TO {company: $company}]->(b)
WHERE r.since <= $day AND (r.until IS NULL OR $day < r.until)
RETURN a.name AS who, b.name AS boss, r.line AS line, r.since AS since,
       r.maybe_since AS earliest, r.statements AS statements
ORDER BY boss, who
