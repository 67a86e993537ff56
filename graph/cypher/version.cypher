MATCH (c:Company {id: $company})
RETURN coalesce(c.version, 0) AS version, c.rules AS rules
