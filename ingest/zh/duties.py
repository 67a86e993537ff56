"""Duties of several units put together into a new one: 将甲局的职责,乙局的商务职责整合,组建丙局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Sentence
from ingest.facts import Fact
from ingest.mentions import Unit
from ingest.statement import Kind
from ingest.zh.units import units

if TYPE_CHECKING:
    from ingest.zh.context import Context

DUTIES = "duties-put-together"
"""The pattern named by a statement that a unit is made of the duties of others."""

_MADE = re.compile(
    r"(?:将|把)([^。;\n]{4,600}?)(?:等)?(?:进行)?整合,?(?:重新|优化)?(?:组建|成立|设立|划入)([^,。;\n]{2,40})"
)
_ITEM = re.compile(
    r"((?:[^,、。;\n的]{2,20}、){0,6}[^,、。;\n]{2,30}?)的([^。;\n]{0,80}?(?:职责|职能))"
)
_JOINT = re.compile(r"^(?:[,、]|以及|和|与|及)*")


def duties_put_together(ctx: Context, sentence: Sentence) -> Iterator[Fact]:
    """A merger for each unit that gives duties to the new one, `part` being which."""
    for made in _MADE.finditer(ctx.view, sentence.start, sentence.end):
        into = units(ctx, *made.span(2), strong=True)
        for item in _ITEM.finditer(ctx.view, *made.span(1)) if len(into) == 1 else ():
            start = item.start(1) + len(_JOINT.match(item[1])[0])  # type: ignore[index]
            for origin in units(ctx, start, item.end(1), strong=True):
                yield _fact(made, into[0], origin, item[2])


def _fact(made: re.Match[str], into: Unit, origin: Unit, part: str) -> Fact:
    return Fact(
        kind=Kind.UNIT_MERGED,
        pattern=DUTIES,
        verb=made.start(),
        word=made[0][0],
        first=made.start(),
        last=made.end(),
        unit=into,
        from_=(origin,),
        part=part,
    )
