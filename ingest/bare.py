"""Bare names: a unit's name without its company's, where the text has it so at the head of a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from ingest.precedence import Setting

_SHORT = 3
"""A name of so few characters says too little without the company's."""

_LONGEST = 80
"""Characters of a name that are compared."""


class BareNames:
    """The names of one memo without its company's; each is looked up once, in a sorted list of clauses."""

    def __init__(self, setting: Setting, company: str) -> None:
        self._text = setting.document.text
        self._company = company
        self._known: dict[str, str] = {}
        self._marks = (*setting.marks, "\n")
        self._verbs = setting.verbs
        self._clauses: list[tuple[str, int]] | None = None
        self._named: list[tuple[str, int]] | None = None

    def of(self, name: str) -> str:
        """A name without the company's, itself where the text has it with it only."""
        if name not in self._known:
            self._known[name] = self._bare(name)
        return self._known[name]

    def _bare(self, name: str) -> str:
        company = self._company
        size = next((n for n in range(len(company), 1, -1) if name.startswith(company[:n])), 0)
        rest = name[size:].split("(", maxsplit=1)[0].strip()
        if not size or not _SHORT < len(rest) <= _LONGEST:
            return name
        if self._clauses is None or self._named is None:
            self._clauses = sorted(self._behind(self._marks))
            self._named = sorted(self._behind(self._verbs))
        alone = any(True for _ in _beginning(self._clauses, rest))
        before = (at for _, at in _beginning(self._named, rest))
        free = any(not self._text.endswith(name[:size], 0, at) for at in before)
        return rest if alone or free else name

    def _behind(self, words: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        """The text behind each of some words, and where the word begins."""
        text = self._text
        for word in words:
            for found in re.finditer(re.escape(word), text):
                yield text[found.end() : found.end() + _LONGEST], found.start()


def _beginning(found: list[tuple[str, int]], rest: str) -> Iterator[tuple[str, int]]:
    """Those of a sorted list that begin with some words."""
    first = bisect_left(found, (rest, -1))
    return takewhile(
        lambda one: one[0].startswith(rest), (found[at] for at in range(first, len(found)))
    )
