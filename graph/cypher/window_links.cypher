// Relationships of one type of which one end falls into the window: an index seek.
MATCH ()-[r:<TYPE>]->()
WHERE r.company = $company AND $after < r.<END> AND r.<END> <= $until
RETURN '<TYPE>' AS label, r {.*} AS row
