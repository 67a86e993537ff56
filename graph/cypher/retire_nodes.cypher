// A node that nothing says any more keeps its place in the history and leaves the graph.
UNWIND $ids AS id
MATCH (n:<LABEL> {id: id})
SET n:Superseded, n.was = '<LABEL>', n.known_until = $recorded
REMOVE n:<LABEL>
