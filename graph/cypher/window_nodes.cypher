// Units, posts, Changes or Confirmations of which one date falls into the window: always a seek.
MATCH (n:<LABEL>)
USING INDEX SEEK n:<LABEL>(company, <END>)
WHERE n.company = $company AND $after < n.<END> AND n.<END> <= $until
RETURN '<LABEL>' AS label, n {.*} AS row
