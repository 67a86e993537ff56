/*
title = { en = "Learned since a moment", zh = "某一时刻以后得知的" }
description = { en = "Changes that the graph has known of only since a moment, whenever they took effect.", zh = "图谱在某一时刻之后才得知的变动，不论何时生效。" }
[parameters]
company = { type = "company" }
known_at = { type = "moment", default = "start" }
*/
MATCH (c:Change {company: $company})
WHERE $known_at < c.known_since
RETURN c.known_since AS known_since, c.date AS day, c.kind AS kind,
       COLLECT { MATCH (c)-[a:ABOUT]->(t) RETURN a.role + ': ' + t.name AS party ORDER BY party } AS about,
       c.statements AS statements
ORDER BY known_since, day, kind, about
