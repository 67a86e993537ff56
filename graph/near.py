"""Near names: pairs worth a person's look, ranked; a suggestion joins nothing.

No similarity score tells same from different in Chinese names (用户运营及发展中心 and 产业运营及发展中心
are two units at 78 of 100), so only differences with a reason are suggested.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.names import name_key, near_table

_LATIN = re.compile(r"[\x00-\u024f]+")
_MASK = "\0"


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """Two spellings that may be one name: the smaller `rank`, the likelier; `why` is a word for it."""

    rank: int
    why: str
    one: str
    other: str


def near_names(written: Iterable[str], company: str = "", *, units: bool) -> list[Near]:
    """Pairs of names of one kind, units or persons, that a person should judge, likeliest first.

    Names that are one already (`name_key`) make no pair.
    """
    shown: dict[str, str] = {}
    for name in sorted(written):
        shown.setdefault(name_key(name), name)
    found: dict[tuple[str, str], Near] = {}
    for rank, (why, pairs) in enumerate(_reasons(shown, name_key(company), units=units)):
        for one, other in pairs:
            key = (min(one, other), max(one, other))
            found.setdefault(key, Near(rank, why, shown[key[0]], shown[key[1]]))
    return sorted(found.values())


def _reasons(
    shown: dict[str, str], company: str, *, units: bool
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The reasons to look at a pair, the strongest first, with their pairs of keys."""
    if not units:
        return [("part of a name", list(_part_of_a_name(shown)))]
    return [
        ("ending left out", list(_ending_left_out(shown))),
        ("company named before", list(_company_before(shown, company))),
        ("initials", list(_initials(shown))),
        ("one character", list(_one_character(shown))),
        ("contained", list(_contained(shown))),
    ]


def _ending_left_out(shown: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in shown:
        for ending in near_table()["endings"]:
            short = key.removesuffix(ending)
            if short != key and short in shown:
                yield key, short


def _company_before(shown: dict[str, str], company: str) -> Iterator[tuple[str, str]]:
    for length in range(2, len(company) + 1):
        for key in shown:
            if key.startswith(company[:length]) and key[length:] in shown:
                yield key, key[length:]


def _initials(shown: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, name in shown.items():
        words = name.split()
        initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
        if len(initials) > 1 and initials in shown and initials != key:
            yield key, initials


def _one_character(shown: dict[str, str]) -> Iterator[tuple[str, str]]:
    masked: dict[str, list[str]] = defaultdict(list)
    for key in shown:
        if len(key) > 2 and not _LATIN.fullmatch(key):
            for at in range(len(key)):
                masked[key[:at] + _MASK + key[at + 1 :]].append(key)
    for mask, keys in masked.items():
        at = mask.index(_MASK)
        for number, one in enumerate(keys):
            for other in keys[number + 1 :]:
                if not _told_apart(one[at], other[at]):
                    yield one, other


def _told_apart(one: str, other: str) -> bool:
    return any(one in group and other in group for group in near_table()["apart"])


def _contained(shown: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in shown:
        for at in range(1, len(key)):
            for part in (key[:at], key[at:]):
                if len(part) > 1 and part in shown:
                    yield key, part


def _part_of_a_name(shown: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A first or last name that only one full name in Latin letters has."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, name in shown.items():
        words = name.split()
        for word in words if len(words) > 1 else ():
            owners[name_key(word)].add(key)
    for part, keys in owners.items():
        if part in shown and len(keys) == 1:
            yield part, next(iter(keys))
