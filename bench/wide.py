"""Wide: a made-up company of as many units as a chart shall show, as the statements of its memos."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from graph.log import Memo
from ingest.statement import Kind, Span, Statement, Tense, Voice

FIRST, PART, SUCCESSOR, SEED = date(2024, 3, 5), 200, "新任", 11


def memos(units: int) -> Iterator[tuple[Memo, tuple[Statement, ...]]]:
    """Memos of a made-up company, a day each; the last one names another head of the first unit.

    Every unit is in an earlier one, has a head, and the head reports to that one's.
    """
    chance = random.Random(SEED)  # noqa: S311  the same company each time
    starts = range(1, units, PART)
    for day, start in enumerate(starts):
        text, said = "", []
        for number in range(start, min(units, start + PART)):
            above = chance.randrange((number - 1) // 6, (number + 2) // 3)
            said += _unit(number, above, len(text))
            text += f"{said[-1].span.text}\n"
        yield _memo(day, text), tuple(said)
    sentence = f"第1中心改由{SUCCESSOR}任总经理。"
    yield _memo(len(starts), sentence), (_heads(sentence, 0, "第1中心", SUCCESSOR),)


def _memo(day: int, text: str) -> Memo:
    return Memo(
        id=f"memo{day}",
        company="样本集团",
        title=f"调整 {day}",
        text=text,
        language="zh",
        announced=str(FIRST + timedelta(days=day)),
    )


def _unit(number: int, above: int, at: int) -> list[Statement]:
    unit, head = f"第{number}中心", f"员工{number}"
    parent = f"第{above}中心" if above else "总部"
    sentence = f"{unit}新设于{parent}，由{head}任总经理，向员工{above}汇报。"
    return [
        _said(Kind.UNIT_CREATED, sentence, at, unit=unit),
        _said(Kind.MEMBER_OF, sentence, at, unit=unit, to=(parent,)),
        _heads(sentence, at, unit, head),
        _said(Kind.REPORTS_TO, sentence, at, person=head, to=(f"员工{above}",)),
    ]


def _heads(sentence: str, at: int, unit: str, person: str) -> Statement:
    return _said(Kind.LEADS, sentence, at, unit=unit, person=person, post="总经理")


def _said(kind: Kind, sentence: str, at: int, **more: Any) -> Statement:  # noqa: ANN401
    span = Span(at, at + len(sentence), sentence)
    return Statement(type=kind, tense=Tense.AFTER, by=Voice.LETTER, span=span, **more)
