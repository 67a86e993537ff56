"""Named: the statements of a company by the keys of what they name, and which of them meet where.

Two statements meet at a Cell, a post of a unit as its title tells it, or at a unit itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

import networkx as nx

from graph.derive.scene import title_parts
from graph.derive.tables import Tables
from graph.gist import Gist
from graph.names import name_key
from ingest.statement import Kind

K = TypeVar("K")
V = TypeVar("V")
Cell = tuple[str, str]  # a unit, or of a post without one its holder; the title's key, '' for none

LIFE = {
    Kind.UNIT_CREATED,
    Kind.UNIT_DISSOLVED,
    Kind.UNIT_MERGED,
    Kind.UNIT_RENAMED,
    Kind.UNIT_SPLIT,
}
_OPENING = {Kind.LEADS, Kind.CONCURRENT_POST}
_CHARGING = {Kind.CONTINUES, Kind.RESPONSIBLE_FOR}
_POSTED = _OPENING | _CHARGING | {Kind.PRIOR_POST, Kind.STEPS_DOWN}
_ANYWHERE = ""


class Named(NamedTuple):
    """A statement by keys.

    `wide` is the unit of which it may mean any post that its person has there, '' for any at all.
    """

    gist: Gist
    person: str | None
    unit: str | None
    to: tuple[str, ...]
    from_: tuple[str, ...]
    bosses: tuple[str, ...]
    scope: str | None
    titles: tuple[str, ...]
    wide: str | None

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that it names."""
        return (self.unit, *self.to, *self.from_) if self.unit else (*self.to, *self.from_)

    @property
    def subject(self) -> str | None:
        """The unit that it is about, where it is about no person."""
        return None if self.person else self.unit

    @property
    def hangs_together(self) -> bool:
        """Whether what it says of one post hangs on what is known of another."""
        return len(self.titles) > 1 or (self.wide is not None and bool(self.titles))

    @property
    def ends(self) -> tuple[str, ...]:
        """The units that it may end."""
        match self.gist.type:
            case Kind.UNIT_DISSOLVED | Kind.UNIT_SPLIT:
                return (self.unit,) if self.unit else ()
            case Kind.UNIT_MERGED | Kind.UNIT_RENAMED:
                return self.from_
        return ()

    @property
    def founds(self) -> tuple[str, ...]:
        """The units that it may set up."""
        match self.gist.type:
            case Kind.UNIT_SPLIT:
                return self.to
            case Kind.UNIT_CREATED | Kind.UNIT_MERGED | Kind.UNIT_RENAMED:
                return (self.unit,) if self.unit else ()
        return ()

    @property
    def became(self) -> set[tuple[str, str]]:
        """The pairs of units of which the first becomes the second."""
        return {(old, new) for old in self.ends for new in self.founds}

    @property
    def persons(self) -> tuple[str, ...]:
        """Everybody whom it names."""
        return (self.person, *self.bosses) if self.person else self.bosses


def named(gists: Iterable[Gist], tables: Tables) -> dict[str, Named]:
    """Statements by id, with the keys of what they name."""
    return {gist.id: _named(gist, tables) for gist in gists}


def _named(gist: Gist, tables: Tables) -> Named:
    units, persons = tables.units.key, tables.persons.key
    bosses: tuple[str, ...] = ()
    to = gist.to
    if gist.type is Kind.REPORTS_TO and to and tables.is_person(to[0]):
        to, bosses = (), tuple(map(persons, to))
    return Named(
        gist=gist,
        person=persons(gist.person) if gist.person else None,
        unit=units(gist.unit) if gist.unit else None,
        to=tuple(map(units, to)),
        from_=tuple(map(units, gist.from_)),
        bosses=bosses,
        scope=tables.scopes.key(gist.scope) if gist.scope else None,
        titles=_titles(gist),
        wide=_wide(gist, tables),
    )


def _titles(gist: Gist) -> tuple[str, ...]:
    """The keys of the titles of the posts that a statement means; '' where it means one without."""
    if gist.post and gist.type in _POSTED:
        return tuple(name_key(title or "") for title in title_parts(gist.post))
    untitled = gist.type in _OPENING or (gist.type in _CHARGING and gist.person)
    return ("",) if untitled else ()


def _wide(gist: Gist, tables: Tables) -> str | None:
    match gist.type:
        case Kind.STEPS_DOWN if not (gist.unit and gist.post):
            return tables.units.key(gist.unit) if gist.unit else _ANYWHERE
        case Kind.TRANSFERRED if gist.from_:
            return tables.units.key(gist.from_[0])
        case Kind.CONTINUES if gist.unit and not gist.post:
            return tables.units.key(gist.unit)
    return None


class Meetings:
    """Where the statements of a company meet."""

    def __init__(self, rows: Iterable[Named]) -> None:
        every = list(rows)
        self.lives = [row for row in every if row.gist.type in LIFE]
        self.ended = {unit for row in self.lives for unit in row.ends}
        self.life = _grouped((unit, row) for row in self.lives for unit in {*row.units})
        self._family = _families(self.lives)
        self._kin = _grouped((family, unit) for unit, family in self._family.items())
        self.by_person = _grouped((row.person, row) for row in every if row.person)
        self.by_boss = _grouped((boss, row) for row in every for boss in row.bosses)
        self.by_scope = _grouped((row.scope, row) for row in every if row.scope)
        self.by_unit = _grouped((unit, row) for row in every for unit in {*row.units})
        self.by_subject = _grouped((row.subject, row) for row in every if row.subject)
        self.by_cell = _grouped((cell, row) for row in every for cell in self.own_cells(row))

    def family(self, unit: str) -> str:
        """What stands for a unit and all that it was renamed to or from: they share their posts."""
        return self._family.get(unit, unit)

    def kin(self, unit: str) -> set[str]:
        """A unit and all that it was renamed to or from."""
        return {*self._kin[self.family(unit)], unit}

    def own_cells(self, row: Named) -> set[Cell]:
        """The posts that a statement names by title, or by the lack of one."""
        place = self.family(row.unit) if row.unit else unplaced(row.person)
        return {(place, title) for title in row.titles}

    def cells(self, row: Named) -> set[Cell]:
        """The posts that a statement may mean."""
        found = self.own_cells(row)
        if row.wide is not None and row.person:
            place = self.family(row.wide)
            theirs = (
                cell for other in self.by_person[row.person] for cell in self.own_cells(other)
            )
            found |= {cell for cell in theirs if row.wide == _ANYWHERE or cell[0] == place}
        return found


def unplaced(holder: str | None) -> str:
    """The place of a post without a unit: it is told apart by its holder."""
    return f"\x00{holder}"


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _families(lives: Iterable[Named]) -> dict[str, str]:
    renamed = [
        (row.unit, old)
        for row in lives
        if row.gist.type is Kind.UNIT_RENAMED and row.unit
        for old in row.from_
    ]
    groups: nx.Graph[str] = nx.Graph(renamed)
    return {unit: min(group) for group in nx.connected_components(groups) for unit in group}
