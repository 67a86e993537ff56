"""Measures: figures of an organisation on one day, each with the things that it counts.

Only what is sure counts; what is possible would make a figure that nobody said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.model import (
    Link,
    LinkType,
    Person,
    Post,
    Role,
    Status,
    Thing,
    Unit,
    UnitKind,
    sorted_ids,
)
from graph.view import View

HEADS = (Role.HEAD, Role.OVERSEES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Those who report to one boss by a solid line, by name."""

    boss: Thing
    reports: tuple[Thing, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The posts of somebody who holds more than one, by name."""

    person: Person
    posts: tuple[Post, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The figures of one day; `layers` is one longest chain of solid lines, the top first.

    `headless` are units without anybody who heads or oversees them; domains are no units here.
    """

    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    spans: tuple[Span, ...]
    layers: tuple[Thing, ...]
    concurrent: tuple[Held, ...]
    headless: tuple[Unit, ...]


def measures_of(view: View) -> Measures:
    """The figures of a view."""
    units = tuple(
        unit
        for unit in view.things(Unit)
        if unit.kind is not UnitKind.DOMAIN and view.status(unit.id) is Status.SURE
    )
    return Measures(
        units=units,
        people=tuple(p for p in view.things(Person) if view.status(p.id) is Status.SURE),
        spans=_spans(view),
        layers=_layers(view),
        concurrent=_concurrent(view),
        headless=tuple(unit for unit in units if not _is_headed(view, unit)),
    )


def _sure(view: View, kind: LinkType, **ends: str) -> list[Link]:
    return [link for link, status in view.links(kind, **ends) if status is Status.SURE]


def _solid(view: View) -> list[Link]:
    return [link for link in _sure(view, LinkType.REPORTS_TO) if link.line != "dotted"]


def _spans(view: View) -> tuple[Span, ...]:
    """The widest first, then by name."""
    lines: dict[str, list[Link]] = {}
    for link in _solid(view):
        lines.setdefault(link.end, []).append(link)
    spans = [
        Span(
            boss=view.thing(boss),
            reports=_things(view, (link.start for link in below)),
            statements=sorted_ids(s for link in below for s in link.statements),
        )
        for boss, below in lines.items()
    ]
    return tuple(sorted(spans, key=lambda span: (-len(span.reports), span.boss.name, span.boss.id)))


def _things(view: View, ids: Iterable[str]) -> tuple[Thing, ...]:
    unique = dict.fromkeys(ids)
    return tuple(sorted((view.thing(i) for i in unique), key=lambda t: (t.name, t.id)))


def _layers(view: View) -> tuple[Thing, ...]:
    """A longest way down; people in a loop of bosses, which is a contradiction, count as one layer."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(sorted((link.end, link.start) for link in _solid(view)))
    if not graph:
        return ()
    whole = nx.condensation(graph)
    way = nx.dag_longest_path(whole)
    return tuple(view.thing(min(whole.nodes[part]["members"])) for part in way)


def _concurrent(view: View) -> tuple[Held, ...]:
    found = []
    for person in view.things(Person):
        links = _sure(view, LinkType.HOLDS, start=person.id)
        posts = {link.end: view.post(link.end) for link in links}
        if len(posts) > 1:
            said = sorted_ids(s for link in links for s in link.statements)
            in_order = tuple(sorted(posts.values(), key=lambda post: (post.name, post.id)))
            found.append(Held(person=person, posts=in_order, statements=said))
    return tuple(sorted(found, key=lambda held: (-len(held.posts), held.person.name)))


def _is_headed(view: View, unit: Unit) -> bool:
    posts = [view.post(link.start) for link in _sure(view, LinkType.IN, end=unit.id)]
    return any(post.role in HEADS and _sure(view, LinkType.HOLDS, end=post.id) for post in posts)
