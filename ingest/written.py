"""Names as written: what was read in simplified characters, in those of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ingest.statement import Statement
from ingest.view import normal, simplified

_NAMES = ("person", "unit", "post", "part", "scope", "surface")


def as_written(rows: Iterable[Statement], text: str) -> Iterator[Statement]:
    """The statements with their names as the text has them; the same where that is simplified."""
    if simplified(text) == text:
        yield from rows
        return
    view = normal(text)
    places: dict[str, int] = {}
    for row in rows:
        yield _as_written(row, text, view, places)


def _as_written(row: Statement, text: str, view: str, places: dict[str, int]) -> Statement:
    """`places` keeps where a name stands that the evidence does not have."""

    def written(name: str) -> str:
        at = view.find(name, row.span.start, row.span.end)
        if at < 0:
            if name not in places:
                places[name] = view.find(name)
            at = places[name]
        return text[at : at + len(name)] if at >= 0 else name

    changes: dict[str, Any] = {
        field: written(name) for field in _NAMES if (name := getattr(row, field))
    }
    return replace(
        row, to=tuple(map(written, row.to)), from_=tuple(map(written, row.from_)), **changes
    )
