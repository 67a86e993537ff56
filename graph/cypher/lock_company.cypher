// One writer a company: the lock on this node is held until the transaction ends.
MERGE (c:Company {id: $company})
SET c.name = $company
RETURN c.recorded AS recorded
