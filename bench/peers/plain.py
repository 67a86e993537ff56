"""Plain: a made-up organisation as ids, labels and properties, for libraries that are not ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.events import History
from bench.organisation import Organisation
from graph.rows import Row, Value, row_of


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be written."""

    id: str
    label: str
    properties: Row


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship to be written; `start` and `end` are nodes."""

    start: Node
    end: Node
    type: str
    properties: Row


@dataclass(frozen=True, slots=True)
class Network:
    """A whole organisation."""

    nodes: list[Node]
    ties: list[Tie]


def network(people: int, changes: int) -> Network:
    """An organisation with its history: the same things and links, with all that Reorg stores of them."""
    history = History(Organisation(people), changes)
    company = history.organisation.company
    nodes = {
        value.id: Node(value.id, type(value).__name__, _kept(company, value))
        for value in (*history.things(), *history.changes())
    }
    return Network(list(nodes.values()), list(_ties(history, nodes)))


def _ties(history: History, nodes: Mapping[str, Node]) -> Iterator[Tie]:
    for link in history.links():
        properties = _kept(history.organisation.company, link)
        yield Tie(nodes[link.start], nodes[link.end], link.type.value, properties)
    for change in history.changes():
        for about in change.about:
            yield Tie(nodes[change.id], nodes[about.thing], "ABOUT", {"role": about.role})


def _kept(company: str, value: Value) -> Row:
    """The properties, with the id as `key`: to some of the libraries `id` means another thing."""
    row = row_of(company, value)
    row["key"] = row.pop("id")
    return row
