/*
title = { en = "Differences of two days", zh = "两日的差异" }
description = { en = "Every link whose standing differs between two days: sure, possible, or no.", zh = "在两日之间状态（确定、可能、否）不同的每项关系。" }
graph = { from = "who", to = "what", label = "relationship" }
[parameters]
company = { type = "company" }
after = { type = "day", default = "eve" }
until = { type = "day", default = "latest" }
*/
MATCH (a)-[r:HOLDS|MEMBER_OF|PART_OF|COVERS|REPORTS_TO|BECAME]->(b)
WHERE r.company = $company
WITH a, r, b,
  CASE WHEN r.since <= $after AND (r.until IS NULL OR $after < r.until) THEN 'sure'
       WHEN (r.maybe_since IS NULL OR r.maybe_since <= $after)
        AND (r.maybe_until IS NULL OR $after < r.maybe_until) THEN 'possible' ELSE 'no' END AS before,
  CASE WHEN r.since <= $until AND (r.until IS NULL OR $until < r.until) THEN 'sure'
       WHEN (r.maybe_since IS NULL OR r.maybe_since <= $until)
        AND (r.maybe_until IS NULL OR $until < r.maybe_until) THEN 'possible' ELSE 'no' END AS afterwards
WHERE before <> afterwards
RETURN type(r) AS relationship, a.name AS who, b.name AS what, before, afterwards,
       r.statements AS statements
ORDER BY relationship, who, what
