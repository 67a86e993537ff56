UNWIND $rows AS row
MATCH (m:Memo {id: row.memo})
MERGE (s:Statement {id: row.id})
SET s = row
MERGE (s)-[:IN_MEMO]->(m)
