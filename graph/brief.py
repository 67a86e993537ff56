"""Brief: what a reorganisation did, as plain values, in the order in which an analyst tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graph.compare import Comparison, Row
from graph.model import ChangeKind, sorted_ids


class Heading(StrEnum):
    """The sections of a brief, in their order."""

    UNITS = "units"
    LEADERS = "leaders"
    MOVES = "moves"
    LINES = "lines"
    KEPT = "kept"
    FIRST_SEEN = "first_seen"
    PAST = "past"
    NOT_SAID = "not_said"


SECTIONS = {
    Heading.UNITS: (
        ChangeKind.CREATED,
        ChangeKind.MERGED,
        ChangeKind.RENAMED,
        ChangeKind.SPLIT,
        ChangeKind.DISSOLVED,
        ChangeKind.MOVED,
        ChangeKind.PLACED,
        ChangeKind.REMIT_GIVEN,
    ),
    Heading.LEADERS: (
        ChangeKind.APPOINTED,
        ChangeKind.CHARGED,
        ChangeKind.CONCURRENT_POST_ADDED,
        ChangeKind.POST_OPENED,
    ),
    Heading.MOVES: (ChangeKind.TRANSFERRED, ChangeKind.JOINED, ChangeKind.LEFT),
    Heading.LINES: (ChangeKind.LINE_ADDED, ChangeKind.LINE_CHANGED),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; rows of one kind stand together."""

    heading: Heading
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is different between two days of a company; sections without rows are left out.

    `known_at`: as it was known at a moment; None: now.
    """

    company: str
    from_day: date
    to_day: date
    known_at: datetime | None
    sections: tuple[Section, ...]

    def count(self, kind: str) -> int:
        """How many rows there are of a kind."""
        return sum(row.kind == kind for section in self.sections for row in section.rows)

    def statements(self) -> tuple[str, ...]:
        """The ids of all statements behind it."""
        return sorted_ids(s for part in self.sections for row in part.rows for s in row.statements)


def brief_of(comparison: Comparison, not_said: Iterable[Row]) -> Brief:
    """The brief of a comparison, and of what is left open on its later day."""
    rows = [*comparison.changes, *comparison.passing]
    parts = [
        Section(heading, tuple(row for kind in kinds for row in rows if row.kind == kind))
        for heading, kinds in SECTIONS.items()
    ]
    parts += [
        Section(Heading.KEPT, comparison.confirmations),
        Section(Heading.FIRST_SEEN, comparison.first_seen),
        Section(Heading.PAST, comparison.past),
        Section(Heading.NOT_SAID, tuple(not_said)),
    ]
    return Brief(
        company=comparison.company,
        from_day=comparison.from_day,
        to_day=comparison.to_day,
        known_at=comparison.known_at,
        sections=tuple(part for part in parts if part.rows),
    )
