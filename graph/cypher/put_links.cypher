UNWIND $rows AS row
MATCH (a:<START> {id: row.start}), (b:<FINISH> {id: row.end})
CREATE (a)-[r:<TYPE>]->(b)
SET r = row, r.known_since = $recorded
