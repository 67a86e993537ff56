MATCH (c:Company)
WHERE EXISTS { (:Memo {company: c.id}) }
RETURN c.id AS company
ORDER BY company
