// Units or posts that may be there on a day.
MATCH (x:<LABEL> {company: $company})
WHERE (x.maybe_since IS NULL OR x.maybe_since <= $day)
  AND (x.maybe_until IS NULL OR $day < x.maybe_until)
RETURN <ROW> AS row
