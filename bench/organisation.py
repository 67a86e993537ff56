"""Organisation: a made-up company of any size, the same for the same seed, before its first change.

Units stand in levels; ten people sit in each, the first of whom heads it. Everything follows from the
numbers of units and people, so a company of 500,000 is a stream and never a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from bench.names import person_name, unit_name
from graph.model import Link, LinkType, Period, Person, Post, Role, Thing, Unit, UnitKind

TEAM = 10
FOUNDED = date(2017, 6, 1)
EARLIER = 3  # of four people were somewhere else before
CAME_BACK = 100  # one in so many of them in the unit where they are again


@dataclass(frozen=True)
class Organisation:
    """A company of `people`, ten a unit, in `depth` levels of units (4 to 12).

    Of several `divisions` each is built like the first, whose top is that of the company: a company
    of more divisions holds the smaller one unchanged.
    """

    people: int
    depth: int = 6
    divisions: int = 1
    seed: int = 1
    company: str = "远方集团"
    language: str = "zh"

    @property
    def units(self) -> int:
        """How many units there are."""
        return self.people // TEAM

    @property
    def core(self) -> int:
        """How many units the first division has."""
        return self.units // self.divisions

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The first unit of each level of a division, and how many it has; the lower, the wider."""
        wide = _width(self.core, self.depth)
        sizes = [max(1, round(wide**level)) for level in range(self.depth)]
        starts = [0]
        for size in sizes[:-1]:
            starts.append(starts[-1] + size)
        return (*starts, self.core)

    def level(self, unit: int) -> int:
        """How many units of its division are above one."""
        return next(level for level, end in enumerate(self.levels[1:]) if unit % self.core < end)

    def parent(self, unit: int) -> int:
        """The unit of which one is a part; the top is its own."""
        division, place = divmod(unit, self.core)
        level = self.level(unit)
        if level == 0:
            return 0
        above, start, end = self.levels[level - 1 : level + 2]
        return division * self.core + above + (place - start) * (start - above) // (end - start)

    def things(self) -> Iterator[Thing]:
        """Every person, and every unit with the post of its head."""
        for number in range(self.people):
            yield person(number, self.language)
        for number in range(self.units):
            yield from unit(number, self.language, FOUNDED, None)

    def links(self) -> Iterator[Link]:
        """Every dated relationship, those that are over too."""
        for number in range(self.units):
            yield standing(LinkType.IN, post_id(number), unit_id(number), FOUNDED)
            if number:
                yield self.part_of(number)
        for number in range(self.people):
            yield self.place(number)
            if number:
                yield self.line(number)
            if number % 4 < EARLIER:
                yield from self._earlier(number)

    def part_of(self, number: int) -> Link:
        """Where a unit belongs."""
        return standing(LinkType.PART_OF, unit_id(number), unit_id(self.parent(number)), FOUNDED)

    def place(self, number: int) -> Link:
        """Where a person sits: in the post of the head, or as a plain member."""
        where = number // TEAM
        if number % TEAM == 0:
            return standing(LinkType.HOLDS, person_id(number), post_id(where), FOUNDED)
        return standing(LinkType.MEMBER_OF, person_id(number), unit_id(where), FOUNDED)

    def line(self, number: int) -> Link:
        """To whom a person reports: the head of the unit, or of the one above."""
        where = number // TEAM
        boss = (where if number % TEAM else self.parent(where)) * TEAM
        return standing(LinkType.REPORTS_TO, person_id(number), person_id(boss), FOUNDED)

    def _earlier(self, number: int) -> Iterator[Link]:
        chance = Random(f"{self.seed} {number}")  # noqa: S311  made-up data, no secret
        back = chance.randrange(CAME_BACK) == 0
        where = number // TEAM if back else chance.randrange(self.units)
        since = date(2012, 1, 1) + timedelta(days=chance.randrange(1500))
        until = since + timedelta(days=chance.randrange(30, 400))
        boss = where * TEAM if where * TEAM != number else TEAM - 1
        for kind, to in (
            (LinkType.MEMBER_OF, unit_id(where)),
            (LinkType.REPORTS_TO, person_id(boss)),
        ):
            yield over(standing(kind, person_id(number), to, since), until)


def _width(units: int, depth: int) -> float:
    """How many times wider than the one above each level is, so that all have room: by bisection."""
    low, high = 1.0, float(units)
    for _ in range(60):
        middle = (low + high) / 2
        fits = sum(middle**level for level in range(depth)) <= units
        low, high = (middle, high) if fits else (low, middle)
    return low


def person_id(number: int) -> str:
    """The id of a person by number."""
    return f"person-{number}"


def unit_id(number: int) -> str:
    """The id of a unit by number."""
    return f"unit-{number}"


def post_id(number: int) -> str:
    """The id of the post of a unit's head."""
    return f"post-{number}"


def person(number: int, language: str) -> Person:
    """A person by number."""
    name = person_name(number, language)
    return Person(id=person_id(number), name=name, names=(name,))


def unit(number: int, language: str, since: date, opened_by: str | None) -> Iterator[Unit | Post]:
    """A unit by number, and the post of its head."""
    name = unit_name(number, language)
    period = Period(since=since, maybe_since=since, since_basis="stated")
    yield Unit(
        id=unit_id(number),
        name=name,
        names=(name,),
        kind=UnitKind.UNIT,
        many=False,
        period=period,
        opened_by=opened_by,
    )
    yield Post(
        id=post_id(number),
        name=f"{name} {Role.HEAD}",
        unit=unit_id(number),
        role=Role.HEAD,
        title=None,
        many=False,
        period=period,
        opened_by=opened_by,
    )


def standing(kind: LinkType, start: str, end: str, since: date, by: str | None = None) -> Link:
    """A link that began on a day and goes on."""
    return Link(
        id=f"{kind} {start} {end} {since}",
        type=kind,
        start=start,
        end=end,
        period=Period(since=since, maybe_since=since, since_basis="stated"),
        statements=(),
        opened_by=by,
        line="solid" if kind is LinkType.REPORTS_TO else None,
    )


def over(link: Link, until: date, by: str | None = None) -> Link:
    """The link with its end."""
    period = replace(link.period, until=until, maybe_until=until, until_basis="stated")
    return replace(link, period=period, closed_by=by)
