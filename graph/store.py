"""Store: the log in Neo4j, and the graph brought up to it; one writer a company, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from graph.cypher import cypher
from graph.derive import derive, difference, rules_version
from graph.driver import Database, Transaction
from graph.errors import BadDecision, Outdated
from graph.log import Decision, Entry, Log, Memo, Reading, reading_of
from graph.logbook import add_records, read_entries, read_log, read_outline
from graph.outline import Outline
from graph.rulings import as_recorded, last_like, problems_of, repeated
from graph.writer import write_difference, write_graph

READER = "rules"
Mended = tuple[Decision, Entry | None]
"""A decision and the entry that it brings in."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a memo did.

    `added`: the memo was new. `gained` and `lost` are ids of statements that this reading has and the one
    before had not, or the other way round. `written` counts the nodes and relationships of the derived
    graph that were put or ended, by this memo and those stored with it.
    """

    memo: str
    added: bool
    recorded: datetime
    statements: int
    written: int
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def store_memo(
    database: Database,
    memo: Memo,
    entries: tuple[Entry, ...],
    reader: str = READER,
    rulings: tuple[Mended, ...] = (),
) -> Stored:
    """Add a memo and what a reader found in it to the log, and bring the graph up to it.

    What is in the log already changes nothing; another reading of a known memo replaces the one before,
    and keeps the decisions. `rulings` are decisions on what was found, each with the entry that it
    brings in: they get into the log with the memo, or nothing does.
    """
    return store_memos(database, memo.company, {memo: entries}, reader, rulings)[0]


def store_memos(
    database: Database,
    company: str,
    found: Mapping[Memo, tuple[Entry, ...]],
    reader: str = READER,
    rulings: tuple[Mended, ...] = (),
) -> list[Stored]:
    """Store several memos of one company at once: recorded at one moment, derived once."""

    def work(tx: Transaction) -> list[Stored]:
        stored = _store(tx, company, found, reader)
        for decision, entry in rulings:
            _decide(tx, decision, entry, None)
        return stored

    return database.write(work)


def _store(
    tx: Transaction, company: str, found: Mapping[Memo, tuple[Entry, ...]], reader: str
) -> list[Stored]:
    recorded = lock(tx, company)
    log = read_outline(tx, company)
    known = {memo.id: memo for memo in log.memos}
    last = {reading.memo: reading for reading in log.readings}
    there = {entry.id for entry in log.entries}
    readings = {memo: reading_of(memo, reader, entries) for memo, entries in found.items()}
    new = [memo for memo, reading in readings.items() if not _is_last(reading, last.get(memo.id))]
    addition = Log(
        company=company,
        memos=tuple(memo for memo in new if memo.id not in known),
        entries=tuple(entry for memo in new for entry in found[memo] if entry.id not in there),
        readings=tuple(readings[memo] for memo in new),
    )
    written = _append(tx, log, addition, recorded) if new else 0
    return [
        _stored(known.get(memo.id), last.get(memo.id), readings[memo], recorded, written)
        for memo in found
    ]


def _is_last(reading: Reading, last: Reading | None) -> bool:
    found = (reading.statements, reading.doubts)
    return last is not None and (last.statements, last.doubts) == found


def _stored(
    known: Memo | None, last: Reading | None, reading: Reading, recorded: datetime, written: int
) -> Stored:
    had, has = set(last.statements if last else ()), set(reading.statements)
    return Stored(
        memo=reading.memo,
        added=known is None,
        recorded=known.recorded if known and known.recorded and had == has else recorded,
        statements=len(has),
        written=written,
        gained=tuple(sorted(has - had)),
        lost=tuple(sorted(had - has)),
    )


def decide(
    database: Database, decision: Decision, entry: Entry | None = None, *, seen: str | None = None
) -> Decision:
    """Add a decision to the log, with the entry that it brings in, and bring the graph up to it.

    `seen` is the id of the decision on the same thing that its author knew of. The decision comes back
    as recorded: its id and that of its entry tell it from all before; the same once more changes nothing,
    so who lost the answer may ask again. Raises Outdated where somebody else has decided since,
    BadDecision where it is about nothing that the log holds.
    """
    return database.write(lambda tx: _decide(tx, decision, entry, seen))


def _decide(tx: Transaction, decision: Decision, entry: Entry | None, seen: str | None) -> Decision:
    recorded = lock(tx, decision.company)
    log = read_outline(tx, decision.company)
    problems = problems_of(log, decision, entry)
    if problems:
        raise BadDecision("; ".join(problems))
    known = repeated(log, decision, entry)
    if known:
        return known
    last = last_like(log, decision)
    if last and last.id != seen:
        raise Outdated(
            f"{last.by} has decided on this at {last.recorded:%Y-%m-%d %H:%M}: {last.ruling}; "
            "look at it again"
        )
    addition = as_recorded(log, decision, entry, recorded)
    _append(tx, log, addition, recorded)
    return addition.decisions[0]


def _append(tx: Transaction, before: Outline, addition: Log, recorded: datetime) -> int:
    """Write what is new in the log, and the differences that it makes to the graph."""
    memos = tuple(replace(row, recorded=recorded) for row in addition.memos)
    entries = tuple(replace(row, recorded=recorded) for row in addition.entries)
    readings = tuple(replace(row, recorded=recorded) for row in addition.readings)
    new = replace(addition, memos=memos, entries=entries, readings=readings)
    after = before.plus(new)
    add_records(tx, new, after.entries)
    if _is_of_these_rules(tx, before.company):
        found = difference(before, after, lambda ids: read_entries(tx, ids))
        written = write_difference(tx, found, recorded)
    else:
        written = write_graph(tx, derive(read_log(tx, before.company)), recorded)
    touch(tx, before.company, recorded)
    return written


def _is_of_these_rules(tx: Transaction, company: str) -> bool:
    """Whether the stored graph was derived by the rules that derive it now."""
    return bool(tx.run(cypher("version"), company=company)[0]["rules"] == rules_version())


def touch(tx: Transaction, company: str, recorded: datetime) -> None:
    """Note when the company was last written, and that its graph is what these rules make of its log."""
    tx.run(cypher("touch_company"), company=company, recorded=recorded, rules=rules_version())


def lock(tx: Transaction, company: str) -> datetime:
    """Become the company's only writer; returns the moment to record: now, and after all before."""
    last = tx.run(cypher("lock_company"), company=company)[0]["recorded"]
    return max(now(), last + timedelta(microseconds=1)) if last else now()


def now() -> datetime:
    """The moment by the machine's clock, which may be wrong."""
    return datetime.now(UTC)
