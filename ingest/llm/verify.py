"""Verify: of what a model says, only what the memo's text bears out becomes a Statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.document import Document
from ingest.errors import BadStatement
from ingest.statement import Dated, Kind, Statement, Voice
from ingest.view import plain

NO_EVIDENCE = "the evidence is not in the memo"
NO_NAME = "a name is not in the memo"
NO_VOICE = "the evidence is in the frame of the page"
NO_STATEMENT = "it breaks the contract"
_LONGEST = 300
_PLAIN = ("person", "unit", "post", "part", "scope", "date")


@dataclass(frozen=True, slots=True)
class Verified:
    """The statements that stand, in the order of the text, and how many were dropped, by reason."""

    statements: tuple[Statement, ...]
    dropped: Mapping[str, int]


def verified(document: Document, rows: Iterable[Any], extractor: str) -> Verified:
    """The rows of an answer as Statements; `extractor` becomes their pattern."""
    dropped: Counter[str] = Counter()
    found: list[Statement] = []
    for row in rows:
        try:
            found.append(_statement(document, row, extractor))
        except _Dropped as reason:
            dropped[str(reason)] += 1
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.span.start, one.span.end))
    return Verified(tuple(ordered), dropped)


class _Dropped(Exception):
    """A row that is no Statement of this memo."""


def _statement(document: Document, row: object, extractor: str) -> Statement:
    if not isinstance(row, dict) or not _is_formed(row):
        raise _Dropped(NO_STATEMENT)
    evidence = row["evidence"].strip()
    start = document.text.find(evidence)
    if not evidence or len(evidence) > _LONGEST or start < 0:
        raise _Dropped(NO_EVIDENCE)
    voice = _voice(document, start)
    if voice is None:
        raise _Dropped(NO_VOICE)
    text = plain(document.text)
    names = (row.get("person"), row.get("unit"), *row["to"], *row["from"])
    if any(plain(name) not in text for name in names if name):
        raise _Dropped(NO_NAME)
    known = {name: row[name] for name in _PLAIN if row.get(name)}
    dated = {"dated": Dated.STATED.value} if row.get("date") else {}
    where = {"evidence": evidence, "start": start, "end": start + len(evidence)}
    told = {key: _listed(row, key) for key in ("to", "from") if row[key]}
    try:
        return Statement.from_json(
            {"type": row["type"], "tense": row["tense"], "by": voice.value, "pattern": extractor}
            | {"implied": row.get("implied") is True}
            | known
            | dated
            | told
            | where
        )
    except BadStatement as error:
        raise _Dropped(NO_STATEMENT) from error


def _is_formed(row: dict[str, Any]) -> bool:
    """Whether the fields have the types that the schema asks for; not every server enforces it."""
    single = all(isinstance(row.get(name), str | None) for name in (*_PLAIN, "type", "tense"))
    lists = (row.get("to"), row.get("from"))
    listed = all(isinstance(x, list) and all(isinstance(n, str) for n in x) for x in lists)
    return single and listed and isinstance(row.get("evidence"), str)


def _listed(row: dict[str, Any], key: str) -> Any:  # noqa: ANN401 (a name, or several)
    several = {"to": Kind.UNIT_SPLIT, "from": Kind.UNIT_MERGED}[key]
    return row[key] if row["type"] == several else row[key][0]


def _voice(document: Document, at: int) -> Voice | None:
    return next((part.voice for part in document.sections if part.start <= at < part.end), None)
