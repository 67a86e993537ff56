"""Drafts: a memo that is read and not stored yet, and what storing it would do to its company.

Pure but for `store_draft`: a Draft is mended as often as its author likes, nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.access import Act, User
from graph.compare import Row
from graph.corrections import added, edited
from graph.derive import derive
from graph.driver import Database
from graph.history import story_of
from graph.log import Entry, Log, Memo, Ruling, decision_of, reading_of, statement_id
from graph.model import Derived, content_id
from graph.rulings import as_recorded
from graph.store import READER, Mended, Stored, store_memo
from ingest.statement import Span

_SOON = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found in a memo, and what its author mended: at most one ruling a statement."""

    memo: Memo
    entries: tuple[Entry, ...]
    mended: tuple[Mended, ...] = ()

    def entry(self, statement: str) -> Entry:
        """The entry of an id, as read or as mended; KeyError where there is none."""
        brought = [entry for _, entry in self.mended if entry]
        return {entry.id: entry for entry in (*self.entries, *brought)}[statement]

    def now(self) -> tuple[Entry, ...]:
        """What the draft says as it is mended, in the order of the text."""
        gone = {d.about[0] for d, _ in self.mended if d.ruling in (Ruling.EDIT, Ruling.REJECT)}
        brought = [entry for _, entry in self.mended if entry]
        stay = [entry for entry in self.entries if entry.id not in gone]
        return tuple(sorted([*stay, *brought], key=lambda e: (e.statement.span, e.id)))


def accept_in(draft: Draft, by: User, statement: str) -> Draft:
    """A draft in which a statement as read is signed to be right."""
    origin, kept = _origin(draft, statement), _without(draft, statement)
    return _mended(kept, by, Ruling.ACCEPT, origin, None) if origin == statement else draft


def reject_in(draft: Draft, by: User, statement: str) -> Draft:
    """A draft without a statement; one that was added is simply gone."""
    origin, kept = _origin(draft, statement), _without(draft, statement)
    return _mended(kept, by, Ruling.REJECT, origin, None) if origin else kept


def edit_in(draft: Draft, by: User, statement: str, changes: Mapping[str, Any]) -> Draft:
    """A draft with another reading in a statement's place; raises BadDecision where it is none."""
    better = edited(draft.memo, draft.entry(statement), changes)
    origin, kept = _origin(draft, statement), _without(draft, statement)
    if origin == better.id:
        return kept
    ruling = Ruling.EDIT if origin else Ruling.ADD
    return _mended(kept, by, ruling, origin or draft.memo.id, better)


def add_in(draft: Draft, by: User, fields: Mapping[str, Any], span: Span) -> Draft:
    """A draft with a statement that nobody read; raises BadDecision where it is none."""
    entry = added(draft.memo, fields, span)
    return _mended(draft, by, Ruling.ADD, draft.memo.id, entry)


def take_back(draft: Draft, decision: str) -> Draft:
    """A draft without one of the things mended."""
    return replace(draft, mended=tuple(one for one in draft.mended if one[0].id != decision))


def moved_to(draft: Draft, company: str, announced: str) -> Draft:
    """The draft as a memo of another company or day; what was mended goes along."""
    memo_id = content_id("memo", company, draft.memo.text)
    memo = replace(draft.memo, id=memo_id, company=company, announced=announced)
    ids = {entry.id: statement_id(memo_id, entry.statement) for entry in draft.entries}

    def under(entry: Entry) -> Entry:
        return replace(entry, id=statement_id(memo_id, entry.statement), memo=memo_id)

    mended = tuple(
        _signed(memo, d.by, d.ruling, ids.get(d.about[0], memo_id), entry and under(entry))
        for d, entry in draft.mended
    )
    return Draft(memo=memo, entries=tuple(map(under, draft.entries)), mended=mended)


def with_draft(log: Log, draft: Draft) -> Log:
    """The log as it would be with a draft in it."""
    there = {entry.id for entry in log.entries}
    reading = replace(reading_of(draft.memo, READER, draft.entries), recorded=_SOON)
    found = Log(
        company=log.company,
        memos=(*(memo for memo in log.memos if memo.id != draft.memo.id), draft.memo),
        entries=log.entries + tuple(e for e in draft.entries if e.id not in there),
        readings=(*log.readings, reading),
        decisions=log.decisions,
    )
    for number, (decision, entry) in enumerate(draft.mended, 1):
        more = as_recorded(found, decision, entry, _SOON + timedelta(microseconds=number))
        found = replace(
            found,
            entries=found.entries + more.entries,
            decisions=found.decisions + more.decisions,
        )
    return found


@dataclass(frozen=True, slots=True)
class Preview:
    """What storing a draft would do: rows that come, rows that go, rows that gain another source."""

    gained: tuple[Row, ...]
    lost: tuple[Row, ...]
    backed: tuple[Row, ...]


def preview_of(log: Log, draft: Draft, before: Iterable[Row] | None = None) -> Preview:
    """What storing a draft would do to its company; `before` is its story as it stands."""
    old = {_said(row): row for row in (story_of(derive(log)) if before is None else before)}
    new = {_said(row): row for row in story_of(derived_with(log, draft))}
    return Preview(
        gained=tuple(row for key, row in new.items() if key not in old),
        lost=tuple(row for key, row in old.items() if key not in new),
        backed=tuple(
            row
            for key, row in new.items()
            if key in old and set(row.statements) - set(old[key].statements)
        ),
    )


def derived_with(log: Log, draft: Draft) -> Derived:
    """The company as it would be with a draft in it."""
    return derive(with_draft(log, draft))


def store_draft(database: Database, by: User, draft: Draft) -> Stored:
    """Store a draft with all that was mended in it, at once or not at all."""
    by.check(Act.ADD)
    memo = replace(draft.memo, by=by.name)
    return store_memo(database, memo, draft.entries, rulings=draft.mended)


def _said(row: Row) -> tuple[object, ...]:
    """What a row says, whatever says it."""
    return (row.kind, row.about, row.first, row.day, row.line, row.part)


def _mended(draft: Draft, by: User, ruling: Ruling, about: str, entry: Entry | None) -> Draft:
    signed = _signed(draft.memo, by.name, ruling, about, entry)
    return replace(draft, mended=(*draft.mended, signed))


def _signed(memo: Memo, by: str, ruling: Ruling, about: str, entry: Entry | None) -> Mended:
    """A ruling with an id that two additions to one memo do not share."""
    made = decision_of(memo.company, ruling, by, (about,))
    return replace(made, id=content_id(made.id, entry.id if entry else None)), entry


def _origin(draft: Draft, statement: str) -> str | None:
    """The statement as read from which one of the draft comes; None for one that was added."""
    if any(entry.id == statement for entry in draft.entries):
        return statement
    ruling = next(d for d, entry in draft.mended if entry and entry.id == statement)
    return ruling.about[0] if ruling.ruling is Ruling.EDIT else None


def _without(draft: Draft, statement: str) -> Draft:
    """The draft before what was mended in a statement."""
    kept = tuple(
        (ruling, entry)
        for ruling, entry in draft.mended
        if not (entry and entry.id == statement) and ruling.about[0] != statement
    )
    return replace(draft, mended=kept)
