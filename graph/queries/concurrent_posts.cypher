/*
title = { en = "Concurrent posts", zh = "兼任" }
description = { en = "People who hold more than one post on a day.", zh = "某一日担任一个以上职务的人。" }
graph = { from = "person", to = "posts" }
chart = { name = "person", number = "count" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)
WHERE h.since <= $day AND (h.until IS NULL OR $day < h.until)
WITH p, s ORDER BY s.name
WITH p, collect(s.name) AS posts
WHERE size(posts) > 1
RETURN p.name AS person, size(posts) AS count, posts
ORDER BY count DESC, person
