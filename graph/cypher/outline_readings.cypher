MATCH (r:Reading {company: $company})
RETURN r.id AS id, r.memo AS memo, r.reader AS reader, r.gists AS gists, r.doubts AS doubts,
       r.recorded AS recorded
ORDER BY r.recorded, r.id
