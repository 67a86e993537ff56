// What was last written to each company, and how much there is in all.
CALL { MATCH (n) RETURN count(n) AS nodes }
CALL { MATCH ()-[r]->() RETURN count(r) AS links }
CALL { MATCH (c:Company) WITH c ORDER BY c.id
       RETURN collect([c.id, c.version, toString(c.recorded)]) AS companies }
RETURN nodes, links, companies
