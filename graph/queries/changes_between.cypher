/*
title = { en = "Changes between two days", zh = "两日之间的变动" }
description = { en = "Every typed Change that took effect after one day and by another, with what it is about.", zh = "在前一日之后、后一日及以前生效的每项变动，及其所涉各方。" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "eve" }
until = { type = "day", default = "latest" }
*/
MATCH (c:Change)
WHERE c.company = $company AND $after < c.date AND c.date <= $until
MATCH (c)-[a:ABOUT]->(t)
WITH c, a, t ORDER BY a.role, t.name
WITH c, collect(a.role + ': ' + t.name) AS about
RETURN c.date AS day, c.kind AS kind, about, c.part AS part, c.basis AS basis,
       c.inferred AS rule, c.statements AS statements
ORDER BY day, kind, about
