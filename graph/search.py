"""Search: people and units of all companies by name: in characters, in pinyin, in English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.cypher import cypher
from graph.driver import Database

MOST = 50  # results
_SPECIAL = re.compile(r'[+\-&|!(){}\[\]^"~*?:\\/]')
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A person or a unit (`label`) of a company, with all spellings of its name."""

    id: str
    label: str
    name: str
    names: tuple[str, ...]
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTold:
    """What there is of a company: its memos and their first and last day (ISO), and what came of them."""

    company: str
    memos: int
    first: str
    last: str
    changes: int
    people: int
    units: int


def search(database: Database, written: str, most: int = MOST) -> tuple[Found, ...]:
    """Who and what has a name like this, the likeliest first; nothing for nothing to look for."""
    found: dict[str, Found] = {}
    for index, query in queries_of(written):
        rows = database.read(cypher("search", index=index), query=query, limit=most)
        for row in rows:
            names = tuple(row["names"])
            one = Found(row["id"], row["label"], row["name"], names, row["company"])
            found.setdefault(one.id, one)
    return tuple(found.values())[:most]


def queries_of(written: str) -> list[tuple[str, str]]:
    """What to ask which full-text index, in Lucene's words; what has a meaning there is left out."""
    words = _SPECIAL.sub(" ", written).split()
    if not words:
        return []
    parts = [f'"{word}"' if _HAN.search(word) and len(word) > 1 else f"{word}*" for word in words]
    if len(words) == 1 and _HAN.fullmatch(words[0]):
        parts = [f"*{words[0]}*"]
    asked = [("names", " AND ".join(parts))]
    letters = "".join(words).casefold()
    if letters.isascii() and letters.isalnum():
        asked.append(("sounds", f"{letters}*"))
    return asked


def companies_told(database: Database) -> tuple[CompanyTold, ...]:
    """Every company with a memo, by name, and how much there is of it."""
    return tuple(CompanyTold(**row) for row in database.read(cypher("companies_told")))
