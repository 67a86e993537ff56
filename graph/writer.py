"""Writer: makes the stored graph of a company the derived one; only differences are written.

What a change of knowledge replaces is kept as `Superseded` nodes and `SUPERSEDED` relationships with
the moment at which it stopped being known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from graph.cypher import cypher
from graph.driver import Transaction
from graph.model import Derived, LinkType
from graph.rows import THING_LABELS, Row, change_row, confirmation_row, link_row, thing_row

STEP_LABELS = ("Change", "Confirmation")


def write_graph(tx: Transaction, derived: Derived, recorded: datetime) -> int:
    """Make the company's stored graph the derived one; returns how many rows were put or ended."""
    desired: dict[str, list[Row]] = {label: [] for label in (*THING_LABELS, *STEP_LABELS)}
    labels = {}
    for thing in derived.things.values():
        labels[thing.id] = type(thing).__name__
        desired[labels[thing.id]].append(thing_row(derived.company, thing))
    desired["Change"] = [change_row(derived.company, c) for c in derived.changes.values()]
    desired["Confirmation"] = [
        confirmation_row(derived.company, c) for c in derived.confirmations.values()
    ]
    links: dict[LinkType, list[Row]] = {kind: [] for kind in LinkType}
    for link in derived.links.values():
        links[link.type].append(link_row(derived.company, link))
    put = [_put_nodes(tx, label, desired[label], derived.company, recorded) for label in desired]
    ended = [
        _put_links(tx, kind, rows, labels, derived.company, recorded)
        for kind, rows in links.items()
    ]
    for label, (fresh, _) in zip(desired, put, strict=True):
        if label in STEP_LABELS:
            _attach(tx, label, fresh, labels)
    gone = sum(
        _retire(tx, label, old, recorded) for label, (_, old) in zip(desired, put, strict=True)
    )
    return sum(len(fresh) for fresh, _ in put) + sum(ended) + gone


def erase_graph(tx: Transaction, company: str) -> None:
    """Delete everything derived of a company; only to derive it anew in the same transaction."""
    for label in (*THING_LABELS, *STEP_LABELS, "Superseded"):
        tx.run(cypher("erase_nodes", label=label), company=company)


def _difference(
    have: Iterable[Mapping[str, Any]], want: list[Row]
) -> tuple[list[Row], list[str], list[str]]:
    """Rows to put, ids of those that replace another, and ids of what is gone."""
    digests = {row["id"]: row["digest"] for row in have}
    fresh = [row for row in want if digests.get(row["id"]) != row["digest"]]
    replaced = [row["id"] for row in fresh if row["id"] in digests]
    gone = sorted(set(digests) - {row["id"] for row in want})
    return fresh, replaced, gone


def _put_nodes(
    tx: Transaction, label: str, want: list[Row], company: str, recorded: datetime
) -> tuple[list[Row], list[str]]:
    have = tx.run(cypher("digests_nodes", label=label), company=company)
    fresh, replaced, gone = _difference(have, want)
    if replaced:
        tx.run(cypher("supersede_nodes", label=label), ids=replaced, recorded=recorded)
    if fresh:
        rows = [{**row, "known_since": recorded} for row in fresh]
        tx.run(cypher("put_nodes", label=label), rows=rows)
    if label in STEP_LABELS and replaced + gone:
        tx.run(cypher("detach_parties", label=label), ids=replaced + gone)
    return fresh, gone


def _retire(tx: Transaction, label: str, gone: list[str], recorded: datetime) -> int:
    if gone:
        tx.run(cypher("retire_nodes", label=label), ids=gone, recorded=recorded)
    return len(gone)


def _put_links(
    tx: Transaction,
    kind: LinkType,
    want: list[Row],
    labels: Mapping[str, str],
    company: str,
    recorded: datetime,
) -> int:
    have = tx.run(cypher("digests_links", type=kind), company=company)
    fresh, replaced, gone = _difference(have, want)
    if replaced + gone:
        tx.run(cypher("supersede_links", type=kind), ids=replaced + gone, recorded=recorded)
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in fresh:
        groups[labels[row["start"]], labels[row["end"]]].append({**row, "known_since": recorded})
    for (start, finish), rows in groups.items():
        tx.run(cypher("put_links", type=kind, start=start, finish=finish), rows=rows)
    return len(fresh) + len(gone)


def _attach(tx: Transaction, label: str, rows: list[Row], labels: Mapping[str, str]) -> None:
    """Draw ABOUT and STATED_BY from Changes or Confirmations."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for party in row["parties"]:
            role, thing = party.split(" ", 1)
            groups[labels[thing]].append({"id": row["id"], "role": role, "thing": thing})
    for party_label, parties in groups.items():
        tx.run(cypher("attach_about", label=label, party=party_label), rows=parties)
    if rows:
        tx.run(cypher("attach_statements", label=label), rows=rows)
