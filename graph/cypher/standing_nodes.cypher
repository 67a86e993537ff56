// Units or posts that may be there on a day.
MATCH (n:<LABEL> {company: $company})
WHERE (n.maybe_since IS NULL OR n.maybe_since <= $day)
  AND (n.maybe_until IS NULL OR $day < n.maybe_until)
RETURN n {.*} AS row
