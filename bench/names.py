"""Names: what made-up people and units are called; another number, another name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def person_name(number: int, language: str) -> str:
    """A family name and a given one; more than half a million differ in either language."""
    words = _words()[language]
    surnames, first, second = words["surnames"], words["given"], words["second"]
    number, family = divmod(number, len(surnames))
    number, given = divmod(number, len(first))
    middle = second[number % len(second)]
    if language == "zh":
        return surnames[family] + first[given] + middle
    return f"{first[given]} {surnames[family]}{middle}"


def unit_name(number: int, language: str) -> str:
    """A place, a field of work and what sort of unit it is."""
    words = _words()[language]
    places, fields, sorts = words["places"], words["fields"], words["sorts"]
    rest, field = divmod(number, len(fields))
    rest, place = divmod(rest, len(places))
    again, sort = divmod(rest, len(sorts))
    parts = [places[place], fields[field], sorts[sort]]
    if again:
        parts.insert(2, f"{again + 1}")
    return "".join(parts) if language == "zh" else " ".join(parts)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
