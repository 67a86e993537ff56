/*
title = { en = "Letter against reporter", zh = "信中所言与记者所言" }
description = { en = "What is said by the letter only, by the reporter only, or by both.", zh = "哪些只见于信中，哪些只见于记者的文字，哪些两者都有。" }
[parameters]
company = { type = "company" }
*/
MATCH (c:Change {company: $company})-[:STATED_BY]->(s:Statement)
WITH c, collect(DISTINCT s.by) AS voices
MATCH (c)-[a:ABOUT]->(t)
WITH c, voices, a, t ORDER BY a.role, t.name
WITH c, voices, collect(a.role + ': ' + t.name) AS about
RETURN CASE WHEN size(voices) > 1 THEN 'both' ELSE voices[0] END AS says,
       c.kind AS kind, about, c.date AS day, c.statements AS statements
ORDER BY says, day, kind, about
