/*
title = { en = "Path between two people", zh = "两人之间的路径" }
description = { en = "The shortest way from one person to another over posts, units and lines that are sure on a day.", zh = "某一日经由确定的职务、单位和汇报关系，从一个人到另一个人的最短路径。" }
graph = { from = "who", to = "what", label = "relationship" }
[parameters]
company = { type = "company" }
person = { type = "person" }
other = { type = "person" }
day = { type = "day", default = "latest" }
*/
MATCH (a:Person {company: $company, name: $person}), (b:Person {company: $company, name: $other})
MATCH path = shortestPath((a)-[:HOLDS|IN|MEMBER_OF|PART_OF|REPORTS_TO*..12]-(b))
WHERE all(r IN relationships(path) WHERE r.since <= $day AND (r.until IS NULL OR $day < r.until))
UNWIND range(0, length(path) - 1) AS step
WITH step, relationships(path)[step] AS r
RETURN step + 1 AS steps, startNode(r).name AS who, type(r) AS relationship,
       endNode(r).name AS what, r.statements AS statements
ORDER BY steps
