// Only what is derived; the log stays.
MATCH (n:<LABEL> {company: $company})
DETACH DELETE n
