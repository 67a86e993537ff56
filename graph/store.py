"""Store: the log in Neo4j, and the graph brought up to it; one transaction a memo, one writer a company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.cypher import cypher
from graph.derive import derive
from graph.driver import Database, Transaction
from graph.log import Entry, Log, Memo
from graph.rows import Row
from graph.writer import write_graph
from ingest.statement import Statement


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a memo did: whether it was new, when it was recorded, and how much was written.

    `written` counts the nodes and relationships of the derived graph that were put or ended.
    """

    memo: str
    added: bool
    recorded: datetime
    statements: int
    written: int


def store_memo(database: Database, memo: Memo, entries: tuple[Entry, ...]) -> Stored:
    """Add a memo with its statements to the log and bring the graph up to it; all of it or nothing.

    A memo that is in the log already changes nothing.
    """
    return database.write(lambda tx: _store(tx, memo, entries))


def _store(tx: Transaction, memo: Memo, entries: tuple[Entry, ...]) -> Stored:
    recorded = _lock(tx, memo.company)
    log = read_log(tx, memo.company)
    known = next((m for m in log.memos if m.id == memo.id), None)
    if known and known.recorded:
        return Stored(memo.id, False, known.recorded, len(entries), 0)
    memo = replace(memo, recorded=recorded)
    entries = tuple(replace(entry, recorded=recorded) for entry in entries)
    tx.run(cypher("add_memo"), memo=memo_row(memo))
    tx.run(
        cypher("add_entries"), memo=memo.id, entries=[entry_row(memo.company, e) for e in entries]
    )
    whole = replace(log, memos=(*log.memos, memo), entries=(*log.entries, *entries))
    written = write_graph(tx, derive(whole), recorded)
    tx.run(cypher("touch_company"), company=memo.company, recorded=recorded)
    return Stored(memo.id, True, recorded, len(entries), written)


def _lock(tx: Transaction, company: str) -> datetime:
    """Become the company's only writer; returns the moment to record: now, and after all before."""
    last = tx.run(cypher("lock_company"), company=company)[0]["recorded"]
    return max(now(), last + timedelta(microseconds=1)) if last else now()


def now() -> datetime:
    """The moment by the machine's clock, which may be wrong."""
    return datetime.now(UTC)


def read_log(tx: Transaction, company: str) -> Log:
    """A company's whole log."""
    memos = tx.run(cypher("log_memos"), company=company)
    entries = tx.run(cypher("log_entries"), company=company)
    return Log(
        company=company,
        memos=tuple(Memo(**row["memo"]) for row in memos),
        entries=tuple(entry_of(row["entry"]) for row in entries),
    )


def memo_row(memo: Memo) -> Row:
    """The properties of a Memo node."""
    return {name: getattr(memo, name) for name in Memo.__slots__ if getattr(memo, name) is not None}


def entry_row(company: str, entry: Entry) -> Row:
    """The properties of a Statement node: the exchange format, flat, and where and when it was recorded."""
    own = {"id": entry.id, "memo": entry.memo, "company": company, "recorded": entry.recorded}
    return entry.statement.to_json() | own


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The entry that a Statement node's properties mean."""
    return Entry(
        id=row["id"],
        memo=row["memo"],
        statement=Statement.from_json(row),
        recorded=row["recorded"],
    )
