MATCH (n:<LABEL> {company: $company})
RETURN n.id AS id, n.digest AS digest
