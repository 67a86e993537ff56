"""Counted: "three newly formed divisions" whose names the sentences behind tell are new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.clauses import Sentence
from ingest.facts import Fact
from ingest.mentions import Unit
from ingest.statement import Kind

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NEW = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight) (?:[\w-]+ ){0,2}?"
    r"(?:new|newly[ -](?:formed|created|established))(?: [\w-]+){0,3}?"
    r" (?P<kind>divisions|groups|units|departments|offices|bureaus|segments|businesses|teams)\b"
)
_HISTORY = re.compile(r"\bin (?:19|20)\d\d\b")
_REACH = 1500
"""Characters behind the count in which the names are told."""

Told = list[tuple[Sentence, Fact]]


def with_counted(view: str, told: Told) -> Told:
    """The facts, and that the counted units are made whose names are told behind: all, or none."""
    made = {fact.unit.name for _, fact in told if fact.kind is Kind.UNIT_CREATED and fact.unit}
    new = [
        (sentence, _made(fact, unit))
        for found in _NEW.finditer(view)
        if not _HISTORY.search(view, found.start(), found.end() + 60)
        for sentence, fact, unit in _named(told, found)
        if unit.name not in made
    ]
    return sorted([*told, *new], key=lambda each: each[0].start) if new else told


def _named(told: Told, counted: re.Match[str]) -> list[tuple[Sentence, Fact, Unit]]:
    """Where each of the counted units is named first; none where they are more or fewer."""
    kind = (
        counted["kind"].removesuffix("es")
        if counted["kind"] == "businesses"
        else counted["kind"][:-1]
    )
    found: dict[str, tuple[Sentence, Fact, Unit]] = {}
    for sentence, fact in told:
        near = counted.start() < sentence.end and sentence.start - counted.end() < _REACH
        for unit in _units(fact) if near else ():
            if unit.name[0].isupper() and unit.name.split()[-1].casefold() == kind:
                found.setdefault(unit.name, (sentence, fact, unit))
    return list(found.values()) if len(found) == _NUMBERS[counted["count"]] else []


def _units(fact: Fact) -> Iterator[Unit]:
    if fact.unit:
        yield fact.unit
    yield from (one for one in fact.to if isinstance(one, Unit))


def _made(fact: Fact, unit: Unit) -> Fact:
    return replace(
        fact,
        kind=Kind.UNIT_CREATED,
        pattern="en/counted",
        flags=frozenset(),
        person=None,
        unit=unit,
        post=None,
        scope=None,
        to=(),
        from_=(),
        part=None,
        implied=True,
    )
