MATCH ()-[r:<TYPE> {company: $company}]->()
RETURN r.id AS id, r.digest AS digest
