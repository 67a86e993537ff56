"""Network: the things and links of an answer as a drawing; positions are computed, so it stays still.

From a saved query whose head says which columns name the ends of a link, or from whatever nodes and
relationships stand in an answer of the console.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import networkx as nx

from graph.driver.answers import Edge, Node, Path
from web.drawings import FILLS, TOOLTIP, label_text
from web.words import Words

Spec = dict[str, Any]
MOST = 120  # dots; more are a cloud that nobody reads
COLOURS = (
    FILLS["person"],
    FILLS["unit"],
    FILLS["post"],
    "#8a63c9",
    "#b0567a",
    "#5b8f9e",
    "#7d7a74",
)


@dataclass(frozen=True, slots=True)
class Dot:
    """A thing: what tells it from others, its name, and what sort it is."""

    key: str
    name: str
    sort: str


@dataclass(frozen=True, slots=True)
class Line:
    """A link from one dot to another, with its label."""

    start: str
    end: str
    label: str


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn; `cut` says that there was more."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    cut: bool


def network_of_columns(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], spec: Mapping[str, str]
) -> Network:
    """The links that the rows of a saved query tell, by the columns that `spec` names."""
    start, end = columns.index(spec["from"]), columns.index(spec["to"])
    label = columns.index(spec["label"]) if "label" in spec else None
    dots: dict[str, Dot] = {}
    lines: dict[Line, None] = {}
    for row in rows:
        said = "" if label is None or row[label] is None else str(row[label])
        left, right = _names(row[start]), _names(row[end])
        for name in (*left, *right):
            dots.setdefault(name, Dot(name, name, ""))
        for one, other in product(left, right):
            lines[Line(one, other, said)] = None
    return _within(dots, lines)


def _names(cell: object) -> list[str]:
    cells = cell if isinstance(cell, list | tuple) else [cell]
    return [str(name) for name in cells if name not in (None, "")]


def network_of_values(rows: Iterable[Sequence[Any]]) -> Network:
    """The nodes and relationships that stand anywhere in an answer."""
    dots: dict[str, Dot] = {}
    lines: dict[Line, None] = {}
    for value in _drawable(rows):
        if isinstance(value, Node):
            dots[value.key] = Dot(value.key, value.name, ":".join(value.labels))
        else:
            lines[Line(value.start, value.end, value.type)] = None
    for key in dict.fromkeys(end for line in lines for end in (line.start, line.end)):
        dots.setdefault(key, Dot(key, "…", ""))
    return _within(dots, lines)


def _drawable(value: object) -> Iterator[Node | Edge]:
    match value:
        case Node() | Edge():
            yield value
        case Path():
            yield from value.nodes
            yield from value.edges
        case dict():
            yield from (found for item in value.values() for found in _drawable(item))
        case list() | tuple():
            yield from (found for item in value for found in _drawable(item))


def _within(dots: Mapping[str, Dot], lines: Iterable[Line]) -> Network:
    """As much as can be read: the first dots, and the links among them."""
    kept = dict([*dots.items()][:MOST])
    inside = tuple(line for line in lines if line.start in kept and line.end in kept)
    return Network(tuple(kept.values()), inside, len(dots) > MOST)


def network_drawing(network: Network) -> Spec:
    """A network as an option object of ECharts."""
    sorts = sorted({dot.sort for dot in network.dots})
    places = _places(network)
    return {
        "tooltip": TOOLTIP | {"show": False},
        "legend": {"data": [sort for sort in sorts if sort], "bottom": 0},
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "preserveAspect": "contain",
                "labelLayout": {"hideOverlap": True},
                "data": [_dot(dot, sorts, places[dot.key]) for dot in network.dots],
                "links": [_line(line) for line in network.lines],
                "categories": [
                    {"name": sort, "itemStyle": {"color": COLOURS[i % len(COLOURS)]}}
                    for i, sort in enumerate(sorts)
                ],
                "edgeSymbol": ["none", "arrow"],
                "edgeSymbolSize": 7,
                "edgeLabel": {"show": True, "fontSize": 10},
                "left": 60,
                "right": 60,
                "top": 20,
                "bottom": 60,
                "emphasis": {"focus": "adjacency"},
            }
        ],
    }


def _places(network: Network) -> dict[str, tuple[float, float]]:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(dot.key for dot in network.dots)
    plain.add_edges_from((line.start, line.end) for line in network.lines)
    found = nx.spring_layout(plain, seed=7, k=2.2 / max(1, len(plain)) ** 0.5, iterations=120)
    return {
        key: (round(float(x) * 600, 1), round(float(y) * 360, 1)) for key, (x, y) in found.items()
    }


def _dot(dot: Dot, sorts: Sequence[str], place: tuple[float, float]) -> Spec:
    label = {"show": True, "position": "bottom", "fontSize": 12, "formatter": label_text(dot.name)}
    return {
        "id": dot.key,
        "name": dot.name,
        "x": place[0],
        "y": place[1],
        "symbolSize": 18,
        "category": sorts.index(dot.sort),
        "label": label,
    }


def _line(line: Line) -> Spec:
    label = {"show": bool(line.label), "formatter": label_text(line.label), "fontSize": 10}
    style = {"width": 1.4, "curveness": 0.06}
    return {"source": line.start, "target": line.end, "lineStyle": style, "label": label}


def network_in_words(words: Words, network: Network) -> str:
    """The same links as text, for those who cannot see them."""
    names = {dot.key: dot.name for dot in network.dots}
    said = (
        words("answer.link", start=names[one.start], label=one.label, end=names[one.end])
        for one in network.lines
    )
    return words("card.separator").join(said) or ", ".join(names.values())
