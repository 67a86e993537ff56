"""Offices that are over, told beside a name without a verb: 前云产品部总监王芳违反公司纪律."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Sentence
from ingest.facts import Fact
from ingest.mentions import Office, Person
from ingest.statement import Kind
from ingest.zh.holders import named_at
from ingest.zh.offices import offices

if TYPE_CHECKING:
    from ingest.zh.context import Context

FORMER_OFFICE = "former-office"
"""The pattern named by a statement of an office told before a name with 前, 原 or 时任."""

_SIGN = re.compile(r"(?:(?<=[\n,;:、。和与及由是(“ ])|^)(?:前任?|原|时任)")
_STOP = re.compile(r"[,;:。!?\n]")
_FARTHEST = 60
"""Characters from the sign to the last title before the name."""


def former_offices(ctx: Context, sentence: Sentence) -> Iterator[Fact]:
    """The offices of a sentence that are over, each with its holder."""
    for sign in _SIGN.finditer(ctx.view, sentence.start, sentence.end):
        stop = _STOP.search(ctx.view, sign.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        person, held = _holder(ctx, sign.end(), end)
        for office in held:
            yield _fact(sign.start(), person, office)


def _holder(ctx: Context, start: int, end: int) -> tuple[Person | None, list[Office]]:
    """The first name behind a title, and the offices before it."""
    for title in ctx.grammar.title.finditer(ctx.view, start, min(end, start + _FARTHEST)):
        person = named_at(ctx, title.end(), end)
        if person:
            return person, offices(ctx, start, title.end())
    return None, []


def _fact(start: int, person: Person | None, office: Office) -> Fact:
    return Fact(
        kind=Kind.PRIOR_POST,
        pattern=FORMER_OFFICE,
        verb=start,
        word="",
        first=start,
        last=person.end if person else office.end,
        flags=frozenset({"past"}),
        person=person,
        unit=office.unit,
        post=office.title,
    )
