UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:IN_MEMO]->(m:Memo)
RETURN s {.*} AS entry,
       m.id AS memo, m.title AS memo_title, m.announced AS announced, m.published AS published
ORDER BY m.announced, m.id, s.start, s.id
