"""The roll of a memo: full names, and whom a surname, a first name or a nickname means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.en.words import words

_Names = dict[str, None]
"""Names in the order in which they were noted."""


@dataclass(slots=True)
class Roll:
    """The full names of a memo; a surname or a first name leads to the one person who bears it.

    Everything is looked up by a word, so that a memo of a thousand names costs no more a name.
    """

    full: _Names = field(default_factory=dict)
    joint: set[str] = field(default_factory=set)
    _borne: dict[str, _Names] = field(default_factory=dict)
    _first: dict[str, _Names] = field(default_factory=dict)
    _ends: dict[str, _Names] = field(default_factory=dict)
    _heard: dict[str, int] = field(default_factory=dict)
    _count: int = 0
    _firms: set[str] = field(default_factory=set)
    _announcers: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Note a name; one of a single word only until a full name with it is known."""
        if name in self.full or (" " not in name and self.knows(name)):
            return
        self.full.pop(_last(name), None)
        self._borne.get(_last(name), {}).pop(_last(name), None)
        self.full[name] = None
        parts = name.split()
        self._first.setdefault(parts[0], {})[name] = None
        for word in (_last(name), parts[0], *_nicks(name)):
            self._borne.setdefault(word, {})[name] = None
        for at in range(1, len(parts) - 1):
            self._ends.setdefault(" ".join(parts[at:]), {})[name] = None

    def add_firms(self, names: Iterable[str]) -> None:
        """Note the names of companies, which no person bears."""
        for name in names:
            parts = name.split()
            self._firms.update(" ".join(parts[:size]) for size in range(1, len(parts) + 1))

    def add_announcers(self, names: Iterable[str]) -> None:
        """Note companies by the one word that begins the names of their parts: Acme Switzerland."""
        self._announcers.update(names)

    def resolve(self, name: str) -> str:
        """The full name that a short one means, itself where none or several do."""
        if " " in name:
            longer = self._ends.get(name, {})
            return next(iter(longer)) if len(longer) == 1 else name
        found = self._borne.get(name) or self._by_nickname(name)
        if len(found) == 1:
            return next(iter(found))
        heard = [one for one in found if one in self._heard]
        return max(heard, key=self._heard.__getitem__, default=name)

    def hear(self, name: str) -> None:
        """Note that a full name was spoken of: it is who a name that several bear means next."""
        if name in self.full:
            self._count += 1
            self._heard[name] = self._count

    def knows(self, word: str) -> bool:
        """Whether a word is part of a full name, or short for its first."""
        return word in self._borne or bool(self._by_nickname(word))

    def is_firm(self, name: str) -> bool:
        """Whether a name is the beginning of a company's, or begins with that of who announces."""
        return name in self._firms or name.split(maxsplit=1)[0] in self._announcers

    def _by_nickname(self, word: str) -> _Names:
        long = words().nicknames.get(word, ())
        return {name: None for first in long for name in self._first.get(first, ())}


def _last(name: str) -> str:
    parts = [part.strip(",") for part in name.split()]
    while len(parts) > 1 and words().has("name_suffixes", parts[-1]):
        parts.pop()
    return parts[-1]


def _nicks(name: str) -> list[str]:
    return re.findall(r"[\"“(']([A-Z]\w+)[\"”)']", name)
