"""Drawings: flows and neighbourhoods as option objects of ECharts; names in them stay plain text.

Positions are computed here, so that the same graph always looks the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from graph.around import Neighbourhood
from graph.flows import Flow
from graph.model import Link, LinkType, Person, Post, Status, Thing
from web.chart.palette import COLOURS, Theme
from web.markup import harmless
from web.sentences import post_in_words
from web.words import Words

Spec = dict[str, Any]
KINDS = ("person", "unit", "post")
SYMBOLS = {"person": "circle", "unit": "roundRect", "post": "diamond"}
FILLS = {"person": "#4f7fdc", "unit": "#3f9b78", "post": "#b98a2e"}  # seen well on either ground
THEMES = ("light", "dark")
NARROW = 520  # pixels below which a drawing is for a phone
WIDE = 24  # characters of a label before it is cut
TOOLTIP = {"renderMode": "richText", "confine": True}


def sankey(words: Words, flows: Iterable[Flow], theme: Theme) -> Spec:
    """Units before on the left, units after on the right, a ribbon for everybody between them."""
    text, line, accent = (COLOURS[name][THEMES.index(theme)] for name in ("text", "line", "accent"))
    nodes: dict[str, Spec] = {}
    links = []
    for flow in flows:
        source = _end(nodes, "a", flow.origin or words("flow.origin_not_said"))
        target = _end(nodes, "b", flow.destination or words("flow.destination_not_said"))
        label = {"show": True, "formatter": label_text(flow.what), "fontSize": 12, "color": text}
        links.append({"source": source, "target": target, "value": 1, "edgeLabel": label})
    return {
        "tooltip": TOOLTIP | {"show": False},
        "series": [
            {
                "type": "sankey",
                "data": list(nodes.values()),
                "links": links,
                "left": 8,
                "right": 8,
                "top": 8,
                "bottom": 8,
                "nodeWidth": 12,
                "nodeGap": 14,
                "draggable": False,
                "nodeAlign": "justify",
                "emphasis": {"focus": "adjacency"},
                "itemStyle": {"color": accent},
                "label": {"color": text, "fontSize": 13},
                "lineStyle": {"color": line, "opacity": 0.3, "curveness": 0.5},
            }
        ],
    }


def _end(nodes: dict[str, Spec], side: str, name: str) -> str:
    """The id of a unit's node on one side."""
    key = f"{side} {name}"
    label = {"position": "right" if side == "a" else "left", "formatter": label_text(name)}
    nodes.setdefault(key, {"id": key, "name": key, "label": label, "depth": int(side == "b")})
    return key


def sankey_in_words(words: Words, flows: Iterable[Flow]) -> str:
    """The same flows as text, for those who cannot see them."""
    said = (
        words(
            "flow.one",
            what=flow.what,
            origin=flow.origin or words("flow.origin_not_said"),
            destination=flow.destination or words("flow.destination_not_said"),
        )
        for flow in flows
    )
    return words("card.separator").join(said)


def neighbourhood(words: Words, near: Neighbourhood) -> Spec:
    """The things around one, with the links between them; dashed: possible or dotted."""
    places = _places(near)
    nodes = [_node(words, near, thing, places[thing.id]) for thing in near.things]
    base = {
        "tooltip": TOOLTIP | {"show": False},
        "legend": {"data": [words(f"around.{kind}") for kind in KINDS], "bottom": 0},
        "series": [
            {
                "type": "graph",
                "selectedMode": "single",
                "edgeLabel": {"show": True, "fontSize": 10},
                "layout": "none",
                "preserveAspect": "contain",
                "labelLayout": {"hideOverlap": True},
                "data": nodes,
                "links": [_edge(words, link, status) for link, status in near.links],
                "categories": [
                    {
                        "name": words(f"around.{kind}"),
                        "symbol": SYMBOLS[kind],
                        "itemStyle": {"color": FILLS[kind]},
                    }
                    for kind in KINDS
                ],
                "edgeSymbol": ["none", "arrow"],
                "edgeSymbolSize": 7,
                "label": {"show": True, "position": "bottom", "fontSize": 12},
                "left": 44,
                "right": 44,
                "top": 20,
                "bottom": 60,
                "emphasis": {"focus": "adjacency"},
            }
        ],
    }
    small = {
        "preserveAspect": False,
        "left": 60,
        "right": 60,
        "label": {"fontSize": 10},
        "edgeLabel": {"show": False},
    }
    narrow = {"query": {"maxWidth": NARROW}, "option": {"series": [small]}}
    return {"baseOption": base, "media": [narrow]}


def _places(near: Neighbourhood) -> dict[str, tuple[float, float]]:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(thing.id for thing in near.things)
    plain.add_edges_from((link.start, link.end) for link, _ in near.links)
    found = nx.spring_layout(plain, seed=7, k=2.2 / max(1, len(plain)) ** 0.5, iterations=120)
    return {
        key: (round(float(x) * 500, 1), round(float(y) * 380, 1)) for key, (x, y) in found.items()
    }


def _node(words: Words, near: Neighbourhood, thing: Thing, place: tuple[float, float]) -> Spec:
    kind = "person" if isinstance(thing, Person) else "post" if isinstance(thing, Post) else "unit"
    middle = thing.id == near.centre
    name = post_in_words(words, thing.name)
    size = {"person": 22, "unit": 24, "post": 14}[kind]
    return {
        "id": thing.id,
        "name": name,
        "x": place[0],
        "y": place[1],
        "symbol": SYMBOLS[kind],
        "symbolSize": size * (1.5 if middle else 1),
        "category": KINDS.index(kind),
        "label": {"formatter": label_text(name), "fontWeight": "bold" if middle else "normal"},
    }


def _edge(words: Words, link: Link, status: Status) -> Spec:
    dashed = link.line == "dotted" or status is Status.POSSIBLE
    told = "" if link.type is LinkType.IN else words(f"edge.{link.type.lower()}")
    return {
        "source": link.start,
        "target": link.end,
        "lineStyle": {"type": "dashed" if dashed else "solid", "width": 1.4, "curveness": 0.05},
        "label": {"formatter": told},
    }


def neighbourhood_in_words(words: Words, near: Neighbourhood) -> str:
    """The same links as text."""
    names = {thing.id: post_in_words(words, thing.name) for thing in near.things}
    said = (
        words(f"transition.{link.type.lower()}", start=names[link.start], end=names[link.end])
        for link, _ in near.links
        if link.type is not LinkType.IN
    )
    return words("card.separator").join(said)


def bars(title: str, pairs: Sequence[tuple[str, int]]) -> Spec:
    """Names with numbers as bars, the first on top."""
    return {
        "tooltip": TOOLTIP | {"show": False},
        "grid": {"left": 8, "right": 40, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1, "show": False},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [label_text(name) for name, _ in pairs],
            "axisTick": {"show": False},
        },
        "series": [
            {
                "type": "bar",
                "name": title,
                "data": [number for _, number in pairs],
                "label": {"show": True, "position": "right"},
                "barMaxWidth": 18,
            }
        ],
    }


def label_text(text: str) -> str:
    """A name as a label's format: cut where it is long, and no brace of it is a placeholder."""
    cut = harmless(text) if len(text) <= WIDE else f"{harmless(text)[: WIDE - 1]}…"
    return cut.replace("{", "\uff5b").replace("}", "\uff5d")
