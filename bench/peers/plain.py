"""Plain: a made-up organisation as ids, labels and properties, for libraries that are not ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bench.events import History
from bench.organisation import Organisation
from graph.model import Link, Period, Thing

Properties = dict[str, str | date]


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be written."""

    id: str
    label: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship to be written; `start` and `end` are nodes."""

    start: Node
    end: Node
    type: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Network:
    """A whole organisation."""

    nodes: list[Node]
    ties: list[Tie]


def network(people: int, changes: int) -> Network:
    """An organisation with its history: the same things and links that Reorg stores."""
    history = History(Organisation(people), changes)
    nodes = {thing.id: _thing(thing) for thing in history.things()}
    for event in history.events:
        found = event.change()
        nodes[found.id] = Node(found.id, "Change", {"kind": found.kind.value, "date": found.day})
    return Network(list(nodes.values()), list(_ties(history, nodes)))


def _ties(history: History, nodes: dict[str, Node]) -> Iterator[Tie]:
    for link in history.links():
        yield Tie(nodes[link.start], nodes[link.end], link.type.value, _link(link))
    for event in history.events:
        for about in event.change().about:
            yield Tie(nodes[event.id], nodes[about.thing], "ABOUT", {"role": about.role})


def _thing(thing: Thing) -> Node:
    period = getattr(thing, "period", Period())
    return Node(thing.id, type(thing).__name__, {"name": thing.name, **_dates(period)})


def _link(link: Link) -> Properties:
    return {"key": link.id, **_dates(link.period), **({"line": link.line} if link.line else {})}


def _dates(period: Period) -> Properties:
    found = {"since": period.since, "until": period.until}
    return {name: day for name, day in found.items() if day}
