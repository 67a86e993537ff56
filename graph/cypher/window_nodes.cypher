// Units, posts, Changes or Confirmations of which this date falls into the window: always a seek.
MATCH (x:<LABEL>)
USING INDEX SEEK x:<LABEL>(company, <END>)
WHERE x.company = $company AND $after < x.<END> AND x.<END> <= $until
RETURN '<LABEL>' AS label, collect(<ROW>) AS rows,
       collect(COLLECT { MATCH (x)-[:ABOUT]->(about) RETURN about }) AS named
