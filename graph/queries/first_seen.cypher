/*
title = { en = "First seen", zh = "首次提到" }
description = { en = "Lines, places and posts that a memo tells of without saying when they began.", zh = "通知提到、但没有说明始于何时的汇报关系、归属和职务。" }
graph = { from = "who", to = "what", label = "relationship" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "eve" }
until = { type = "day", default = "latest" }
*/
MATCH (a)-[r {company: $company}]->(b)
WHERE r.opened_by IS NULL AND $after < r.since AND r.since <= $until AND type(r) <> 'IN'
  AND NOT type(r) = 'SUPERSEDED'
RETURN type(r) AS relationship, a.name AS who, b.name AS what, r.since AS since,
       r.maybe_since AS earliest, r.statements AS statements
ORDER BY relationship, who, what
