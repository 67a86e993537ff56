"""By hand: the questions in the best Cypher that we can write, each for the same answer as Reorg's.

They may use what a tool cannot know: that ids are at hand and names are unique, that nothing is merely
possible, and which types of relationship there are.
"""

from __future__ import annotations

_SURE = "r.since <= $day AND (r.until IS NULL OR $day < r.until)"

BELOW = f"""
MATCH (top:Unit {{id: $unit}})
MATCH path = (top)<-[rs:PART_OF*1..2]-(u:Unit)
WHERE all(r IN rs WHERE {_SURE})
WITH length(path) AS level, u, last(rs) AS r
OPTIONAL MATCH (u)<-[:IN]-(:Post {{role: 'head'}})<-[h:HOLDS]-(p:Person)
WHERE h.since <= $day AND (h.until IS NULL OR $day < h.until)
WITH level, u, r, collect(p.name) AS heads
RETURN level, u.name AS unit, endNode(r).name AS part_of, heads, r.statements AS statements
ORDER BY level, part_of, unit
"""

CHAIN = f"""
MATCH path = (:Person {{id: $person}})-[rs:REPORTS_TO*1..30]->(top)
WHERE all(r IN rs WHERE r.line = 'solid' AND {_SURE})
WITH top, last(rs) AS r, length(path) AS steps
RETURN steps, top.name AS boss, r.since AS since, r.statements AS statements
ORDER BY steps, boss
"""

SPAN = f"""
MATCH (b:Person)<-[r:REPORTS_TO]-(a)
WHERE r.line = 'solid' AND {_SURE}
WITH b, collect(a.name) AS reports
RETURN b.name AS boss, size(reports) AS span, reports
ORDER BY span DESC, boss
"""

_TYPES = ("HOLDS", "IN", "MEMBER_OF", "PART_OF", "REPORTS_TO")
_CHANGED = """
MATCH (a)-[r:{type}]->(b)
WHERE r.company = $company AND $after < r.{end} AND r.{end} <= $until
RETURN r.id AS id, type(r) AS type, [a.id, a.name, b.id, b.name] AS about, r.since AS since,
       r.until AS until, [r.opened_by, r.closed_by] AS by, r.statements AS statements"""
_THERE = """
MATCH (n:{label})
WHERE n.company = $company AND $after < n.{end} AND n.{end} <= $until
RETURN n.id AS id, '{label}' AS type, [n.name] AS about, n.since AS since,
       n.until AS until, [n.opened_by, n.closed_by] AS by, n.statements AS statements"""
_CHANGES = """
MATCH (c:Change)
WHERE c.company = $company AND $after < c.date AND c.date <= $until
RETURN c.id AS id, c.kind AS type,
       COLLECT { MATCH (c)-[a:ABOUT]->(t) RETURN [a.role, t.id, t.name] } AS about, c.first AS since,
       c.date AS until, [c.basis] AS by, c.statements AS statements"""

CHANGED = "\nUNION ALL\n".join(
    [_CHANGED.format(type=kind, end=end) for kind in _TYPES for end in ("since", "until")]
    + [
        _THERE.format(label=label, end=end)
        for label in ("Unit", "Post")
        for end in ("since", "until")
    ]
    + [_CHANGES]
)
