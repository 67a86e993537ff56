"""Answers: the values that a question of somebody else's gets, as plain types that keep what they are.

Nodes and relationships stay apart from maps, so that they can be drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j import graph, time


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; `key` tells it from others within one answer."""

    key: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any] = field(hash=False)

    @property
    def name(self) -> str:
        """What to call it."""
        given = self.properties.get("name") or self.properties.get("title")
        return str(given or self.properties.get("id") or ":".join(self.labels))


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of the graph, with the keys of its ends."""

    key: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Path:
    """A path through the graph."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


PLAIN = frozenset({str, int, float, bool, type(None)})  # most values by far, passed on unlooked


def kept(value: Any) -> Any:  # noqa: ANN401  a value of any of Cypher's types
    """A value without the driver's own types, but for what can be drawn."""
    match value:
        case time.Date() | time.DateTime() | time.Time():
            return value.to_native()
        case graph.Node() | graph.Relationship() | graph.Path():
            return _drawable(value)
        case dict():
            return {key: kept(item) for key, item in value.items()}
        case list():
            return [item if type(item) in PLAIN else kept(item) for item in value]
        case _:
            return value


def _drawable(value: graph.Node | graph.Relationship | graph.Path) -> Node | Edge | Path:
    if isinstance(value, graph.Path):
        edges = tuple(_edge(edge) for edge in value.relationships)
        return Path(tuple(_node(node) for node in value.nodes), edges)
    return _node(value) if isinstance(value, graph.Node) else _edge(value)


def _node(value: graph.Node) -> Node:
    return Node(value.element_id, tuple(sorted(value.labels)), _properties(value))


def _edge(value: graph.Relationship) -> Edge:
    start, end = (node.element_id if node else "" for node in value.nodes)
    return Edge(value.element_id, value.type, start, end, _properties(value))


def _properties(value: graph.Entity) -> dict[str, Any]:
    return {key: kept(value[key]) for key in sorted(value)}
