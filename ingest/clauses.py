"""Clauses: a sentence cut at its commas, with the verbs that may state something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a known class; `left` and `right` are where its side of the clause begins and ends.

    `serial` marks a verb whose left side is the object of the verb before it.
    """

    start: int
    end: int
    word: str
    kind: str
    left: int
    right: int
    serial: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two commas; `part` counts the semicolons before it in its sentence."""

    start: int
    end: int
    part: int
    verbs: tuple[Verb, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `opens` where it begins a paragraph or a numbered item."""

    start: int
    end: int
    opens: bool
    clauses: tuple[Clause, ...] = ()

    def evidence(self, first: int, last: int, limit: int = 300) -> tuple[int, int]:
        """The clauses from the one that holds `first` to the one that holds `last`.

        Where they are longer than `limit`, as much before `last` as fits, by whole clauses.
        """
        begin = bisect_right(self.clauses, first, key=_end)
        stop = bisect_left(self.clauses, last, key=_start)
        if begin >= stop:
            return first, min(last, first + limit)
        end = self.clauses[stop - 1].end
        begin = max(begin, min(stop - 1, bisect_left(self.clauses, end - limit, key=_start)))
        start = self.clauses[begin].start
        return start, min(end, start + limit)


def _start(clause: Clause) -> int:
    return clause.start


def _end(clause: Clause) -> int:
    return clause.end
