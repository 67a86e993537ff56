"""Rulings: what of a log counts, once the latest readings and all decisions in force are applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TypeVar

from graph.gist import Gist
from graph.log import ON_NAMES, ON_STATEMENTS, Decision, Entry, Log, Memo, Reading, Ruling
from graph.model import content_id
from graph.outline import Outline
from ingest.statement import Doubt

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two names of persons or units (`label`) that somebody judged to be one."""

    label: str
    one: str
    other: str


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that nobody has undone, in the order of recording; an undoing can be undone."""
    ordered = sorted(decisions, key=lambda d: (d.recorded or _NEVER, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.ruling is Ruling.UNDO and decision.id not in undone:
            undone.update(decision.about)
    return [d for d in ordered if d.id not in undone and d.ruling is not Ruling.UNDO]


def latest_on(
    decisions: Iterable[Decision], rulings: set[Ruling]
) -> dict[tuple[str, ...], Decision]:
    """The last decision of some kinds on each thing that decisions are about."""
    return {d.subject: d for d in in_force(decisions) if d.ruling in rulings}


S = TypeVar("S", Entry, Gist)


def effective(log: Log) -> Log:
    """The log of what counts: without withdrawn memos, outdated readings, rejected and replaced entries.

    What somebody has accepted counts, whether or not the latest reader found it.
    """
    memos = memos_in_force(log.memos, log.decisions)
    counts = counting(log.entries, memos, log.readings, log.decisions)
    read = _latest_readings(log.readings)
    entries = tuple(_as_read(entry, read) for entry in counts)
    return replace(log, memos=memos, entries=entries, readings=())


def memos_in_force(memos: Iterable[Memo], decisions: Iterable[Decision]) -> tuple[Memo, ...]:
    """The memos that nobody has withdrawn."""
    withdrawn = {d.about[0] for d in in_force(decisions) if d.ruling is Ruling.WITHDRAW}
    return tuple(memo for memo in memos if memo.id not in withdrawn)


def counting(
    entries: Iterable[S],
    memos: Iterable[Memo],
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
) -> list[S]:
    """What counts of the entries of memos: of the latest reading, or decided, and not ruled out."""
    force = {decision.id for decision in in_force(decisions)}
    ruled = latest_on(decisions, ON_STATEMENTS)
    right = {subject[0] for subject, d in ruled.items() if d.ruling is Ruling.ACCEPT}
    gone = {subject[0] for subject in ruled} - right
    read = _latest_readings(readings)
    known = {memo.id for memo in memos}
    return [
        entry
        for entry in entries
        if entry.memo in known
        and entry.id not in gone
        and (entry.id in right or _counts(entry, force, read))
    ]


Read = Mapping[str, Mapping[str, str]]
"""By memo: the entries of its latest reading, and the doubts of each."""


def _latest_readings(readings: Iterable[Reading]) -> Read:
    """The entries of the latest reading of each memo that has one, with its doubts."""
    ordered = sorted(readings, key=lambda r: (r.recorded or _NEVER, r.id))
    return {
        reading.memo: dict(zip_longest(reading.statements, reading.doubts, fillvalue=""))
        for reading in ordered
    }


def _as_read(entry: Entry, read: Read) -> Entry:
    """An entry with the doubts of the latest reading; a statement may be older than they are."""
    told = read.get(entry.memo, {}).get(entry.id)
    unsure = entry.statement.unsure if told is None else tuple(map(Doubt, told.split()))
    if unsure == entry.statement.unsure:
        return entry
    return replace(entry, statement=replace(entry.statement, unsure=unsure))


def _counts(entry: Entry | Gist, force: set[str], read: Read) -> bool:
    decided = entry.decided_by in force
    return (
        decided
        or (entry.memo not in read and not entry.decided_by)
        or entry.id in read.get(entry.memo, ())
    )


def joined_names(decisions: Iterable[Decision]) -> list[Joined]:
    """The pairs of names that are judged to be one."""
    ruled = latest_on(decisions, ON_NAMES)
    return [
        Joined(label, one, other)
        for (label, one, other), decision in sorted(ruled.items())
        if decision.ruling is Ruling.SAME
    ]


def problems_of(log: Log | Outline, decision: Decision, entry: Entry | None) -> list[str]:
    """Everything that keeps a decision out of a log; none where it can go in."""
    found = list(_missing(log, decision))
    brings = decision.ruling in (Ruling.EDIT, Ruling.ADD)
    if brings != (entry is not None):
        found.append(f"{decision.ruling} needs the statement that it brings in, and no other does")
    if entry and entry.memo not in {memo.id for memo in log.memos}:
        found.append("the statement is of no memo in the log")
    if decision.ruling in ON_NAMES and (len(decision.about) != 2 or not decision.label):
        found.append("names are judged two at a time, as persons or as units")
    if not decision.by.strip():
        found.append("a decision is signed")
    return found


def _missing(log: Log | Outline, decision: Decision) -> Iterable[str]:
    """What a decision is about and the log does not hold; names need not be met yet."""
    if decision.ruling in ON_STATEMENTS:
        known = {entry.id for entry in log.entries}
    elif decision.ruling in (Ruling.ADD, Ruling.WITHDRAW):
        known = {memo.id for memo in log.memos}
    elif decision.ruling is Ruling.UNDO:
        known = {other.id for other in log.decisions}
    else:
        return
    for about in decision.about:
        if about not in known:
            yield f"{decision.ruling} is about {about}, which the log does not hold"


def as_recorded(
    log: Log | Outline, decision: Decision, entry: Entry | None, recorded: datetime
) -> Log:
    """What a decision adds to a log: itself and the entry that it brings in, with ids of their own."""
    previous = log.decisions[-1].id if log.decisions else None
    decided = replace(decision, id=content_id(decision.id, previous), recorded=recorded)
    entries: tuple[Entry, ...] = ()
    if entry:
        decided = replace(decided, becomes=content_id(entry.id, decided.id))
        brought = replace(entry, id=decided.becomes or "", decided_by=decided.id, recorded=recorded)
        entries = (brought,)
    return Log(company=log.company, memos=(), entries=entries, decisions=(decided,))


def repeated(log: Log | Outline, decision: Decision, entry: Entry | None) -> Decision | None:
    """The decision in force that says just the same, by the same person; None where there is none."""
    last = last_like(log, decision)
    known = [d for d in in_force(log.decisions) if d is last or d.ruling is Ruling.ADD]
    said = (decision.ruling, decision.by, decision.about)
    for one in known:
        brings = content_id(entry.id, one.id) if entry else None
        if (one.ruling, one.by, one.about) == said and one.becomes == brings:
            return one
    return None


def decisions_on(log: Log, statement: str) -> tuple[Decision, ...]:
    """Every decision that has to do with a statement, or with one that it took the place of."""
    chain, brought = {statement}, {d.becomes: d for d in log.decisions if d.becomes}
    while statement in brought and brought[statement].ruling is Ruling.EDIT:
        statement = brought[statement].about[0]
        chain.add(statement)
    found = {
        d.id
        for d in log.decisions
        if d.becomes in chain or (d.ruling in ON_STATEMENTS and d.about[0] in chain)
    }
    undoing = {d.id for d in log.decisions if d.ruling is Ruling.UNDO and found & {*d.about}}
    return tuple(d for d in log.decisions if d.id in found | undoing)


def last_like(log: Log | Outline, decision: Decision) -> Decision | None:
    """The decision in force that this one would take the place of."""
    families = (ON_STATEMENTS, ON_NAMES, {Ruling.WITHDRAW})
    family = next((rulings for rulings in families if decision.ruling in rulings), None)
    return latest_on(log.decisions, family).get(decision.subject) if family else None
