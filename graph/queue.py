"""Queue: what a person should look at, most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph import fetch
from graph.derive.tables import names_met
from graph.driver import Database
from graph.log import ON_NAMES, ON_STATEMENTS, Decision, Entry, Log, Reading, Ruling
from graph.names import collect_names
from graph.near import near_names
from graph.queries import defaults, run, saved_query
from graph.rulings import effective, joined_names, latest_on
from ingest.statement import Statement

Ruled = dict[tuple[str, ...], Decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to look at; `why` is a word for the reason.

    `kind` is contradiction, readers (one reader found it, another did not), unsure or near names.
    `statements` lead to the sentences; `names` are two spellings of persons or units (`label`); `decided`
    is the id of the decision on it that is in force, which whoever decides again must know of.
    """

    kind: str
    why: str
    statements: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    label: str | None = None
    decided: str | None = None

    @property
    def id(self) -> str:
        """What tells it from all others."""
        return " ".join((self.kind, *self.names, *self.statements))


def queue(database: Database, company: str) -> tuple[Item, ...]:
    """Everything that waits for a person: contradictions, doubtful statements, near names."""
    log = fetch.log_of(database, company)
    query = saved_query("contradictions")
    table = run(database, query, defaults(query, company, fetch.change_days(database, company)))
    clashes = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return queue_of(log, [(str(row["kind"]), tuple(row["statements"])) for row in clashes])


def queue_of(log: Log, clashes: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Item, ...]:
    """The queue of a log and of what its graph holds against itself: a word and statements each."""
    ruled = latest_on(log.decisions, ON_STATEMENTS)
    doubtful = [*_contradictions(clashes, ruled), *_readers(log, ruled), *_unsure(log, ruled)]
    return (*doubtful, *_near(log))


def _contradictions(clashes: Iterable[tuple[str, tuple[str, ...]]], ruled: Ruled) -> Iterator[Item]:
    """Contradictions, but for those of which somebody has accepted every statement."""
    for why, statements in clashes:
        said = tuple(dict.fromkeys(statements))
        if not all(_is_accepted(ruled, statement) for statement in said):
            yield Item(kind="contradiction", why=why, statements=said)


def _is_accepted(ruled: Ruled, statement: str) -> bool:
    decision = ruled.get((statement,))
    return decision is not None and decision.ruling is Ruling.ACCEPT


def _readers(log: Log, ruled: Ruled) -> Iterator[Item]:
    """What of several readers of a memo only some have found; `why` names those."""
    known = {entry.id for entry in log.entries}
    latest: dict[str, dict[str, Reading]] = {}
    for reading in log.readings:
        latest.setdefault(reading.memo, {})[reading.reader] = reading
    for readings in latest.values():
        found: dict[str, list[str]] = {}
        for reader, reading in readings.items():
            for statement in reading.statements:
                found.setdefault(statement, []).append(reader)
        for statement, readers in found.items():
            undecided = statement in known and (statement,) not in ruled
            if len(readers) < len(readings) and undecided:
                why = ", ".join(sorted(readers))
                yield Item(kind="readers", why=why, statements=(statement,))


def _unsure(log: Log, ruled: Ruled) -> Iterator[Item]:
    """Statements that a reader doubts, or that needed a step of reading, and that nobody has accepted.

    `why` holds the kinds of Doubt or, where a statement is only implied, its pattern.
    """
    for entry in effective(log).entries:
        said = entry.statement
        if (said.unsure or said.implied) and not entry.decided_by and (entry.id,) not in ruled:
            why = ", ".join(said.unsure) or said.pattern
            yield Item(kind="unsure", why=why, statements=(entry.id,))


def _near(log: Log) -> Iterable[Item]:
    """Near names that nobody has judged; those put off (later) come last."""
    counts = effective(log)
    entries = counts.entries
    ruled = latest_on(log.decisions, ON_NAMES)
    put_off = []
    persons, units = names_met(entry.statement for entry in entries)
    joined = joined_names(log.decisions)
    for label, written in (("Unit", units), ("Person", persons)):
        pairs = [(j.one, j.other) for j in joined if j.label == label]
        names = collect_names(written, log.company if label == "Unit" else None, pairs)
        for near in near_names(written, log.company, units=label == "Unit"):
            decided = ruled.get((label, *sorted((near.one, near.other))))
            if names.key(near.one) == names.key(near.other):
                continue
            if decided and decided.ruling is Ruling.DIFFERENT:
                continue
            item = Item(
                kind="near names",
                why=near.why,
                statements=_naming(entries, near.one) + _naming(entries, near.other),
                names=(near.one, near.other),
                label=label,
                decided=decided.id if decided else None,
            )
            if decided:
                put_off.append(item)
            else:
                yield item
    yield from put_off


def _naming(entries: Iterable[Entry], name: str) -> tuple[str, ...]:
    """The first statement that uses a name."""
    using = (e for e in entries if name in names_of(e.statement))
    first = min(using, key=lambda e: (e.memo, e.statement.span), default=None)
    return (first.id,) if first else ()


def names_of(said: Statement) -> set[str]:
    """All names that a statement uses."""
    return {name for name in (said.person, said.unit, *said.to, *said.from_) if name}
