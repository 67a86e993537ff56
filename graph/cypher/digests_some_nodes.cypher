UNWIND $ids AS id
MATCH (n:<LABEL> {id: id})
RETURN DISTINCT n.id AS id, n.digest AS digest
