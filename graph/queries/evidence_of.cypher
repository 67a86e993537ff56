/*
title = { en = "Evidence of a name", zh = "一个名称的证据" }
description = { en = "Every statement about a person or a unit, with its sentence, who says it and in which memo.", zh = "关于一个人或单位的每条陈述：原句、出自谁口、载于何处。" }
[parameters]
company = { type = "company" }
name = { type = "text" }
*/
CALL db.index.fulltext.queryNodes('names', '"' + replace($name, '"', '') + '"') YIELD node AS t, score
WHERE t.company = $company AND NOT t:Superseded
MATCH (c:Change|Confirmation)-[:ABOUT]->(t)
MATCH (c)-[:STATED_BY]->(s:Statement)-[:IN_MEMO]->(m:Memo)
RETURN DISTINCT t.name AS name, s.type AS type, s.tense AS tense, s.by AS says, s.evidence AS sentence,
       m.title AS memo, m.announced AS announced, s.start AS start, s.end AS end
ORDER BY name, announced, start, end, type
