"""Memos: what happens in a made-up company, told in texts that the reader reads, in either language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bench.events import Event, History
from bench.names import person_name, unit_name
from bench.organisation import Organisation

A_MEMO = 5  # events
A_COMPANY = 20  # memos
LANGUAGES = {"zh": "远方集团{}", "en": "Faraway {}"}


def told(organisation: Organisation, memos: int) -> Iterator[str]:
    """The texts of so many memos, which tell five events each in the order of their days."""
    events = History(organisation, memos * A_MEMO).events
    for first in range(0, len(events), A_MEMO):
        yield _memo(organisation, events[first : first + A_MEMO])


def told_by_many(count: int) -> Iterator[tuple[str, str]]:
    """Company and text of so many memos, of companies of twenty each, in either language by turns."""
    for number in range(count // A_COMPANY):
        language, name = list(LANGUAGES.items())[number % len(LANGUAGES)]
        company = name.format(number)
        organisation = Organisation(1000, 4, seed=number, language=language, company=company)
        for text in told(organisation, A_COMPANY):
            yield company, text


def _memo(organisation: Organisation, events: list[Event]) -> str:
    words = _sentences()[organisation.language]
    lines = [_sentence(event, organisation.language) for event in events]
    return "\n\n".join(
        [
            words["title"].format(company=organisation.company),
            _day(events[-1].day, organisation.language),
            words["opening"],
            *(f"{number}. {line}" for number, line in enumerate(lines, 1)),
            words["closing"],
        ]
    )


def _sentence(event: Event, language: str) -> str:
    ways = _sentences()[language][event.kind.value]
    return str(ways[event.number % len(ways)]).format(
        person=person_name(event.person, language),
        unit=unit_name(event.unit, language),
        boss=person_name(event.boss, language),
        to=unit_name(max(event.to, 0), language),
    )


def _day(day: date, language: str) -> str:
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day:%B} {day.day}, {day.year}"


@cache
def _sentences() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
