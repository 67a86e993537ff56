// Its graph is no longer what any rules make of its log.
MATCH (c:Company {id: $company})
SET c.rules = null
