// Relationships of one type that may hold on a day.
MATCH ()-[r:<TYPE> {company: $company}]->()
WHERE (r.maybe_since IS NULL OR r.maybe_since <= $day)
  AND (r.maybe_until IS NULL OR $day < r.maybe_until)
RETURN r {.*} AS row
