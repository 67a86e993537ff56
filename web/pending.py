"""Pending: memos that somebody has brought and not stored yet, as they lie in his session."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.drafts import Draft, moved_to
from graph.log import entries_of, memo_of
from ingest.document import Document
from ingest.errors import IngestError
from ingest.extract import extract
from ingest.formats import text_of
from ingest.statement import Statement, days_of
from ingest.structure import structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One memo: why it could not be read (`problem`), or what was found in it.

    `draft` is there once company and day are known; `stored` once the log has it.
    """

    name: str
    problem: str = ""
    document: Document | None = None
    statements: tuple[Statement, ...] = ()
    draft: Draft | None = None
    stored: bool = False

    @property
    def company(self) -> str:
        """The company that it is taken for, as the memo tells until somebody says otherwise."""
        if self.draft:
            return self.draft.memo.company
        told = self.document.company if self.document else None
        return told.text if told else ""

    @property
    def day(self) -> str:
        """The day of announcement (ISO, may be partial), empty where the memo tells none."""
        if self.draft:
            return self.draft.memo.announced
        document = self.document
        return (document.announced or document.published or "") if document else ""


def read_in(name: str, raw: bytes, limit: int) -> Pending:
    """What a file or a pasted text holds; a file that cannot be read says why."""
    try:
        document = structure(text_of(raw, name, limit))
        statements = tuple(extract(document))
    except IngestError as error:
        return Pending(name=name, problem=str(error))
    read = Pending(name=name, document=document, statements=statements)
    return settled(read, read.company, read.day)


def settled(one: Pending, company: str, day: str) -> Pending:
    """The memo as one of this company and day; as it was where either is missing or no day."""
    if not company.strip() or not is_day(day) or one.document is None:
        return one
    if one.draft is None:
        memo = memo_of(replace(one.document, announced=day), company.strip(), one.name)
        return replace(one, draft=Draft(memo=memo, entries=entries_of(memo.id, one.statements)))
    if (company, day) == (one.company, one.day):
        return one
    return replace(one, draft=moved_to(one.draft, company.strip(), day))


def is_day(text: str) -> bool:
    """Whether a text is an ISO date, full or partial."""
    try:
        return bool(days_of(text))
    except ValueError:
        return False
