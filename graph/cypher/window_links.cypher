// Relationships of one type of which an end falls into the window: always a seek.
// What is found by its sure end is not found again by the possible one on the same day.
MATCH ()-[x:<TYPE>]->()
USING INDEX SEEK x:<TYPE>(company, <SURE>)
WHERE x.company = $company AND $after < x.<SURE> AND x.<SURE> <= $until
RETURN '<TYPE>' AS label, collect(<ROW>) AS rows
UNION ALL
MATCH ()-[x:<TYPE>]->()
USING INDEX SEEK x:<TYPE>(company, <MAYBE>)
WHERE x.company = $company AND $after < x.<MAYBE> AND x.<MAYBE> <= $until
  AND (x.<SURE> IS NULL OR x.<SURE> <> x.<MAYBE>)
RETURN '<TYPE>' AS label, collect(<ROW>) AS rows
