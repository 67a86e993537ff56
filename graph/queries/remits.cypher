/*
title = { en = "Remits", zh = "职责" }
description = { en = "What each unit or post looks after on a day, in the words of the text.", zh = "某一日各单位或职务负责的事项，用原文的话。" }
graph = { from = "who", to = "remit" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (a)-[r:COVERS {company: $company}]->(s:Scope)
WHERE r.since <= $day AND (r.until IS NULL OR $day < r.until)
RETURN a.name AS who, s.name AS remit, r.since AS since, r.statements AS statements
ORDER BY who, remit
