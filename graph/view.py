"""View: a company at one date, as a networkx graph.

A node is the id of a Thing with attributes `thing` (Person, Unit, Post or Scope) and `status`; an
edge runs from a Link's start to its end, its key is the link's id, its attributes `link` and
`status`. What does not hold on the day is not in the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import networkx as nx

from graph.model import Derived, Link, LinkType, Person, Post, Scope, Status, Thing, Unit

T = TypeVar("T", Person, Unit, Post, Scope)


@dataclass(frozen=True, slots=True)
class View:
    """A company on one day, as known at one moment (None: as known now)."""

    company: str
    day: date
    known_at: datetime | None
    graph: nx.MultiDiGraph[str]

    def things(self, kind: type[T]) -> Iterator[T]:
        """All things of one class, in the order of their names and ids."""
        found = (data["thing"] for _, data in self.graph.nodes(data=True))
        yield from sorted((t for t in found if isinstance(t, kind)), key=lambda t: (t.name, t.id))

    def thing(self, thing_id: str) -> Thing:
        """A thing by its id; KeyError when it does not hold on the day."""
        found: Thing = self.graph.nodes[thing_id]["thing"]
        return found

    def post(self, post_id: str) -> Post:
        """A post by its id; KeyError when it is not in the view, or no post."""
        found = self.thing(post_id)
        if not isinstance(found, Post):
            raise KeyError(post_id)
        return found

    def status(self, thing_id: str) -> Status:
        """What is known of a thing on the day; `no` when it is not in the view."""
        if thing_id not in self.graph:
            return Status.NO
        found: Status = self.graph.nodes[thing_id]["status"]
        return found

    def links(
        self, kind: LinkType, *, start: str | None = None, end: str | None = None
    ) -> list[tuple[Link, Status]]:
        """The links of one type, optionally from or to one thing, with their status, ordered by id."""
        edges: Iterable[tuple[str, str, dict[str, object]]]
        if start is not None:
            edges = self.graph.out_edges(start, data=True) if start in self.graph else ()
        elif end is not None:
            edges = self.graph.in_edges(end, data=True) if end in self.graph else ()
        else:
            edges = self.graph.edges(data=True)
        found = [(data["link"], data["status"]) for _, _, data in edges]
        chosen = [
            (link, status)
            for link, status in found
            if isinstance(link, Link)
            and isinstance(status, Status)
            and link.type is kind
            and (end is None or link.end == end)
        ]
        return sorted(chosen, key=lambda pair: pair[0].id)


def view_of(derived: Derived, day: date, known_at: datetime | None = None) -> View:
    """What a derived graph says of one day; possible things are in it, marked as such."""
    return build_view(
        derived.company, day, known_at, derived.things.values(), derived.links.values()
    )


def build_view(
    company: str,
    day: date,
    known_at: datetime | None,
    things: Iterable[Thing],
    links: Iterable[Link],
) -> View:
    """A View of the given things and links: only those that hold on the day, surely or possibly.

    Persons and scopes have no dates of their own: they are there when something of them is. A unit
    or post that is over by its own dates and yet has a link on the day is there as possible: memos
    contradict each other, and the view shows it.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    known = {thing.id: thing for thing in things}
    for thing in known.values():
        if isinstance(thing, Unit | Post) and thing.period.status(day) is not Status.NO:
            graph.add_node(thing.id, thing=thing, status=thing.period.status(day))
    for link in links:
        status = link.period.status(day)
        if status is Status.NO:
            continue
        for end in (link.start, link.end):
            if end not in graph:
                graph.add_node(end, thing=known[end], status=Status.POSSIBLE)
            if isinstance(known[end], Person | Scope) and status is Status.SURE:
                graph.nodes[end]["status"] = Status.SURE
        graph.add_edge(link.start, link.end, key=link.id, link=link, status=status)
    return View(company, day, known_at, graph)
