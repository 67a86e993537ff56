"""Rounds: the days on which a company was rearranged, and two of them side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from graph.model import ChangeKind, Derived, Person, Thing, Unit


@dataclass(frozen=True, slots=True)
class Round:
    """What took effect on one day: Changes by kind, and the people and units that they are about."""

    day: date
    counts: dict[ChangeKind, int]
    touched: frozenset[str]


def rounds_of(derived: Derived) -> tuple[Round, ...]:
    """The rounds of a company in the order of days."""
    by_day: dict[date, list[str]] = {}
    for change in derived.changes.values():
        by_day.setdefault(change.day, []).append(change.id)
    rounds = []
    for day, ids in sorted(by_day.items()):
        changes = [derived.changes[one] for one in ids]
        touched = {about.thing for change in changes for about in change.about}
        named = frozenset(t for t in touched if isinstance(derived.things[t], Person | Unit))
        rounds.append(Round(day, dict(Counter(change.kind for change in changes)), named))
    return tuple(rounds)


def touched_by_both(derived: Derived, one: Round, other: Round) -> tuple[Thing, ...]:
    """The people and units that both rounds are about, by name."""
    both = (derived.things[thing] for thing in one.touched & other.touched)
    return tuple(sorted(both, key=lambda thing: (thing.name, thing.id)))
