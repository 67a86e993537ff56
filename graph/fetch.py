"""Fetch: what pages and commands ask of the stored graph, as the plain values of the other modules.

`known_at` None asks what is known now, from the stored graph; a moment asks what derive gives from
the log up to then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from graph.compare import Comparison, Row
from graph.cypher import cypher
from graph.derive import derive
from graph.driver import Database, Transaction
from graph.errors import BadQuery
from graph.log import Addition, Evidence, Log, Memo
from graph.logbook import read_log
from graph.model import Change, Confirmation, Derived, Link, LinkType, Post, Thing, Unit
from graph.netting import Window, comparison_of, window_of
from graph.records import entry_of_row, memo_of_row
from graph.rows import THING_LABELS, change_of, confirmation_of, link_of, post_of, thing_of, unit_of
from graph.schema import CHANGE_ENDS, DATED_LABELS, ENDS
from graph.silences import silences_of
from graph.view import View, build_view, view_of

_LINK_TYPES = {kind.value for kind in LinkType}


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
    asked = {"company": company, "day": day}
    things = [
        thing_of(label, row["row"])
        for label in DATED_LABELS
        for row in tx.run(cypher("standing_nodes", label=label), **asked)
    ]
    links = [
        link_of(row["row"])
        for kind in LinkType
        for row in tx.run(cypher("standing_links", type=kind), **asked)
    ]
    there = {thing.id for thing in things}
    named = {end for link in links for end in (link.start, link.end)} - there
    things += _things(tx, named, THING_LABELS)
    return build_view(company, day, None, things, links)


def _things(tx: Transaction, ids: set[str], labels: Iterable[str]) -> list[Thing]:
    if not ids:
        return []
    query = "\nUNION ALL\n".join(cypher("things", label=label) for label in labels)
    return [thing_of(row["label"], row["row"]) for row in tx.run(query, ids=sorted(ids))]


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
    asked = {"company": company, "after": from_day, "until": to_day}
    found = tx.run(window_query(), **asked)
    links = {row["row"]["id"]: link_of(row["row"]) for row in found if row["label"] in _LINK_TYPES}
    dated = (_dated(row) for row in found if row["label"] not in _LINK_TYPES)
    nodes = {node.id: node for node in dated}
    of = [*links.values(), *(n for n in nodes.values() if isinstance(n, Unit | Post))]
    causes = {change for item in of for change in (item.opened_by, item.closed_by) if change}
    missing = sorted(causes - nodes.keys())
    rows = tx.run(cypher("things", label="Change"), ids=missing) if missing else []
    changes = [n for n in nodes.values() if isinstance(n, Change)]
    changes += [change_of(row["row"]) for row in rows]
    confirmations = [n for n in nodes.values() if isinstance(n, Confirmation)]
    return Window(
        company=company,
        from_day=from_day,
        to_day=to_day,
        known_at=None,
        things=_named(tx, nodes, links.values(), [*changes, *confirmations]),
        standing=[n for n in nodes.values() if isinstance(n, Unit | Post)],
        links=list(links.values()),
        changes=changes,
        confirmations=confirmations,
    )


def window_query() -> str:
    """The Cypher that finds what has an end between two days: a seek in an index for every end.

    One branch a type and end, joined by UNION ALL: a pattern of several types, or OR, uses no index.
    """
    branches = [
        *(cypher("window_links", type=kind, **end) for kind in LinkType for end in ENDS),
        *(cypher("window_nodes", label=label, **end) for label in DATED_LABELS for end in ENDS),
        cypher("window_nodes", label="Change", **CHANGE_ENDS),
        cypher("window_nodes", label="Confirmation", sure="date", maybe="date"),
    ]
    return "\nUNION ALL\n".join(branches)


def _dated(row: Mapping[str, Any]) -> Unit | Post | Change | Confirmation:
    label, content = row["label"], row["row"]
    if label == "Change":
        return change_of(content)
    if label == "Confirmation":
        return confirmation_of(content)
    return unit_of(content) if label == "Unit" else post_of(content)


def _named(
    tx: Transaction,
    nodes: Mapping[str, Unit | Post | Change | Confirmation],
    links: Iterable[Link],
    said: Iterable[Change | Confirmation],
) -> dict[str, Thing]:
    """Everything that the window's contents name, and the units of the posts among it."""
    known: dict[str, Thing] = {i: n for i, n in nodes.items() if isinstance(n, Unit | Post)}
    ids = {end for link in links for end in (link.start, link.end)}
    ids |= {about.thing for step in said for about in step.about}
    known |= {thing.id: thing for thing in _things(tx, ids - known.keys(), THING_LABELS)}
    units = {thing.unit for thing in known.values() if isinstance(thing, Post) and thing.unit}
    return known | {unit.id: unit for unit in _things(tx, units - known.keys(), ["Unit"])}
