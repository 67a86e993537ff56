// Relationships of one type of which one end falls into the window: always a seek, however few there are.
MATCH ()-[r:<TYPE>]->()
USING INDEX SEEK r:<TYPE>(company, <END>)
WHERE r.company = $company AND $after < r.<END> AND r.<END> <= $until
RETURN '<TYPE>' AS label, r {.*} AS row
