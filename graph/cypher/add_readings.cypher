UNWIND $rows AS row
MATCH (m:Memo {id: row.memo})
MERGE (r:Reading {id: row.id})
SET r = row
MERGE (r)-[:OF]->(m)
