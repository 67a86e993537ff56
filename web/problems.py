"""Problems: what an error says, in the reader's language.

An error's sentence is English, as the command line prints it. Its Chinese is found in problems.toml by the
English with its gaps; a sentence that is not there, a server's own for one, stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from web.words import Language, Words

TABLE = Path(__file__).with_name("problems.toml")
_GAP = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence of an error: what it looks like in English, its Chinese, and which gaps hold words."""

    said: re.Pattern[str]
    zh: str
    gaps: Mapping[str, str]


def problem(words: Words, error: Exception | str) -> str:
    """What went wrong, in the language of `words`."""
    text = str(error)
    if words.language is Language.EN:
        return text
    for one in _problems():
        found = one.said.fullmatch(text)
        if found:
            gaps = {
                gap: _told(words, one.gaps.get(gap), said)
                for gap, said in found.groupdict().items()
            }
            return one.zh.format(**gaps)
    return text


def not_done(words: Words, error: Exception) -> str:
    """That an act was not done, and why: it came too late, made no sense, or was not allowed."""
    return words(f"correct.{type(error).__name__.lower()}", reason=problem(words, error))


def sentences() -> frozenset[str]:
    """The English sentences that have a Chinese one, each gap as {}."""
    return frozenset(re.sub(r"\{\w+\}", "{}", row["en"]) for row in _table()["problem"])


def _told(words: Words, prefix: str | None, said: str) -> str:
    """What stands in a gap; with a prefix, words of the catalogue: "person or unit, a post"."""
    if prefix is None:
        return str(_table()["words"].get(said, said))
    return "、".join(
        "或".join(words(f"{prefix}.{one}") for one in group.split(" or "))
        for group in said.split(", a ")
    )


@cache
def _problems() -> tuple[Problem, ...]:
    return tuple(
        Problem(
            said=re.compile(_GAP.sub(r"(?P<\1>.*?)", re.escape(row["en"])), re.DOTALL),
            zh=row["zh"],
            gaps=row.get("gaps", {}),
        )
        for row in _table()["problem"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text("utf-8"))
