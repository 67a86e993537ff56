"""Events: reorganisations of a made-up company over the years, and the company after them.

All of them happen in the first division: a company of more divisions sees the very same ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.organisation import (
    TEAM,
    Organisation,
    over,
    person_id,
    post_id,
    standing,
    unit,
    unit_id,
)
from graph.model import About, Change, ChangeKind, Derived, Link, LinkType, Thing

FIRST, LAST = date(2018, 1, 1), date(2022, 12, 31)
KINDS = (ChangeKind.APPOINTED, ChangeKind.TRANSFERRED, ChangeKind.MOVED, ChangeKind.CREATED)


@dataclass(frozen=True, slots=True)
class Event:
    """One reorganisation, by the numbers of the people and units in it.

    appointed: `person` of `unit` follows `before` as its head · transferred: `person` goes from `origin`
    to `unit` · moved: `unit` goes from `origin` into `to` · created: `person` of `to` gets a new `unit`
    in it. `boss` is to whom the person, or the head of the unit moved, reports from then on.
    """

    number: int
    kind: ChangeKind
    day: date
    unit: int
    person: int
    boss: int
    before: int = -1
    origin: int = -1
    to: int = -1

    @property
    def id(self) -> str:
        """The id of its Change."""
        return f"change-{self.number}"

    def change(self) -> Change:
        """The Change that it is in the graph."""
        about = [About("unit", unit_id(self.unit)), About("person", person_id(self.person))]
        named = (("from", self.origin), ("to", self.to))
        about += [About(role, unit_id(number)) for role, number in named if number >= 0]
        return Change(
            id=self.id,
            kind=self.kind,
            first=self.day,
            day=self.day,
            basis="stated",
            about=tuple(about),
            statements=(),
        )


class History:
    """A company with all its events behind it.

    `_now` holds the link of a person or unit that some event has touched, by type and number; all other
    links are those of the organisation.
    """

    def __init__(self, organisation: Organisation, events: int) -> None:
        self.organisation = organisation
        self.events: list[Event] = []
        self._chance = Random(organisation.seed)  # noqa: S311  made-up data, no secret
        self._now: dict[tuple[str, int], Link] = {}
        self._over: list[Link] = []
        self._heads: dict[int, int] = {}
        self._places: dict[int, int] = {}
        self._parents: dict[int, int] = {}
        span = (LAST - FIRST).days
        for number in range(events):
            day = FIRST + timedelta(days=number * span // events)
            self._happen(number, KINDS[number % len(KINDS)], day)

    def head(self, number: int) -> int:
        """Who heads a unit at the end."""
        return self._heads.get(number, number * TEAM)

    def parent(self, number: int) -> int:
        """The unit of which one is a part at the end."""
        return self._parents.get(number, self.organisation.parent(number))

    def things(self) -> Iterator[Thing]:
        """Every person, unit and post."""
        yield from self.organisation.things()
        for event in self._created():
            yield from unit(event.unit, self.organisation.language, event.day, event.id)

    def links(self) -> Iterator[Link]:
        """Every dated relationship, those that are over too."""
        touched = {link.id for link in (*self._over, *self._now.values())}
        yield from self._over
        yield from self._now.values()
        yield from (link for link in self.organisation.links() if link.id not in touched)
        for event in self._created():
            ends = post_id(event.unit), unit_id(event.unit)
            yield standing(LinkType.IN, *ends, event.day, event.id)

    def changes(self) -> Iterator[Change]:
        """The Changes behind the links."""
        return (event.change() for event in self.events)

    def derived(self) -> Derived:
        """All of it at once, where it is small enough."""
        return Derived(
            company=self.organisation.company,
            things={thing.id: thing for thing in self.things()},
            links={link.id: link for link in self.links()},
            changes={change.id: change for change in self.changes()},
            confirmations={},
        )

    def _created(self) -> Iterator[Event]:
        return (event for event in self.events if event.kind is ChangeKind.CREATED)

    def _happen(self, number: int, kind: ChangeKind, day: date) -> None:
        where, who = self._team()
        head, above = self.head(where), self.parent(where)
        match kind:
            case ChangeKind.APPOINTED:
                event = Event(number, kind, day, where, who, self.head(above), before=head)
            case ChangeKind.TRANSFERRED:
                there = self._other(where, 0, self.organisation.core)
                event = Event(number, kind, day, there, who, self.head(there), origin=where)
            case ChangeKind.MOVED:
                level = self.organisation.level(where) - 1
                to = self._other(above, *self.organisation.levels[level : level + 2])
                event = Event(number, kind, day, where, head, self.head(to), origin=above, to=to)
            case _:
                new = self.organisation.units + sum(1 for _ in self._created())
                event = Event(number, kind, day, new, who, head, to=where)
        self.events.append(event)
        _STEPS[kind](self, event)

    def _team(self) -> tuple[int, int]:
        """A unit below the second level of the first division, and one who is a plain member there."""
        while True:
            where = self._chance.randrange(self.organisation.levels[2], self.organisation.core)
            team = range(where * TEAM, where * TEAM + TEAM)
            there = [p for p in team if self._place(p) == where and p != self.head(where)]
            if there:
                return where, self._chance.choice(there)

    def _other(self, this: int, start: int, end: int) -> int:
        """A number of [start, end) that is another."""
        found = self._chance.randrange(start, end - 1)
        return found + (found >= this)

    def _place(self, who: int) -> int:
        return self._places.get(who, who // TEAM)

    def appoint(self, event: Event) -> None:
        """The new head and the old one change places."""
        self._move_in("place", event.person, LinkType.HOLDS, post_id(event.unit), event)
        self._move_in("place", event.before, LinkType.MEMBER_OF, unit_id(event.unit), event)
        self._report(event.person, event.boss, event)
        self._report(event.before, event.person, event)
        self._heads[event.unit] = event.person

    def transfer(self, event: Event) -> None:
        """A member of one unit becomes one of another."""
        self._move_in("place", event.person, LinkType.MEMBER_OF, unit_id(event.unit), event)
        self._report(event.person, event.boss, event)
        self._places[event.person] = event.unit

    def move(self, event: Event) -> None:
        """A unit goes to another one above, and its head reports there."""
        self._move_in("part", event.unit, LinkType.PART_OF, unit_id(event.to), event)
        self._report(event.person, event.boss, event)
        self._parents[event.unit] = event.to

    def create(self, event: Event) -> None:
        """A new unit, headed by a member of the one above."""
        ends = unit_id(event.unit), unit_id(event.to)
        self._now["part", event.unit] = standing(LinkType.PART_OF, *ends, event.day, event.id)
        self._move_in("place", event.person, LinkType.HOLDS, post_id(event.unit), event)
        self._report(event.person, event.boss, event)
        self._places[event.person] = event.unit
        self._heads[event.unit], self._parents[event.unit] = event.person, event.to

    def _report(self, who: int, boss: int, event: Event) -> None:
        self._move_in("line", who, LinkType.REPORTS_TO, person_id(boss), event)

    def _move_in(self, what: str, number: int, kind: LinkType, end: str, event: Event) -> None:
        """Close the link of one sort that a person or unit has, and open another."""
        first = {
            "place": self.organisation.place,
            "line": self.organisation.line,
            "part": self.organisation.part_of,
        }
        old = self._now.get((what, number)) or first[what](number)
        self._over.append(over(old, event.day, event.id))
        self._now[what, number] = standing(kind, old.start, end, event.day, event.id)


_STEPS = {
    ChangeKind.APPOINTED: History.appoint,
    ChangeKind.TRANSFERRED: History.transfer,
    ChangeKind.MOVED: History.move,
    ChangeKind.CREATED: History.create,
}
