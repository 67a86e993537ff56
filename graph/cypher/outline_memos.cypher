MATCH (m:Memo {company: $company})
RETURN m.id AS id, m.announced AS announced, m.recorded AS recorded
ORDER BY m.recorded, m.id
