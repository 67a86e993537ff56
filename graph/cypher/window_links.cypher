// Relationships of one type of which this end falls into the window: always a seek.
MATCH (a)-[x:<TYPE>]->(b)
USING INDEX SEEK x:<TYPE>(company, <END>)
WHERE x.company = $company AND $after < x.<END> AND x.<END> <= $until
RETURN '<TYPE>' AS label, collect(<ROW>) AS rows, [collect(DISTINCT a), collect(DISTINCT b)] AS named
