// What was known of a node before it changed is kept beside it.
UNWIND $ids AS id
MATCH (n:<LABEL> {id: id})
CREATE (old:Superseded)
SET old = n, old.was = '<LABEL>', old.known_until = $recorded
