/*
title = { en = "Chain to the top", zh = "汇报链" }
description = { en = "The solid lines from one person up, step by step, on a day.", zh = "某一日从一个人向上的实线汇报链，逐级列出。" }
[parameters]
company = { type = "company" }
person = { type = "person" }
day = { type = "day", default = "latest" }
*/
MATCH path = (:Person {company: $company, name: $person})
  ((a)-[r:REPORTS_TO WHERE r.line = 'solid' AND r.since <= $day
      AND (r.until IS NULL OR $day < r.until)]->(b)){1,30} (top)
WITH top, r[-1] AS last, size(r) AS steps
RETURN steps, top.name AS boss, last.since AS since, last.statements AS statements
ORDER BY steps, boss
