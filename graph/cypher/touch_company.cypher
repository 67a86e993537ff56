MATCH (c:Company {id: $company})
SET c.recorded = $recorded, c.rules = $rules, c.version = coalesce(c.version, 0) + 1
