/*
title = { en = "Lengths of tenure", zh = "任期长短" }
description = { en = "How many days each post has been surely held, up to its end or to a day; the beginning may be earlier.", zh = "每个职务确定任职的天数，到离任或某一日为止；实际开始可能更早。" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)
WHERE h.since <= $day
WITH p, s, h, CASE WHEN h.until <= $day THEN h.until ELSE $day END AS last
RETURN p.name AS person, s.name AS post, h.since AS since, h.until AS until,
       duration.inDays(h.since, last).days AS days, h.maybe_since IS NULL AS may_be_older,
       h.statements AS statements
ORDER BY days DESC, person, post
