"""The roll of a memo: full names, and whom a surname, a first name or a nickname means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.en.words import words


@dataclass(slots=True)
class Roll:
    """The full names of a memo; a surname or a first name leads to the one person who bears it."""

    full: dict[str, None] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    firms: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Note a name of two or more words."""
        if " " in name:
            self.full.setdefault(name)

    def resolve(self, name: str) -> str:
        """The full name that a short one means, itself where none or several do."""
        parts = name.split()
        if 1 < len(parts) < 4:
            longer = [one for one in self.full if one.endswith(f" {name}")]
            return longer[0] if len(longer) == 1 else name
        if name in self.full:
            return name
        if len(parts) == 1:
            found = [
                one for one in self.full if parts[0] in (_last(one), one.split()[0], *_nicks(one))
            ] or [one for one in self.full if one.split()[0] in words().nicknames.get(parts[0], ())]
            heard = [one for one in self.heard if one in found]
            return found[0] if len(found) == 1 else heard[-1] if heard else name
        return name

    def hear(self, name: str) -> None:
        """Note that a full name was spoken of: it is who a name that several bear means next."""
        if name in self.full:
            self.heard = [*(one for one in self.heard if one != name), name]

    def knows(self, word: str) -> bool:
        """Whether a word is part of a full name, or short for its first."""
        long = words().nicknames.get(word, ())
        return any(word == _last(one) or one.split()[0] in {word, *long} for one in self.full)


def _last(name: str) -> str:
    parts = [part.strip(",") for part in name.split()]
    while len(parts) > 1 and words().has("name_suffixes", parts[-1]):
        parts.pop()
    return parts[-1]


def _nicks(name: str) -> list[str]:
    return re.findall(r"[\"“(']([A-Z]\w+)[\"”)']", name)
