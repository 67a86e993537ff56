"""Outline: a company's log without the words of its statements; short enough to read with every step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.gist import Gist, gist_of
from graph.log import Decision, Log, Memo, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a Log holds, with gists for entries; its memos have an id and their days, no more."""

    company: str
    memos: tuple[Memo, ...]
    entries: tuple[Gist, ...]
    readings: tuple[Reading, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def plus(self, addition: Log) -> Outline:
        """The outline after something was added to the log."""
        return replace(
            self,
            memos=self.memos + addition.memos,
            entries=self.entries + tuple(map(gist_of, addition.entries)),
            readings=self.readings + addition.readings,
            decisions=self.decisions + addition.decisions,
        )


def outline_of(log: Log) -> Outline:
    """The outline of a log at hand."""
    return Outline(company=log.company, memos=(), entries=()).plus(log)
