/*
title = { en = "Not mentioned since", zh = "此后未再提到的" }
description = { en = "People and units that no memo announced on a day or later says anything of, and the last memo that did.", zh = "某一日及以后公布的通知都没有提到的人和单位，以及最后提到它的通知。" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (t:Person|Unit {company: $company})<-[:ABOUT]-(c:Change|Confirmation)
      -[:STATED_BY]->(s:Statement)-[:IN_MEMO]->(m:Memo)
WITH t, max(left(m.announced, 10)) AS last, collect(DISTINCT s.id) AS statements
WHERE last < toString($day)
RETURN labels(t)[0] AS sort, t.name AS name, last AS announced, statements
ORDER BY announced, sort, name
