// Relationships of one type of which this end falls into the window, and what they join: always a seek.
// What very many of them join is left to be asked for in parts.
MATCH (a)-[x:<TYPE>]->(b)
USING INDEX SEEK x:<TYPE>(company, <END>)
WHERE x.company = $company AND $after < x.<END> AND x.<END> <= $until
WITH collect(x) AS links, collect(DISTINCT a) + collect(DISTINCT b) AS named
RETURN '<TYPE>' AS label, links, CASE WHEN size(links) > $many THEN [] ELSE named END AS nodes
