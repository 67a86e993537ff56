MATCH (c:Change {company: $company})
RETURN DISTINCT c.date AS day
ORDER BY day
