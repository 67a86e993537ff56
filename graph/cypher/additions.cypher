// What was recorded at each moment: a memo, else another reading of one, else a decision.
CALL {
  MATCH (m:Memo {company: $company})
  RETURN m.recorded AS recorded, 1 AS rank, 'memo' AS what, m.title AS name
  UNION ALL
  MATCH (r:Reading {company: $company})-[:OF]->(m:Memo)
  RETURN r.recorded AS recorded, 2 AS rank, 'reading' AS what, m.title AS name
  UNION ALL
  MATCH (d:Decision {company: $company})
  RETURN d.recorded AS recorded, 3 AS rank, 'decision' AS what, d.ruling AS name
}
WITH recorded, what, name ORDER BY recorded DESC, rank, name
WITH recorded, collect([what, name])[0] AS first
RETURN recorded, first[0] AS what, first[1] AS name
ORDER BY recorded DESC
