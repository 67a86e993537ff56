MATCH (d:Decision {company: $company})
RETURN d {.*} AS decision
ORDER BY d.recorded, d.id
