"""Logbook: the log as nodes of Neo4j, written, and read whole or in outline."""

from __future__ import annotations

from collections.abc import Iterable

from graph.cypher import cypher
from graph.driver import Transaction
from graph.gist import Gist, gist_of, packed, unpacked
from graph.log import Entry, Log, Memo, Reading
from graph.outline import Outline, outline_of
from graph.records import (
    decision_of_row,
    entry_of_row,
    memo_of_row,
    reading_of_row,
    record_row,
)


def add_records(tx: Transaction, log: Log, gists: Iterable[Gist]) -> None:
    """Write the nodes of a log that are not there yet; `gists` has those of all that its readings name."""
    known = {gist.id: gist for gist in gists}
    readings = [
        {
            **record_row(log.company, reading),
            "gists": packed(known[i] for i in reading.statements),
        }
        for reading in log.readings
    ]
    tables = (
        ("add_memos", [record_row(log.company, memo) for memo in log.memos]),
        ("add_entries", [record_row(log.company, entry) for entry in log.entries]),
        ("add_readings", readings),
        ("add_decisions", [record_row(log.company, decision) for decision in log.decisions]),
    )
    for name, rows in tables:
        if rows:
            tx.run(cypher(name), rows=rows)


def read_log(tx: Transaction, company: str, *, texts: bool = False) -> Log:
    """A company's whole log, with the texts of its memos or, since deriving needs none, without."""
    memos = tx.run(cypher("log_memos" if texts else "log_memos_without_text"), company=company)
    entries = tx.run(cypher("log_entries"), company=company)
    readings = tx.run(cypher("log_readings"), company=company)
    decisions = tx.run(cypher("log_decisions"), company=company)
    return Log(
        company=company,
        memos=tuple(memo_of_row(row["memo"]) for row in memos),
        entries=tuple(entry_of_row(row["entry"]) for row in entries),
        readings=tuple(reading_of_row(row["reading"]) for row in readings),
        decisions=tuple(decision_of_row(row["decision"]) for row in decisions),
    )


def read_outline(tx: Transaction, company: str) -> Outline:
    """A company's log without the words of its statements: a row a reading."""
    memos = tx.run(cypher("outline_memos"), company=company)
    readings = tx.run(cypher("outline_readings"), company=company)
    if any(row["gists"] is None for row in readings):  # written before readings had gists
        return outline_of(read_log(tx, company))
    read = [list(unpacked(row["gists"], row["memo"])) for row in readings]
    decided = tx.run(cypher("outline_decided"), company=company)
    brought = [gist_of(entry_of_row(row["entry"])) for row in decided]
    gists = {gist.id: gist for found in (*read, brought) for gist in found}
    decisions = tx.run(cypher("log_decisions"), company=company)
    return Outline(
        company=company,
        memos=tuple(_outlined(company, **row) for row in memos),
        entries=tuple(gists.values()),
        readings=tuple(
            Reading(
                id=row["id"],
                memo=row["memo"],
                reader=row["reader"],
                statements=tuple(gist.id for gist in found),
                doubts=tuple(row["doubts"] or ()),
                recorded=row["recorded"],
            )
            for row, found in zip(readings, read, strict=True)
        ),
        decisions=tuple(decision_of_row(row["decision"]) for row in decisions),
    )


def _outlined(company: str, **known: str) -> Memo:
    """A memo of which the outline has the id and the days."""
    return memo_of_row({"company": company, "title": "", "text": "", "language": "", **known})


def read_entries(tx: Transaction, ids: Iterable[str]) -> list[Entry]:
    """The entries of these ids, those that are there."""
    rows = tx.run(cypher("log_some_entries"), ids=sorted(ids))
    return [entry_of_row(row["entry"]) for row in rows]
