"""Rows: a comparison and a list of silences as the groups of a listing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.cards import MarkKind
from graph.compare import Comparison, Row
from graph.derive.rules import inference_rules
from graph.model import ChangeKind
from web.parts.listing import Group, Item
from web.parts.panel import Choice
from web.parts.refs import row_refs
from web.sentences import day_in_words, kept, outcome, row_in_words, silence_sentence
from web.words import Words

SILENCES = (
    "holder_not_named",
    "head_not_named",
    "successor_not_said",
    "post_not_said",
    "origin_implied",
    "date_assumed",
    "line_age_unknown",
)
MARKS = {
    ChangeKind.DISSOLVED: MarkKind.ENDED,
    ChangeKind.LEFT: MarkKind.ENDED,
    ChangeKind.MERGED: MarkKind.MOVED,
    ChangeKind.RENAMED: MarkKind.CHANGED,
    ChangeKind.SPLIT: MarkKind.CHANGED,
    ChangeKind.MOVED: MarkKind.MOVED,
    ChangeKind.TRANSFERRED: MarkKind.MOVED,
    ChangeKind.LINE_CHANGED: MarkKind.CHANGED,
}


def change_groups(words: Words, comparison: Comparison) -> tuple[Group, ...]:
    """What changed, by kind, in the order of the kinds; what came and went is there with a note."""
    passing = {row.id for row in comparison.passing}
    rows = (*comparison.changes, *comparison.passing)
    groups = []
    for kind in ChangeKind:
        same = [row for row in rows if row.kind == kind]
        items = tuple(_item(words, row, passing=row.id in passing) for row in same)
        if items:
            title = words(f"kind.{kind.replace(' ', '_')}")
            groups.append(Group(title=title, mark=MARKS.get(kind, MarkKind.NEW), items=items))
    return tuple(groups)


def kept_groups(words: Words, comparison: Comparison) -> tuple[Group, ...]:
    """What was said to go on, what is first seen without a start, and what is known to be over."""
    kinds = (
        ("kind.confirmed", MarkKind.CONFIRMED, comparison.confirmations),
        ("kind.first_seen", MarkKind.FIRST_SEEN, comparison.first_seen),
        ("kind.past", MarkKind.PAST, comparison.past),
    )
    return tuple(
        Group(title=words(key), mark=mark, items=tuple(_item(words, row) for row in rows))
        for key, mark, rows in kinds
        if rows
    )


def silence_groups(words: Words, rows: Iterable[Row]) -> tuple[Group, ...]:
    """What the memos leave open, by kind."""
    found = list(rows)
    groups = []
    for kind in SILENCES:
        items = tuple(
            Item(id=row.id, text=silence_sentence(words, row)) for row in found if row.kind == kind
        )
        if items:
            title = words(f"silence.{kind}")
            groups.append(Group(title=title, mark=MarkKind.FIRST_SEEN, items=items))
    return tuple(groups)


def choice_of(words: Words, row: Row) -> Choice:
    """What choosing a row leads to: its sentence, the statements behind it, and whom it names."""
    return Choice(row_in_words(words, row), row.statements, row_refs(row))


def mark_of(row: Row) -> MarkKind:
    """The sign of a row's kind."""
    others = {
        "confirmed": MarkKind.CONFIRMED,
        "first seen": MarkKind.FIRST_SEEN,
        "past": MarkKind.PAST,
    }
    if row.kind in set(ChangeKind):
        return MARKS.get(ChangeKind(row.kind), MarkKind.NEW)
    return others.get(row.kind, MarkKind.FIRST_SEEN)


def story_groups(words: Words, rows: Iterable[Row]) -> tuple[Group, ...]:
    """Rows by their days, in the order given; each with the sign of its own kind."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(day_in_words(words, row), []).append(row)
    return tuple(
        Group(title=day, mark=MarkKind.CHANGED, items=tuple(item_of(words, r) for r in same))
        for day, same in found.items()
    )


def item_of(words: Words, row: Row, *, passing: bool = False) -> Item:
    """A row of a listing that stands by itself: with its own sign, and what it is about."""
    return replace(_item(words, row, passing=passing), mark=mark_of(row))


def _item(words: Words, row: Row, *, passing: bool = False) -> Item:
    notes = [words("list.passing")] if passing else []
    if row.inferred:
        rule = inference_rules()[row.inferred][words.language]
        notes.append(words("list.inferred", rule=rule))
    old = outcome(words, row, row.closed) or words("row.joint").join(row.names("from"))
    new = outcome(words, row, row.opened)
    if row.kind == "confirmed":
        old = new = kept(words, row)
    return Item(
        id=row.id,
        text=row_in_words(words, row),
        old=old,
        new=new,
        note=words("card.separator").join(notes),
    )
