UNWIND $ids AS id
MATCH (c:<LABEL> {id: id})-[r:ABOUT|STATED_BY]->()
DELETE r
