UNWIND $rows AS row
MATCH (c:<LABEL> {id: row.id})
UNWIND row.statements AS id
MATCH (s:Statement {id: id})
CREATE (c)-[:STATED_BY]->(s)
