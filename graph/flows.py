"""Flows: between two days, from which unit to which people went, and what units went into."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Link, LinkType, Person, Status, Unit
from graph.view import View


@dataclass(frozen=True, slots=True, order=True)
class Flow:
    """Somebody, or a unit, on the way from one unit to another; None where no memo says which.

    `links` are the ids of what ended and began with it.
    """

    what: str
    origin: str | None
    destination: str | None
    links: tuple[str, ...] = field(default=(), compare=False)


def flows_of(before: View, after: View) -> tuple[Flow, ...]:
    """The flows between two days, by name: of whoever is in other units than before, surely.

    Who keeps a unit and gets another flows from the one that is kept.
    """
    return (*people_flows(before, after), *unit_flows(before, after))


def people_flows(before: View, after: View) -> tuple[Flow, ...]:
    """The flows of people between units."""
    found: list[Flow] = []
    for person in {p.id: p for view in (before, after) for p in view.things(Person)}.values():
        old, new = _places(before, person.id), _places(after, person.id)
        gone = [old[unit] for unit in old.keys() - new.keys()]
        come = [new[unit] for unit in new.keys() - old.keys()]
        origins: list[_Place | None] = (
            [*gone] or [new[unit] for unit in old.keys() & new.keys()] or [None]
        )
        found += [_flow(person.name, one, other) for other in come for one in origins]
        if not come:
            found += [_flow(person.name, one, None) for one in gone]
    return tuple(sorted(set(found), key=_order))


def unit_flows(before: View, after: View) -> tuple[Flow, ...]:
    """The flows of units: what was merged, renamed or split, and what has another parent."""
    old = {link.id for link, status in before.links(LinkType.BECAME) if status is Status.SURE}
    became = [
        link
        for link, status in after.links(LinkType.BECAME)
        if status is Status.SURE and link.id not in old
    ]
    found = [_became(after, link) for link in became]
    for unit in after.things(Unit):
        was, now = _parents(before, unit.id), _parents(after, unit.id)
        gone, come = was.keys() - now.keys(), now.keys() - was.keys()
        found += [_flow(unit.name, was[a], now[b]) for a in gone for b in come]
    return tuple(sorted(set(found), key=_order))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is: the unit's name, and the links that say so."""

    name: str
    links: tuple[str, ...]


def _flow(what: str, origin: _Place | None, destination: _Place | None) -> Flow:
    links = (place.links for place in (origin, destination) if place)
    return Flow(
        what,
        origin.name if origin else None,
        destination.name if destination else None,
        tuple(link for many in links for link in many),
    )


def _became(view: View, link: Link) -> Flow:
    start, end = _name(view, link.start), _name(view, link.end)
    return Flow(link.part or start, start, end, (link.id,))


def _places(view: View, person: str) -> dict[str, _Place]:
    """The units in which somebody surely sits or is, by id."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in (LinkType.HOLDS, LinkType.MEMBER_OF):
        for link, status in view.links(kind, start=person):
            unit = view.post(link.end).unit if kind is LinkType.HOLDS else link.end
            if unit and status is Status.SURE:
                found[unit] = (*found.get(unit, ()), link.id)
    return {unit: _Place(_name(view, unit), links) for unit, links in found.items()}


def _parents(view: View, unit: str) -> dict[str, _Place]:
    found = view.links(LinkType.PART_OF, start=unit)
    return {k.end: _Place(_name(view, k.end), (k.id,)) for k, s in found if s is Status.SURE}


def _name(view: View, thing: str) -> str:
    return view.thing(thing).name


def _order(flow: Flow) -> tuple[str, str, str]:
    return flow.origin or "", flow.destination or "", flow.what
