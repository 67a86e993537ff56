"""Rules: what the console declines and how much it allows, from rules.toml and operators.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.errors import Declined

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks: Cypher and its parameters; `strict` on a server that is not ours to lose."""

    text: str
    parameters: dict[str, Any]
    strict: bool


@cache
def rules() -> dict[str, dict[str, Any]]:
    """The tables of rules.toml."""
    return _table("rules.toml")


@cache
def only_read() -> frozenset[str]:
    """The operators of a plan that do no more than read."""
    return frozenset(_table("operators.toml")["only_read"])


def limit(name: str) -> int:
    """How much there may be of something."""
    return int(rules()["limits"][name])


def declined(rule: str, **fields: object) -> Declined:
    """The error for a rule, with its sentence in each language."""
    texts = rules()["rules"][rule]
    return Declined(rule, {language: texts[language].format(**fields) for language in LANGUAGES})


def is_strict(rule: str) -> bool:
    """Whether a rule holds only on a server that is not ours to lose."""
    return bool(rules()["rules"][rule].get("strict"))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("graph.console") / name).read_text(encoding="utf-8"))
