MATCH (c:Company)
MATCH (m:Memo {company: c.id})
WITH c.id AS company, count(m) AS memos, min(m.announced) AS first, max(m.announced) AS last
RETURN company, memos, first, last, COUNT { (:Change {company: company}) } AS changes,
       COUNT { (:Person {company: company}) } AS people, COUNT { (:Unit {company: company}) } AS units
ORDER BY company
