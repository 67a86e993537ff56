/*
title = { en = "Contradictions", zh = "相互矛盾之处" }
description = { en = "Two holders of one post from different announcements, loops of bosses, and links of units that had ended, on a day.", zh = "某一日由不同通知造成的一职两人、循环汇报，以及已撤销单位仍存在的关系。" }
[parameters]
company = { type = "company" }
day = { type = "day", default = "latest" }
*/
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)<-[k:HOLDS]-(q:Person)
WHERE p.id < q.id AND NOT s.many AND s.role IN ['head', 'other'] AND h.since <> k.since
  AND h.since <= $day AND (h.until IS NULL OR $day < h.until)
  AND k.since <= $day AND (k.until IS NULL OR $day < k.until)
RETURN 'two_holders' AS kind, p.name AS who, q.name AS other, s.name AS what,
       [p.id, q.id, s.id] AS things, h.statements + k.statements AS statements
UNION
MATCH path = (a:Person {company: $company})
  ((x)-[r:REPORTS_TO WHERE r.line = 'solid' AND r.since <= $day
      AND (r.until IS NULL OR $day < r.until)]->(y)){1,12} (a)
WHERE all(z IN y WHERE a.id <= z.id)
RETURN 'boss_loop' AS kind, a.name AS who, null AS other, reduce(s = a.name, z IN y | s + ' → ' + z.name) AS what,
       [z IN y | z.id] AS things, reduce(all = [], one IN r | all + one.statements) AS statements
UNION
MATCH (t)-[r {company: $company}]->(u:Unit)
WHERE u.maybe_until <= $day AND type(r) IN ['MEMBER_OF', 'PART_OF', 'REPORTS_TO']
  AND r.since <= $day AND (r.until IS NULL OR $day < r.until)
RETURN 'ended_unit' AS kind, t.name AS who, null AS other, u.name AS what,
       [t.id, u.id] AS things, r.statements + u.statements AS statements
UNION
MATCH (p:Person)-[h:HOLDS {company: $company}]->(s:Post)-[:IN]->(u:Unit)
WHERE u.maybe_until <= $day AND h.since <= $day AND (h.until IS NULL OR $day < h.until)
RETURN 'ended_unit' AS kind, p.name AS who, null AS other, u.name AS what,
       [p.id, u.id] AS things, h.statements + u.statements AS statements
