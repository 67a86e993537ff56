/*
title = { en = "History of a unit", zh = "一个单位的沿革" }
description = { en = "Every Change that is about a unit or a post in it, in the order of days.", zh = "涉及一个单位或其中职务的每项变动，按日期排列。" }
[parameters]
company = { type = "company" }
unit = { type = "unit" }
*/
MATCH (u:Unit {company: $company, name: $unit})
MATCH (c:Change)-[:ABOUT]->(t)
WHERE t = u OR (t)-[:IN]->(u)
WITH DISTINCT c
RETURN c.first AS earliest, c.date AS day, c.kind AS kind,
       COLLECT { MATCH (c)-[a:ABOUT]->(t) RETURN a.role + ': ' + t.name AS party ORDER BY party } AS about,
       c.part AS part, c.basis AS basis, c.statements AS statements
ORDER BY day, kind, about
