MATCH (m:Memo {company: $company})
RETURN m {.*, text: ''} AS memo
ORDER BY m.recorded, m.id
