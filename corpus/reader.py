"""Reader: one document to the rows of its memo and statements, by the reader of every other day."""

from __future__ import annotations

from typing import Any

from corpus.outcome import Outcome, failed
from graph.errors import BadMemo
from graph.log import entries_of, memo_of
from graph.records import record_row
from ingest.errors import IngestError
from ingest.extract import extract
from ingest.formats import text_of
from ingest.structure import structure

LONGEST = 80
"""The most characters that a company's name may have: it becomes the name of a folder."""


def read_document(source: str, company: str | None, content: bytes) -> Outcome:
    """What a document says; a failure where it cannot be read, or tells no company or no day."""
    try:
        document = structure(text_of(content, source))
        whose = company or (document.company.text if document.company else None)
        if not whose:
            return failed("no company", "it does not tell whose memo it is: say it with --company")
        if len(whose) > LONGEST:
            return failed("no company", f"a name of {len(whose)} characters is none: {whose[:20]}…")
        memo = memo_of(document, whose, source)
        entries = entries_of(memo.id, extract(document))
    except (IngestError, BadMemo) as error:
        return failed(type(error).__name__, str(error))
    if not entries:
        return failed("nothing to read", "it says nothing about an organisation")
    return {
        "memo": record_row(whose, memo),
        "statements": [_lists(record_row(whose, entry)) for entry in entries],
        "failure": None,
    }


def _lists(row: dict[str, Any]) -> dict[str, Any]:
    """The row with lists where the exchange format has one name or several: a column has one type."""
    both = {key: row[key] for key in ("to", "from") if isinstance(row.get(key), str)}
    return {**row, **{key: [value] for key, value in both.items()}}
