UNWIND $rows AS row
MERGE (d:Decision {id: row.id})
SET d = row
WITH d, row
OPTIONAL MATCH (s:Statement) WHERE s.id IN row.about OR s.id = row.becomes
FOREACH (known IN CASE WHEN s IS NULL THEN [] ELSE [s] END |
  MERGE (d)-[:RULES {becomes: known.id = coalesce(row.becomes, '')}]->(known))
