"""The log: memos and the statements read in them. It is only ever added to; the graph is derived from it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from graph.errors import BadMemo
from graph.model import content_id
from ingest.document import Document
from ingest.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A source in the log of one company; `recorded` is when it got there, None before it has.

    `announced` is the day of the letter, `published` that of the page around it (ISO).
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
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A Statement in the log: its id is a hash of its memo and its content."""

    id: str
    memo: str
    statement: Statement
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All that was ever recorded of one company, in the order of recording."""

    company: str
    memos: tuple[Memo, ...]
    entries: tuple[Entry, ...]

    def up_to(self, moment: datetime) -> Log:
        """What was in the log at a moment."""
        return Log(
            company=self.company,
            memos=tuple(m for m in self.memos if m.recorded and m.recorded <= moment),
            entries=tuple(e for e in self.entries if e.recorded and e.recorded <= moment),
        )


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


def entries_of(memo: Memo, statements: Iterable[Statement]) -> tuple[Entry, ...]:
    """The statements of a memo as entries of the log, each once."""
    found = {statement_id(memo.id, statement): statement for statement in statements}
    return tuple(Entry(id=i, memo=memo.id, statement=s) for i, s in found.items())


def statement_id(memo: str, statement: Statement) -> str:
    """The id of a statement of a memo; the pattern that found it is not part of what it says."""
    content = {k: v for k, v in statement.to_json().items() if k != "pattern"}
    return content_id("statement", memo, json.dumps(content, ensure_ascii=False, sort_keys=True))


def first_line(text: str) -> str:
    """The first line with anything in it, cut to the length of a title."""
    return next(line.strip() for line in text.splitlines() if line.strip())[:80]
