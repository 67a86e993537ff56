"""Names: when two spellings are one name, and what a name tells of the thing named.

Exact after normalising width, spaces, quotes and case, plus the table of `names.toml`, plus what
the memo says ("Long Name (LN)", 集团 for the company itself). Never a fuzzy match.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx

from graph.model import Role, UnitKind

_BLANK = re.compile(r"[\s\"'“”‘’「」『』《》]")
_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("graph").joinpath("names.toml").read_text("utf-8"))


def near_table() -> dict[str, list[str]]:
    """What `graph.near` goes by."""
    table: dict[str, list[str]] = _table()["near"]
    return table


@cache
def name_key(written: str) -> str:
    """The key of a written name: what stays when the differences that are none are gone."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", written)).strip().casefold()
    for head in _table()["heads"]:
        plain = plain.removeprefix(head)
    while True:
        tail = next((t for t in _table()["tails"] if plain.endswith(t) and plain != t), None)
        if tail is None:
            return _BLANK.sub("", plain)
        plain = plain.removesuffix(tail)


@cache
def unit_kind(written: str) -> UnitKind:
    """What sort of unit a name tells by its ending."""
    plain = unicodedata.normalize("NFKC", written).casefold()
    ends = ((row["name"], row["ends"]) for row in _table()["kind"])
    return UnitKind(next((kind for kind, tails in ends if plain.endswith(tuple(tails))), "unit"))


@cache
def title_role(title: str) -> Role:
    """What a title is to its unit: head, deputy or other."""
    for row in _table()["role"]:
        if re.search(row["pattern"], title.strip(), re.IGNORECASE):
            return Role(row["name"])
    return Role.OTHER


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind in one company: the key of any spelling, and the spellings of a key."""

    aliases: dict[str, str]
    spellings: dict[str, tuple[str, ...]]

    def key(self, written: str) -> str:
        """The key under which a written name stands."""
        key = name_key(written)
        return self.aliases.get(key, key)

    def shown(self, key: str) -> str:
        """The spelling to show for a key: the most frequent, the longer of two that are equal."""
        return self.spellings[key][0]


def collect_names(
    written: Iterable[str],
    company: str | None = None,
    joined: Iterable[tuple[str, str]] = (),
) -> Names:
    """The Names of all written ones.

    With `company`, its own words (集团, "the company") mean it; `joined` are pairs that a person
    judged to be one name.
    """
    uses = Counter(written)
    pairs = [(own, company) for own in _table()["company"]] if company else []
    pairs += [pair for name in uses for pair in _in_brackets(name)]
    aliases = _one_name([(name_key(a), name_key(b)) for a, b in (*pairs, *joined)], company)
    found: dict[str, list[str]] = defaultdict(list)
    for name in uses:
        key = name_key(name)
        found[aliases.get(key, key)].append(name)
    spellings = {key: _by_use(names, uses) for key, names in found.items()}
    if company and name_key(company) in spellings:
        own = name_key(company)
        spellings[own] = (company, *(name for name in spellings[own] if name != company))
    return Names(aliases, spellings)


def _in_brackets(name: str) -> list[tuple[str, str]]:
    """The pairs of spellings that "Long Name (LN)" tells to be one."""
    if name.isalnum():
        return []
    match = _BRACKETS.fullmatch(unicodedata.normalize("NFKC", name))
    return [(match[2], match[1]), (name, match[1])] if match else []


def _one_name(pairs: list[tuple[str, str]], company: str | None) -> dict[str, str]:
    """For every key in a pair the key that stands for all that are joined.

    It is the company's, else the longest that is one name.
    """
    groups: nx.Graph[str] = nx.Graph(pairs)
    own = name_key(company) if company else None
    found: dict[str, str] = {}
    for group in nx.connected_components(groups):
        longest = min(group, key=lambda key: ("(" in key, -len(key), key))
        chosen = own if own and own in group else longest
        found |= dict.fromkeys(group, chosen)
    return found


def _by_use(names: list[str], uses: Counter[str]) -> tuple[str, ...]:
    if len(names) == 1:
        return (names[0],)
    return tuple(sorted(names, key=lambda name: (-uses[name], -len(name), name)))
