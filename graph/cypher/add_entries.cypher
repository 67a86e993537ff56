MATCH (m:Memo {id: $memo})
UNWIND $entries AS row
CREATE (s:Statement)-[:IN_MEMO]->(m)
SET s = row
