// Statements that no reader found: a decision brought them in.
MATCH (d:Decision {company: $company})
WHERE d.becomes IS NOT NULL
MATCH (s:Statement {id: d.becomes})
RETURN s {.*} AS entry
