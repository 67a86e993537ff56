MATCH (r:Reading {company: $company})
RETURN r {.id, .memo, .reader, .statements, .doubts, .recorded} AS reading
ORDER BY r.recorded, r.id
