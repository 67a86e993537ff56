"""The log: memos, what was read in them, and what people decided about it.

It is only ever added to; the graph is derived from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from graph.errors import BadMemo
from graph.model import content_id, sorted_ids
from ingest.document import Document
from ingest.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A source in the log of one company; `recorded` is when it got there, None before it has.

    `announced` is the day of the letter, `published` that of the page around it (ISO). `by` is who
    added it, where that was told.
    """

    id: str
    company: str
    title: str
    text: str
    language: str
    announced: str
    published: str | None = None
    author: str | None = None
    subject: str | None = None
    source: str | None = None
    by: str | None = None
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A Statement in the log: its id is a hash of its memo and its content.

    `decided_by` is the id of the Decision that brought it in, where no reader did.
    """

    id: str
    memo: str
    statement: Statement
    decided_by: str | None = None
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader found in a memo: the ids of the entries; the latest reading of a memo counts.

    `doubts` says for each entry, in the same order, why the reader is unsure of it (kinds of Doubt with
    spaces between); it is empty where there is no doubt at all.
    """

    id: str
    memo: str
    reader: str
    statements: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    recorded: datetime | None = None


class Ruling(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    ADD = "add"
    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"
    WITHDRAW = "withdraw"
    UNDO = "undo"


ON_STATEMENTS = {Ruling.ACCEPT, Ruling.EDIT, Ruling.REJECT}
ON_NAMES = {Ruling.SAME, Ruling.DIFFERENT, Ruling.LATER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody ruled, signed and dated; undone only by another Decision.

    `about` is what it is about: the id of a statement (accept, edit, reject), of a memo (add, withdraw) or
    of a Decision (undo), or two names (same, different, later) of persons or units as `label` says.
    `becomes` is the id of the entry that an edit or addition brings in.
    """

    id: str
    company: str
    ruling: Ruling
    by: str
    about: tuple[str, ...]
    becomes: str | None = None
    label: str | None = None
    note: str | None = None
    recorded: datetime | None = None

    @property
    def subject(self) -> tuple[str, ...]:
        """The thing that it is about; two names are one subject in either order."""
        if self.ruling in ON_NAMES:
            return (self.label or "", *sorted(self.about))
        return self.about


Record = Memo | Entry | Reading | Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All that was ever recorded of one company, in the order of recording."""

    company: str
    memos: tuple[Memo, ...]
    entries: tuple[Entry, ...]
    readings: tuple[Reading, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def up_to(self, moment: datetime) -> Log:
        """What was in the log at a moment."""
        return self._where(lambda recorded: recorded <= moment)

    def at(self, moment: datetime) -> Log:
        """What was recorded at a moment."""
        return self._where(lambda recorded: recorded == moment)

    def _where(self, fits: Callable[[datetime], bool]) -> Log:
        return Log(
            company=self.company,
            memos=_of(self.memos, fits),
            entries=_of(self.entries, fits),
            readings=_of(self.readings, fits),
            decisions=_of(self.decisions, fits),
        )

    def moments(self) -> list[datetime]:
        """The moments at which something was recorded, ascending."""
        return sorted({row.recorded for row in self.records() if row.recorded})

    def records(self) -> tuple[Record, ...]:
        """Everything in the log, memos before what is in them."""
        return (*self.memos, *self.entries, *self.readings, *self.decisions)


R = TypeVar("R", Memo, Entry, Reading, Decision)


def _of(rows: tuple[R, ...], fits: Callable[[datetime], bool]) -> tuple[R, ...]:
    return tuple(row for row in rows if row.recorded and fits(row.recorded))


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Something that was recorded at a moment: `what` is memo, reading (of a known memo) or decision.

    `name` is the title of the memo, or the ruling of the decision.
    """

    recorded: datetime
    what: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A statement with what is needed to show it in its memo: who says it, where, and both dates."""

    id: str
    memo: str
    memo_title: str
    announced: str
    published: str | None
    recorded: datetime
    statement: Statement


def memo_of(document: Document, company: str, source: str | None = None) -> Memo:
    """The log's form of a document; raises BadMemo when the text tells no day."""
    announced = document.announced or document.published
    if not announced:
        raise BadMemo(
            f"{source or 'the memo'} does not tell on which day it was announced: say it with --date YYYY-MM-DD"
        )
    return Memo(
        id=content_id("memo", company, document.text),
        company=company,
        title=document.title or first_line(document.text),
        text=document.text,
        language=document.language,
        announced=announced,
        published=document.published,
        author=document.author.text if document.author else None,
        subject=document.subject.text if document.subject else None,
        source=source,
    )


def entries_of(memo: str, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    """The statements of a memo, named by its id, as entries of the log, each once."""
    found = {statement_id(memo, statement): statement for statement in statements}
    return tuple(Entry(id=i, memo=memo, statement=s) for i, s in found.items())


def evidence_of(memo: Memo, entry: Entry, recorded: datetime) -> Evidence:
    """An entry with what is needed to show it in its memo."""
    return Evidence(
        id=entry.id,
        memo=memo.id,
        memo_title=memo.title,
        announced=memo.announced,
        published=memo.published,
        recorded=entry.recorded or recorded,
        statement=entry.statement,
    )


def decision_of(
    company: str,
    ruling: Ruling,
    by: str,
    about: tuple[str, ...],
    *,
    label: str | None = None,
    note: str | None = None,
) -> Decision:
    """A decision that is not in the log yet."""
    return Decision(
        id=content_id("decision", company, ruling, by, *about, label, note),
        company=company,
        ruling=ruling,
        by=by,
        about=about,
        label=label,
        note=note,
    )


def reading_of(memo: Memo, reader: str, entries: Iterable[Entry]) -> Reading:
    """The record of what a reader found in a memo."""
    said = {entry.id: entry.statement for entry in entries}
    found = sorted_ids(said)
    unsure = tuple(" ".join(said[name].unsure) for name in found)
    doubts = unsure if any(unsure) else ()
    return Reading(
        id=content_id("reading", memo.id, reader, *found, *doubts),
        memo=memo.id,
        reader=reader,
        statements=found,
        doubts=doubts,
    )


def statement_id(memo: str, statement: Statement) -> str:
    """The id of a statement of a memo; how it was found is not part of what it says."""
    content = {k: v for k, v in statement.to_json().items() if k not in {"pattern", "unsure"}}
    return content_id("statement", memo, json.dumps(content, ensure_ascii=False, sort_keys=True))


def moment_in(text: str) -> datetime:
    """A moment given as an ISO date or time, UTC where it names no zone; raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def first_line(text: str) -> str:
    """The first line with anything in it, cut to the length of a title."""
    return next(line.strip() for line in text.splitlines() if line.strip())[:80]
