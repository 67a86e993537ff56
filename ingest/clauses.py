"""Clauses: a sentence cut at its commas, with the verbs that may state something."""

from __future__ import annotations

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
        held = [clause for clause in self.clauses if clause.end > first and clause.start < last]
        while len(held) > 1 and held[-1].end - held[0].start > limit:
            held = held[1:]
        if not held:
            return first, min(last, first + limit)
        return held[0].start, min(held[-1].end, held[0].start + limit)
