MATCH (s:Statement {company: $company})
RETURN s {.*} AS entry
ORDER BY s.recorded, s.id
