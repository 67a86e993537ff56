UNWIND $rows AS row
MERGE (m:Memo {id: row.id})
SET m = row
