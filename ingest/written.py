"""Names as written: what was read in simplified characters, in those of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ingest.statement import Statement
from ingest.view import normal, simplified

_NAMES = ("person", "unit", "post", "part", "scope", "surface")


def as_written(row: Statement, text: str) -> Statement:
    """The statement with its names as its text has them; the same where that is simplified."""
    evidence = row.span.text
    if simplified(evidence) == evidence:
        return row

    def written(name: str) -> str:
        at = normal(evidence).find(name)
        if at >= 0:
            return evidence[at : at + len(name)]
        at = normal(text).find(name)
        return text[at : at + len(name)] if at >= 0 else name

    changes: dict[str, Any] = {
        field: written(name) for field in _NAMES if (name := getattr(row, field))
    }
    return replace(
        row, to=tuple(map(written, row.to)), from_=tuple(map(written, row.from_)), **changes
    )
