"""Words: every word of the interface, from one catalogue, in Chinese and in English.

A template may hold fields and optional groups: "{person} moved[ from {from}] to {to}"; a group is
left out when one of its fields is absent or empty.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

CATALOGUE = Path(__file__).with_name("words.toml")
_GROUP = re.compile(r"\[([^\]]*)\]")


class Language(StrEnum):
    """The languages of the interface."""

    ZH = "zh"
    EN = "en"

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "zh-CN" if self is Language.ZH else "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by dotted key."""

    language: Language
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with its fields filled in; KeyError for a key that is not there."""
        return filled(self.table[key], values)

    def has(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in self.table


def filled(template: str, values: Mapping[str, object]) -> str:
    """A template with its fields; optional groups without a value for each field are dropped.

    A field without a value outside of a group becomes empty.
    """

    def group(match: re.Match[str]) -> str:
        inner = match[1]
        names = [name for _, name, _, _ in Formatter().parse(inner) if name]
        return inner if all(values.get(name) not in (None, "") for name in names) else ""

    return _GROUP.sub(group, template).format_map(defaultdict(str, values))


@cache
def words_in(language: Language) -> Words:
    """The catalogue of one language."""
    return Words(language, {key: texts[language] for key, texts in catalogue().items()})


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every key with its words by language, as the file has them."""
    return dict(_leaves(tomllib.loads(CATALOGUE.read_text(encoding="utf-8")), ""))


def _leaves(table: dict[str, Any], prefix: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for name, value in table.items():
        leaf = all(isinstance(text, str) for text in value.values())
        found += [(prefix + name, value)] if leaf else _leaves(value, f"{prefix}{name}.")
    return found
