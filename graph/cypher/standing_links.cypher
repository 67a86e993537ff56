// Relationships of one type that may hold on a day.
MATCH ()-[x:<TYPE> {company: $company}]->()
WHERE (x.maybe_since IS NULL OR x.maybe_since <= $day)
  AND (x.maybe_until IS NULL OR $day < x.maybe_until)
RETURN <ROW> AS row
