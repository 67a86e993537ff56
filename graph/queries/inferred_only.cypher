/*
title = { en = "Inferred, not stated", zh = "只是推断的" }
description = { en = "Links that begin or end on a day which no sentence gives: a rule concludes it, and its name stands beside.", zh = "起止并无原句、而由规则推断的关系；旁边是规则的名称。" }
graph = { from = "who", to = "what", label = "relationship" }
[parameters]
company = { type = "company" }
*/
MATCH (a)-[r {company: $company}]->(b)
WHERE type(r) <> 'SUPERSEDED'
UNWIND [['since', r.since, r.since_basis], ['until', r.until, r.until_basis]] AS end
WITH a, r, b, end[0] AS which, end[1] AS day, end[2] AS basis
WHERE basis STARTS WITH 'inferred: '
RETURN type(r) AS relationship, a.name AS who, b.name AS what, which, day,
       substring(basis, 10) AS rule, r.statements AS statements
ORDER BY relationship, who, what, which
