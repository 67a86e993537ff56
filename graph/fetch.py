"""Fetch: what pages and commands ask of the stored graph, as the plain values of the other modules.

`known_at` None asks what is known now, from the stored graph; a moment asks what derive gives from
the log up to then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from graph.compare import Comparison, Row
from graph.cypher import cypher
from graph.derive import derive
from graph.driver import Database, Transaction
from graph.errors import BadQuery
from graph.log import Addition, Evidence, Log, Memo
from graph.logbook import read_log
from graph.model import Change, Confirmation, Derived, Link, LinkType, Post, Thing, Unit
from graph.netting import Window, cause_of, comparison_of, window_of
from graph.records import entry_of_row, memo_of_row
from graph.rows import NODE_LABELS, THING_LABELS, Value, columns, value_of
from graph.schema import DATED_LABELS, ENDS, JOINS, NODE_ENDS
from graph.silences import silences_of
from graph.view import View, build_view, view_of

COLLECTED = 10_000  # nodes a record


def companies(database: Database) -> tuple[str, ...]:
    """The companies that have a memo, by name."""
    return tuple(row["company"] for row in database.read(cypher("companies")))


def company_of(database: Database, wanted: str | None) -> str:
    """The company wanted, or the only one; raises BadQuery with those that there are."""
    known = companies(database)
    if wanted in known:
        return wanted
    if not known:
        raise BadQuery("the graph holds no memo yet: put one in with reorg ingest FILE")
    listed = ", ".join(known)
    if wanted:
        raise BadQuery(f"there is no company {wanted!r}; there are: {listed}")
    if len(known) > 1:
        raise BadQuery(f"there are several companies; say which with --company: {listed}")
    return known[0]


def graph_version(database: Database, company: str) -> int:
    """A number that grows with every write to a company; 0 for a company that is not there."""
    rows = database.read(cypher("version"), company=company)
    return int(rows[0]["version"]) if rows else 0


def change_days(database: Database, company: str) -> tuple[date, ...]:
    """The days on which Changes have surely happened, ascending."""
    return tuple(row["day"] for row in database.read(cypher("change_days"), company=company))


def memos(database: Database, company: str) -> tuple[Memo, ...]:
    """The company's memos in the order of recording."""
    return tuple(
        memo_of_row(row["memo"]) for row in database.read(cypher("log_memos"), company=company)
    )


def additions(database: Database, company: str) -> tuple[Addition, ...]:
    """What was recorded when, the latest first; one for each moment."""
    return tuple(Addition(**row) for row in database.read(cypher("additions"), company=company))


def evidence(database: Database, statements: Iterable[str]) -> tuple[Evidence, ...]:
    """The statements of these ids with their memos, in the order of announcement and text."""
    found = []
    for row in database.read(cypher("evidence"), ids=sorted(set(statements))):
        entry = entry_of_row(row["entry"])
        found.append(
            Evidence(
                id=entry.id,
                memo=row["memo"],
                memo_title=row["memo_title"],
                announced=row["announced"],
                published=row["published"],
                recorded=row["entry"]["recorded"],
                statement=entry.statement,
            )
        )
    return tuple(found)


def log_of(database: Database, company: str, *, texts: bool = False) -> Log:
    """The company's log as it is now, with or without the texts of its memos."""
    return database.snapshot(lambda tx: read_log(tx, company, texts=texts))


def derived_at(database: Database, company: str, known_at: datetime | None = None) -> Derived:
    """What derive gives from the company's log, whole or up to a moment."""
    log = log_of(database, company)
    return derive(log.up_to(known_at) if known_at else log)


def not_said(
    database: Database, company: str, day: date, known_at: datetime | None = None
) -> tuple[Row, ...]:
    """What the memos leave open on a day."""
    return silences_of(derived_at(database, company, known_at), day)


def view_at(database: Database, company: str, day: date, known_at: datetime | None = None) -> View:
    """A company on one day."""
    if known_at:
        return view_of(derived_at(database, company, known_at), day, known_at)
    return database.snapshot(lambda tx: _standing(tx, company, day))


def _standing(tx: Transaction, company: str, day: date) -> View:
    tables = [
        *((n, cypher("standing_nodes", label=n, row=columns(n))) for n in DATED_LABELS),
        *((n, cypher("standing_links", type=n, row=columns(n))) for n in LinkType),
    ]
    values = [
        value_of(name, row["row"])
        for name, query in tables
        for row in tx.run(query, company=company, day=day)
    ]
    links = [value for value in values if isinstance(value, Link)]
    things = [value for value in values if isinstance(value, Unit | Post)]
    others = _things(tx, _ends(links), {thing.id for thing in things})
    return build_view(company, day, None, [*things, *others], links)


