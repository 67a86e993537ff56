// Units, posts, Changes or Confirmations of which one date falls into the window: an index seek.
MATCH (n:<LABEL>)
WHERE n.company = $company AND $after < n.<END> AND n.<END> <= $until
RETURN '<LABEL>' AS label, n {.*} AS row
