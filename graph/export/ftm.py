"""FollowTheMoney: a company as entities of that model, one JSON object a line.

Posts are Positions and tenures Occupancies; membership, units in units and reporting lines are links
with dates. A remit has no entity of its own: it is in the notes of the unit or post. Where the start of
a thing is not said, `startDate` is absent and `date` is a day on which it surely was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from graph.export.dataset import Dataset
from graph.log import Memo
from graph.model import Link, LinkType, Period, Person, Post, Scope, Thing, Unit, UnitKind

Properties = dict[str, Iterable[str | None]]
_LANGUAGES = {"zh": "zho", "en": "eng"}  # ISO 639-3
_ENDS: dict[LinkType, tuple[str, str, str]] = {  # the schema, and what it calls the two ends
    LinkType.HOLDS: ("Occupancy", "holder", "post"),
    LinkType.MEMBER_OF: ("Membership", "member", "organization"),
    LinkType.PART_OF: ("Membership", "member", "organization"),
    LinkType.REPORTS_TO: ("UnknownLink", "subject", "object"),
    LinkType.BECAME: ("Succession", "predecessor", "successor"),
}


def ftm_file(dataset: Dataset) -> bytes:
    """The entities of a dataset, in the order of their ids."""
    derived = dataset.derived
    remits: dict[str, list[str]] = {}
    for link in derived.links.values():
        if link.type is LinkType.COVERS:
            remits.setdefault(link.start, []).append(derived.things[link.end].name)
    sources = {entry.id: entry.memo for entry in dataset.entries}
    quotes = {entry.id: entry.statement.span.text for entry in dataset.entries}
    things = (t for t in derived.things.values() if not isinstance(t, Scope))
    links = (link for link in derived.links.values() if link.type in _ENDS)
    found = [
        *(_thing(thing, remits.get(thing.id, []), sources) for thing in things),
        *(_link(link, sources, quotes) for link in links),
        *(_memo(memo) for memo in dataset.memos),
    ]
    found.sort(key=lambda entity: str(entity["id"]))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found).encode()


def _entity(key: str, schema: str, properties: Properties) -> dict[str, Any]:
    said = {name: [*dict.fromkeys(filter(None, v))] for name, v in sorted(properties.items())}
    kept = {name: values for name, values in said.items() if values}
    return {"id": key, "schema": schema, "properties": kept}


def _thing(thing: Thing, remits: list[str], sources: dict[str, str]) -> dict[str, Any]:
    properties: Properties = {"name": [thing.name], "notes": remits}
    if isinstance(thing, Person | Unit):
        properties["alias"] = [name for name in thing.names if name != thing.name]
    if not isinstance(thing, Unit | Post):
        return _entity(thing.id, "Person", properties)
    properties["proof"] = [sources[s] for s in thing.statements if s in sources]
    properties["dissolutionDate"] = _end(thing.period)
    if isinstance(thing, Post):
        properties |= {"organization": [thing.unit], "inceptionDate": _start(thing.period)}
        return _entity(thing.id, "Position", properties | {"description": [thing.title]})
    properties |= {"classification": [thing.kind], "incorporationDate": _start(thing.period)}
    schema = "Company" if thing.kind is UnitKind.COMPANY else "Organization"
    return _entity(thing.id, schema, properties)


def _link(link: Link, sources: dict[str, str], quotes: dict[str, str]) -> dict[str, Any]:
    schema, start, end = _ENDS[link.type]
    said = [s for s in link.statements if s in sources]
    properties: Properties = {
        start: [link.start],
        end: [link.end],
        "startDate": _start(link.period),
        "endDate": _end(link.period),
        "date": [str(link.period.since) if link.period.since else None],
        "status": [None if link.period.since else "not sure"],
        "recordId": said,
        "description": [quotes[s] for s in said],
        "proof": [sources[s] for s in said],
    }
    if schema != "Occupancy":
        properties["role"] = [_role(link), link.part]
    return _entity(link.id, schema, properties)


def _role(link: Link) -> str | None:
    if link.type is LinkType.PART_OF:
        return "part of"
    if link.type is LinkType.REPORTS_TO:
        return f"reports to ({link.line} line)"
    return link.by


def _memo(memo: Memo) -> dict[str, Any]:
    properties: Properties = {
        "title": [memo.title],
        "author": [memo.author],
        "date": [memo.announced],
        "publishedAt": [memo.published],
        "language": [_LANGUAGES.get(memo.language)],
        "bodyText": [memo.text],
    }
    return _entity(memo.id, "PlainText", properties)


def _start(period: Period) -> list[str]:
    """The first day, as far as it is known; nothing where a thing may be older than it is told to be."""
    if period.since is None or period.maybe_since is None:
        return []
    return _between(period.maybe_since, period.since)


def _end(period: Period) -> list[str]:
    """The day on which it was over; of what was never sure, nothing."""
    if period.until is None or period.maybe_until is None:
        return []
    return _between(period.until, period.maybe_until)


def _between(first: date, last: date) -> list[str]:
    """A day that lies between two: itself, the month or year that they bound, else both."""
    after = last + timedelta(days=1)
    if first == last:
        return [str(first)]
    if first.day == after.day == 1 and first.year == last.year:
        if first.month == last.month:
            return [str(first)[:7]]
        if first.month == after.month == 1:
            return [str(first)[:4]]
    return [str(first), str(last)]
