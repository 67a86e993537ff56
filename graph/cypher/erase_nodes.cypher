// Only what is derived; the log stays.
MATCH (n:<LABEL> {company: $company})
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone
