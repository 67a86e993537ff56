/*
title = { en = "Successors not said", zh = "没有说明继任者的职务" }
description = { en = "Posts that somebody left by a day and of which no memo names the next holder; where that person went.", zh = "到某一日已有人离任、却没有通知点名继任者的职务，以及离任者的去处。" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)
WHERE h.until <= $day AND s.since <= $day AND (s.until IS NULL OR $day < s.until)
  AND NOT EXISTS {
    (:Person)-[now:HOLDS]->(s) WHERE now.since <= $day AND (now.until IS NULL OR $day < now.until) }
RETURN s.name AS post, p.name AS person, h.until AS day, h.until_basis AS basis,
       COLLECT { MATCH (p)-[n:HOLDS|MEMBER_OF]->(x) WHERE n.since = h.until RETURN x.name ORDER BY x.name } AS destination,
       h.statements AS statements
ORDER BY day, post
