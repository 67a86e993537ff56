"""Networks: the questions as networkx answers them, which has to load the organisation first."""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.driver import Database

_NODES = "MATCH (n:Person|Unit|Post {company: $company}) RETURN n.id AS id, n.name AS name"
_TIES = """
MATCH (a)-[r:HOLDS|IN|MEMBER_OF|PART_OF|REPORTS_TO]->(b)
WHERE r.company = $company AND r.since <= $day AND (r.until IS NULL OR $day < r.until)
RETURN a.id AS start, b.id AS end, type(r) AS type, r.id AS id
"""
PATIENCE = 600.0  # seconds for a query that returns an organisation


def whole(database: Database, company: str, day: date) -> nx.MultiDiGraph[str]:
    """The organisation on a day."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in database.read(_NODES, company=company, timeout=PATIENCE):
        graph.add_node(row["id"], name=row["name"])
    for row in database.read(_TIES, company=company, day=day, timeout=PATIENCE):
        graph.add_edge(row["start"], row["end"], key=row["id"], type=row["type"])
    return graph


def below(graph: nx.MultiDiGraph[str], unit: str) -> list[str]:
    """The units two levels down from one."""
    found: list[str] = []
    ring = [unit]
    for _ in range(2):
        ties = [tie for top in ring for tie in graph.in_edges(top, data=True)]
        ring = [low for low, _, about in ties if about["type"] == "PART_OF"]
        found += ring
    return found


def changed(before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> set[str]:
    """The ids of what is in one of two views only."""
    first, second = ({tie for _, _, tie in view.edges(keys=True)} for view in (before, after))
    return first ^ second
