UNWIND $ids AS id
MATCH (a)-[r:<TYPE> {id: id}]->(b)
CREATE (a)-[old:SUPERSEDED]->(b)
SET old = r, old.was = '<TYPE>', old.known_until = $recorded
DELETE r
