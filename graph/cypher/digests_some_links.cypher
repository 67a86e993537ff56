UNWIND $ids AS id
MATCH ()-[r:<TYPE> {id: id}]->()
RETURN DISTINCT r.id AS id, r.digest AS digest
