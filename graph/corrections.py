"""Corrections: what a person mends in what was read, before a memo is stored or after.

Pure: an old Entry and fields of the exchange format in, the Entry that takes its place out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import BadDecision
from graph.log import Entry, Memo, entries_of
from ingest.errors import BadStatement
from ingest.statement import Kind, Span, Statement

# What a statement of a kind can tell besides its words, time and voice, in the order of a form.
FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.CONCURRENT_POST: ("person", "unit", "post"),
    Kind.CONTINUES: ("person", "unit", "post", "scope"),
    Kind.STEPS_DOWN: ("person", "unit", "post"),
    Kind.TRANSFERRED: ("person", "from", "to", "post"),
    Kind.PRIOR_POST: ("person", "unit", "post"),
    Kind.LEADS: ("person", "unit", "post"),
    Kind.RESPONSIBLE_FOR: ("person", "unit", "scope"),
    Kind.REPORTS_TO: ("person", "unit", "to", "dotted"),
    Kind.MEMBER_OF: ("person", "unit", "to"),
    Kind.UNIT_CREATED: ("unit",),
    Kind.UNIT_MERGED: ("from", "unit", "part"),
    Kind.UNIT_RENAMED: ("from", "unit"),
    Kind.UNIT_SPLIT: ("unit", "to"),
    Kind.UNIT_DISSOLVED: ("unit",),
    Kind.UNIT_MOVED: ("unit", "from", "to"),
}
# Of these a statement must have one each: without them it says nothing of anybody.
NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.CONCURRENT_POST: (("person",), ("unit", "post")),
    Kind.CONTINUES: (("person", "unit", "scope"),),
    Kind.STEPS_DOWN: (("person",), ("unit", "post")),
    Kind.TRANSFERRED: (("person",), ("from", "to")),
    Kind.PRIOR_POST: (("person",), ("unit", "post")),
    Kind.LEADS: (("person", "unit"), ("unit", "post")),
    Kind.RESPONSIBLE_FOR: (("person", "unit"), ("unit", "scope")),
    Kind.REPORTS_TO: (("person", "unit"), ("to",)),
    Kind.MEMBER_OF: (("person", "unit"), ("to",)),
    Kind.UNIT_CREATED: (("unit",),),
    Kind.UNIT_MERGED: (("from",), ("unit",)),
    Kind.UNIT_RENAMED: (("from",), ("unit",)),
    Kind.UNIT_SPLIT: (("unit",), ("to",)),
    Kind.UNIT_DISSOLVED: (("unit",),),
    Kind.UNIT_MOVED: (("unit",), ("to",)),
}


def edited(memo: Memo, old: Entry, changes: Mapping[str, Any]) -> Entry:
    """Another reading in an entry's place; `changes` are fields, empty ones take a field away.

    Raises BadDecision where they make no statement, or say just what the old one says.
    """
    merged = {**old.statement.to_json(), **changes, "pattern": "", "unsure": None}
    (entry,) = entries_of(memo.id, [_statement(memo, merged)])
    if entry.id == old.id:
        raise BadDecision("nothing is different: change a field, or accept the statement")
    return entry


def added(memo: Memo, fields: Mapping[str, Any], span: Span) -> Entry:
    """A statement that nobody read, on words of a memo; raises BadDecision where it is none."""
    where = {"evidence": span.text, "start": span.start, "end": span.end}
    (entry,) = entries_of(memo.id, [_statement(memo, {**fields, **where})])
    return entry


def words_at(text: str, words: str, near: int = 0) -> Span:
    """Where words stand in a text, the place nearest to `near`; raises BadDecision where nowhere."""
    words = words.strip()
    places = []
    place = text.find(words) if words else -1
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    if not places:
        raise BadDecision("the memo does not have these words: take them as they stand in it")
    start = min(places, key=lambda found: abs(found - near))
    return Span(start, start + len(words), words)


def _statement(memo: Memo, row: Mapping[str, Any]) -> Statement:
    given = {key: value for key, value in row.items() if value not in (None, "", [], ())}
    try:
        said = Statement.from_json(given)
    except BadStatement as error:
        raise BadDecision(str(error)) from error
    span = said.span
    if not span.text.strip() or memo.text[span.start : span.end] != span.text:
        raise BadDecision(f"the memo does not have these words at {span.start} to {span.end}")
    lacking = [" or ".join(group) for group in NEEDED[said.type] if not _any(given, group)]
    if lacking:
        raise BadDecision(f"a statement of the kind {said.type} names a {', a '.join(lacking)}")
    return said


def _any(row: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    return any(row.get(name) for name in names)
