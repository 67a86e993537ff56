// Units, posts, Changes or Confirmations of which this date falls into the window, and what they are about:
// always a seek. What very many of them are about is left to be asked for in parts.
MATCH (x:<LABEL>)
USING INDEX SEEK x:<LABEL>(company, <END>)
WHERE x.company = $company AND $after < x.<END> AND x.<END> <= $until
WITH collect(x) AS found
CALL {
  WITH found
  UNWIND CASE WHEN size(found) > $many THEN [] ELSE found END AS x
  MATCH (x)-[:ABOUT]->(about)
  RETURN collect(DISTINCT about) AS named
}
RETURN '<LABEL>' AS label, [] AS links, found + named AS nodes