def _ends(links: Iterable[Link]) -> dict[str, set[str]]:
    """The ids at the ends of links, by the labels that they can have."""
    ids: dict[str, set[str]] = {label: set() for label in THING_LABELS}
    for link in links:
        for end, labels in zip((link.start, link.end), JOINS[link.type], strict=True):
            for label in labels:
                ids[label].add(end)
    return ids


def _things(tx: Transaction, ids: Mapping[str, set[str]], known: Collection[str]) -> list[Thing]:
    """The things of these ids, by label, but for those known."""
    wanted = {label: sorted(some.difference(known)) for label, some in ids.items()}
    return [value for value in _by_id(tx, wanted) if isinstance(value, Thing)]


def _by_id(tx: Transaction, ids: Mapping[str, list[str]]) -> Iterator[Value]:
    """The nodes of these ids, by label, so many at once as a server collects with ease."""
    query = "\nUNION ALL\n".join(cypher("things", label=n, row=columns(n)) for n in ids)
    for first in range(0, max(map(len, ids.values())), COLLECTED):
        some = {label: ids[label][first : first + COLLECTED] for label in ids}
        yield from _collected(tx.run(query, ids=some))


def _collected(found: Iterable[Mapping[str, Any]]) -> Iterator[Value]:
    return (value_of(row["label"], cells) for row in found for cells in row["rows"])


def compare(
    database: Database,
    company: str,
    from_day: date,
    to_day: date,
    known_at: datetime | None = None,
) -> Comparison:
    """What is different between two days, at a cost that goes with what changed between them."""
    if known_at:
        derived = derived_at(database, company, known_at)
        return comparison_of(window_of(derived, from_day, to_day, known_at))
    window = database.snapshot(lambda tx: _window(tx, company, from_day, to_day))
    return comparison_of(window)


def _window(tx: Transaction, company: str, from_day: date, to_day: date) -> Window:
    found = tx.run(window_query(), company=company, after=from_day, until=to_day, many=COLLECTED)
    rows = {(table["label"], row[0]): row for table in found for row in table["rows"]}
    values = [value_of(label, row) for (label, _), row in rows.items()]
    links = [value for value in values if isinstance(value, Link)]
    standing = [value for value in values if isinstance(value, Unit | Post)]
    changes = [value for value in values if isinstance(value, Change)]
    confirmations = [value for value in values if isinstance(value, Confirmation)]
    causes = {cause_of(item, from_day, to_day) for item in (*links, *standing)} - {None}
    missing = {str(cause) for cause in causes} - {change.id for change in changes}
    changes += [v for v in _by_id(tx, {"Change": sorted(missing)}) if isinstance(v, Change)]
    known = {value.id: value for value in values if isinstance(value, Thing)}
    return Window(
        company=company,
        from_day=from_day,
        to_day=to_day,
        known_at=None,
        things=_named(tx, known, links, [*changes, *confirmations]),
        standing=standing,
        links=links,
        changes=changes,
        confirmations=confirmations,
    )


@cache
def window_query() -> str:
    """The Cypher that finds what has an end between two days: a seek in an index for every end.

    One branch a type and end, joined by UNION ALL: a pattern of several types, or OR, uses no index. What
    a branch names comes with it; a thing may come from several.
    """
    branches = [
        *(cypher("window_links", type=kind, end=end) for kind in LinkType for end in ENDS),
        *(
            cypher("window_nodes", label=label, end=end)
            for label, ends in NODE_ENDS.items()
            for end in ends
        ),
    ]
    nodes = (f"['{n}', [x IN nodes WHERE x:{n} | {columns(n)}]]" for n in NODE_LABELS)
    return cypher(
        "window",
        branches="\nUNION ALL\n".join(branches),
        link=columns(LinkType.HOLDS),  # the same for all types
        nodes=",\n  ".join(nodes),
    )


def _named(
    tx: Transaction,
    known: Mapping[str, Thing],
    links: Iterable[Link],
    said: Iterable[Change | Confirmation],
) -> dict[str, Thing]:
    """The things known, with all others that are named, and the units of the posts among them."""
    ids = _ends(links)
    others = {about.thing for step in said for about in step.about}.difference(*ids.values())
    wanted = {label: some | others for label, some in ids.items()}
    named = {**known, **{thing.id: thing for thing in _things(tx, wanted, known)}}
    units = {thing.unit for thing in named.values() if isinstance(thing, Post) and thing.unit}
    return named | {unit.id: unit for unit in _things(tx, {"Unit": units}, named)}
