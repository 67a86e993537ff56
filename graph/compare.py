"""Comparison: what is different between two days, and which Changes made the difference.

before ⊕ changes ⊕ first seen ⊕ past = after, over sure, possible and no: a Transition is one thing
whose status differs, and it stands in exactly one Row. `graph.netting` makes a Comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from graph.model import Status


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Somebody or something that a row is about; `label` is Person, Unit, Post or Scope."""

    role: str
    label: str
    id: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Transition:
    """One dated thing and what was known of it on either day.

    `type` is a relationship's type, or Unit or Post for the existence of one; `start` and `end` are
    names to show, `end` empty for an existence.
    """

    id: str
    type: str
    start: str
    end: str
    before: Status
    after: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a comparison: `kind` is a ChangeKind, 'confirmed', 'first seen' or 'past'.

    `first` and `day` bound the effective day; `basis` is stated, assumed or inferred. `opened` and
    `closed` are what the step did between the two days; both empty: it came and went in between.
    """

    id: str
    kind: str
    about: tuple[Party, ...]
    first: date | None
    day: date | None
    basis: str
    statements: tuple[str, ...]
    opened: tuple[Transition, ...] = ()
    closed: tuple[Transition, ...] = ()
    line: str | None = None
    part: str | None = None
    inferred: str | None = None
    implied: bool = False
    many: bool = False
    open_list: bool = False

    def name(self, role: str) -> str | None:
        """The name of the party in a role, the first in order where there are several."""
        return next((party.name for party in self.about if party.role == role), None)

    def names(self, role: str) -> tuple[str, ...]:
        """The names of all parties in a role."""
        return tuple(party.name for party in self.about if party.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The difference of two days of one company, as known at one moment (None: now).

    `changes` touch the difference, `passing` came and went in between, `past` is what was possible
    before and is now known to be over (曾任) without a day of its own.
    """

    company: str
    from_day: date
    to_day: date
    known_at: datetime | None
    changes: tuple[Row, ...]
    passing: tuple[Row, ...]
    confirmations: tuple[Row, ...]
    first_seen: tuple[Row, ...]
    past: tuple[Row, ...]
