UNWIND $rows AS row
MATCH (c:<LABEL> {id: row.id}), (t:<PARTY> {id: row.thing})
CREATE (c)-[:ABOUT {role: row.role}]->(t)
