// Units, posts, Changes or Confirmations of which a date falls into the window: always a seek.
// What is found by its sure end is not found again by the possible one on the same day.
MATCH (x:<LABEL>)
USING INDEX SEEK x:<LABEL>(company, <SURE>)
WHERE x.company = $company AND $after < x.<SURE> AND x.<SURE> <= $until
RETURN '<LABEL>' AS label, collect(<ROW>) AS rows
UNION ALL
MATCH (x:<LABEL>)
USING INDEX SEEK x:<LABEL>(company, <MAYBE>)
WHERE x.company = $company AND $after < x.<MAYBE> AND x.<MAYBE> <= $until
  AND (x.<SURE> IS NULL OR x.<SURE> <> x.<MAYBE>)
RETURN '<LABEL>' AS label, collect(<ROW>) AS rows
