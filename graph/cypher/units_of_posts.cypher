// The units in which posts of these ids are.
MATCH (p:Post)
WHERE p.id IN $ids.Post
MATCH (x:Unit {id: p.unit})
WITH DISTINCT x
RETURN 'Unit' AS label, collect(<ROW>) AS rows
