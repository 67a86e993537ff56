"""The Chinese front end: dates, clauses, people, units and offices of a normal view."""
