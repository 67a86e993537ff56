MATCH (m:Memo {company: $company})
RETURN m {.*} AS memo
ORDER BY m.recorded, m.id
