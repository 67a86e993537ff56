MATCH (r:Reading {company: $company})
RETURN r {.*} AS reading
ORDER BY r.recorded, r.id
