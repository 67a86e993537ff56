/*
title = { en = "Most reorganised units", zh = "变动最多的单位" }
description = { en = "Units by the number of Changes that are about them or a post in them, between two days.", zh = "两日之间，按涉及单位及其中职务的变动数目排列的单位。" }
chart = { name = "unit", number = "count" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "first" }
until = { type = "day", default = "latest" }
*/
MATCH (c:Change)-[:ABOUT]->(t:Unit|Post)
WHERE c.company = $company AND $after < c.date AND c.date <= $until
OPTIONAL MATCH (t)-[:IN]->(seat:Unit)
WITH DISTINCT c, coalesce(seat, t) AS u
WHERE u:Unit
WITH u, c ORDER BY c.kind
RETURN u.name AS unit, count(c) AS count, collect(DISTINCT c.kind) AS kinds,
       count(DISTINCT c.date) AS days
ORDER BY count DESC, unit
