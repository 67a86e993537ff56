"""GraphML: a company as a graph of nodes and edges with attributes, for Gephi, yEd and networkx."""

from __future__ import annotations

import re
from dataclasses import asdict
from io import BytesIO

import networkx as nx

from graph.export.dataset import Dataset
from graph.model import Link, Post, Scope, Thing, Unit

Attributes = dict[str, str | bool]
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # for XML


def graphml_file(dataset: Dataset) -> bytes:
    """The things and links of a dataset; a dated attribute that is not known is absent."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=_fit(dataset.derived.company))
    for thing in dataset.derived.things.values():
        graph.add_node(thing.id, **_thing(dataset, thing))
    for link in dataset.derived.links.values():
        graph.add_edge(link.start, link.end, key=link.id, **_link(dataset, link))
    written = BytesIO()
    nx.write_graphml_xml(graph, written, prettyprint=True)
    return written.getvalue()


def _thing(dataset: Dataset, thing: Thing) -> Attributes:
    found: dict[str, str | bool | None] = {"label": thing.name, "type": type(thing).__name__}
    if not isinstance(thing, Scope | Post):
        found["names"] = " | ".join(thing.names)
    if isinstance(thing, Unit):
        found |= {"kind": thing.kind.value, "many": thing.many}
    elif isinstance(thing, Post):
        found |= {"role": thing.role.value, "title": thing.title, "many": thing.many}
    if isinstance(thing, Unit | Post):
        found |= _dated(dataset, thing)
    return _kept(found)


def _link(dataset: Dataset, link: Link) -> Attributes:
    found: dict[str, str | bool | None] = {
        "label": link.type.value,
        "type": link.type.value,
        "line": link.line,
        "as_post": link.as_post,
        "by": link.by,
        "part": link.part,
        "open_list": link.open_list,
    }
    return _kept(found | _dated(dataset, link))


def _dated(dataset: Dataset, dated: Unit | Post | Link) -> dict[str, str | bool | None]:
    known: dict[str, str | bool | None] = {
        name: str(value) if value else None for name, value in asdict(dated.period).items()
    }
    return known | {
        "status": dataset.status(dated),
        "opened_by": dated.opened_by,
        "closed_by": dated.closed_by,
        "statements": " ".join(dated.statements),
    }


def _kept(found: dict[str, str | bool | None]) -> Attributes:
    """Only what is known, and only signs that XML can hold."""
    return {
        name: _fit(value) if isinstance(value, str) else value
        for name, value in found.items()
        if value is not None
    }


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", str(text))
