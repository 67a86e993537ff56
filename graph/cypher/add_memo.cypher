CREATE (m:Memo)
SET m = $memo
