"""Flows: between two days, from which unit to which people went, and what units went into."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import LinkType, Person, Status, Unit
from graph.view import View


@dataclass(frozen=True, slots=True, order=True)
class Flow:
    """Somebody, or a unit, on the way from one unit to another; None where no memo says which."""

    what: str
    origin: str | None
    destination: str | None


def flows_of(before: View, after: View) -> tuple[Flow, ...]:
    """The flows between two days, by name: of whoever is in other units than before, surely.

    Who keeps a unit and gets another flows from the one that is kept.
    """
    return (*people_flows(before, after), *unit_flows(before, after))


def people_flows(before: View, after: View) -> tuple[Flow, ...]:
    """The flows of people between units."""
    found = set()
    for person in {p.id: p for view in (before, after) for p in view.things(Person)}.values():
        old, new = units_of(before, person.id), units_of(after, person.id)
        gone, come = old.keys() - new.keys(), new.keys() - old.keys()
        kept = [new[unit] for unit in old.keys() & new.keys()]
        origins: list[str | None] = [old[unit] for unit in gone] or [*kept] or [None]
        found |= {Flow(person.name, one, new[u]) for u in come for one in origins}
        if not come:
            found |= {Flow(person.name, old[u], None) for u in gone}
    return tuple(sorted(found, key=_order))


def unit_flows(before: View, after: View) -> tuple[Flow, ...]:
    """The flows of units: what was merged, renamed or split, and what has another parent."""
    old = {link.id for link, status in before.links(LinkType.BECAME) if status is Status.SURE}
    became = [
        link
        for link, status in after.links(LinkType.BECAME)
        if status is Status.SURE and link.id not in old
    ]
    found = {
        Flow(
            link.part or _name(after, link.start), _name(after, link.start), _name(after, link.end)
        )
        for link in became
    }
    for unit in after.things(Unit):
        was, now = _parents(before, unit.id), _parents(after, unit.id)
        gone, come = was.keys() - now.keys(), now.keys() - was.keys()
        found |= {Flow(unit.name, was[a], now[b]) for a in gone for b in come}
    return tuple(sorted(found, key=_order))


def units_of(view: View, person: str) -> dict[str, str]:
    """The names of the units in which somebody surely sits or is, by id."""
    posts = [k.end for k, s in view.links(LinkType.HOLDS, start=person) if s is Status.SURE]
    ids = [unit for post in posts if (unit := view.post(post).unit)]
    ids += [k.end for k, s in view.links(LinkType.MEMBER_OF, start=person) if s is Status.SURE]
    return {unit: _name(view, unit) for unit in ids}


def _parents(view: View, unit: str) -> dict[str, str]:
    found = view.links(LinkType.PART_OF, start=unit)
    return {k.end: _name(view, k.end) for k, s in found if s is Status.SURE}


def _name(view: View, thing: str) -> str:
    return view.thing(thing).name


def _order(flow: Flow) -> tuple[str, str, str]:
    return flow.origin or "", flow.destination or "", flow.what
