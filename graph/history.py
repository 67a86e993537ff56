"""History: everything said of one person or unit over all of time, and the way up from it.

All functions are pure; they take what derive gives, or a View of one day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.compare import Row
from graph.model import Derived, Link, LinkType, Person, Post, Status, Thing, Unit
from graph.netting import comparison_of, window_of
from graph.view import View

TENURES = (LinkType.HOLDS, LinkType.MEMBER_OF)


def story_of(derived: Derived) -> tuple[Row, ...]:
    """Every row there can be of a company, from the first day to the last, in the order of days."""
    whole = comparison_of(window_of(derived, date.min, date.max, None))
    rows = (
        *whole.past,
        *whole.first_seen,
        *whole.changes,
        *whole.passing,
        *whole.confirmations,
    )
    return tuple(sorted(rows, key=lambda row: row.day or date.min))


def rows_about(rows: Iterable[Row], thing: str) -> tuple[Row, ...]:
    """The rows in which a thing is a party, in the same order."""
    return tuple(row for row in rows if any(party.id == thing for party in row.about))


def tenures_of(derived: Derived, person: str) -> tuple[Link, ...]:
    """What a person held or belonged to, ever, as `in_order`."""
    found = [k for k in derived.links.values() if k.type in TENURES and k.start == person]
    return in_order(found)


def holders_of(derived: Derived, unit: str) -> tuple[Link, ...]:
    """Who ever held a post in a unit or belonged to it, as `in_order`."""
    found = [
        k
        for k in derived.links.values()
        if (k.type is LinkType.MEMBER_OF and k.end == unit)
        or (k.type is LinkType.HOLDS and unit_of_post(derived, k.end) == unit)
    ]
    return in_order(found)


def unit_of_post(derived: Derived, post: str) -> str | None:
    """The unit that a post is in; None where the text names none."""
    found = derived.things[post]
    return found.unit if isinstance(found, Post) else None


def unit_of_tenure(derived: Derived, tenure: Link) -> Unit | None:
    """The unit of a HOLDS or MEMBER_OF."""
    unit = unit_of_post(derived, tenure.end) if tenure.type is LinkType.HOLDS else tenure.end
    found = derived.things[unit] if unit else None
    return found if isinstance(found, Unit) else None


def lineage_of(derived: Derived, unit: str) -> tuple[Link, ...]:
    """The BECAME links through which a unit came to be and what became of it, as `in_order`."""
    became = [k for k in derived.links.values() if k.type is LinkType.BECAME]
    found: dict[str, Link] = {}
    for near, far in (("start", "end"), ("end", "start")):
        reached = {unit}
        while step := [k for k in became if getattr(k, near) in reached and k.id not in found]:
            found |= {link.id: link for link in step}
            reached = {getattr(link, far) for link in step}
    return in_order(found.values())


def chain_to_top(view: View, thing: str) -> tuple[tuple[Link, ...], ...]:
    """The solid lines upwards, level by level; somebody met before ends the walk."""
    met, level = {thing}, [thing]
    chain: list[tuple[Link, ...]] = []
    while level:
        lines = [
            link
            for one in level
            for link, status in view.links(LinkType.REPORTS_TO, start=one)
            if link.line != "dotted" and status is Status.SURE and link.end not in met
        ]
        level = list(dict.fromkeys(link.end for link in lines))
        met |= set(level)
        if lines:
            chain.append(tuple(lines))
    return tuple(chain)


def people(derived: Derived) -> tuple[Person, ...]:
    """The people of a company by name."""
    return tuple(sorted((t for t in derived.things.values() if isinstance(t, Person)), key=_named))


def units(derived: Derived) -> tuple[Unit, ...]:
    """The units of a company by name, domains among them."""
    return tuple(sorted((t for t in derived.things.values() if isinstance(t, Unit)), key=_named))


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links by their beginning, then their end and id; what is over first."""
    return tuple(sorted(links, key=_by_time))


def _named(thing: Thing) -> tuple[str, str]:
    return thing.name, thing.id


def _by_time(link: Link) -> tuple[date, date, str]:
    period = link.period
    begun = period.since or period.maybe_since or date.min
    return begun, period.until or period.maybe_until or date.max, link.id
