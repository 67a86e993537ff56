/*
title = { en = "Career of a person", zh = "一个人的履历" }
description = { en = "Every post and membership of a person over all days, the past ones of unknown beginning first.", zh = "一个人在所有日期的职务与归属；起始不明的过往职务在前。" }
graph = { from = "person", to = "what", label = "relationship" }
[parameters]
company = { type = "company" }
person = { type = "person" }
*/
MATCH (p:Person {company: $company, name: $person})-[r:HOLDS|MEMBER_OF]->(t)
RETURN p.name AS person, type(r) AS relationship, t.name AS what, r.since AS since, r.until AS until,
       r.maybe_since AS earliest, r.maybe_until AS latest, r.since_basis AS basis,
       r.statements AS statements
ORDER BY since IS NOT NULL, since, what
