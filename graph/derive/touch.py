"""Touch: what of a company a change of its log can make different, and what must be derived to tell how.

Deriving goes from statement to statement through what they share, and that is little: a post (tenure),
a person (posts held, lines), a unit that begins, ends or is renamed (all that is in it). That somebody is
named as a boss, or a unit as the place of another, touches neither. `tests/test_part.py` holds the part
against the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.derive.named import LIFE, Cell, Meetings, Named
from graph.derive.tables import Tables
from graph.names import Names
from ingest.statement import Kind, Tense, days_of


@dataclass(frozen=True, slots=True)
class Ground:
    """The statements that count at one state of a log, by id, and the names that they use."""

    rows: Mapping[str, Named]
    tables: Tables


@dataclass(slots=True)
class Touched:
    """What a change of a log touches, by keys.

    `persons`, `subjects` (units) and `cells` (posts) with all that starts at them, `names` (persons),
    `units` and `scopes` only as nodes. `statements` are those to derive from.
    """

    persons: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    cells: set[Cell] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    scopes: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)


class Days:
    """The days that statements can speak of, as far as their gists tell."""

    def __init__(self, announced: Mapping[str, str]) -> None:
        self._announced = announced

    def earliest(self, row: Named) -> date:
        """A day before which the statement says nothing."""
        eve = days_of(self._announced[row.gist.memo])[0] - timedelta(days=1)
        return min(eve, days_of(row.gist.date)[0]) if row.gist.date else eve

    def latest(self, row: Named) -> date:
        """A day after which the statement opens and ends nothing."""
        told = days_of(self._announced[row.gist.memo])[1]
        return max(told, days_of(row.gist.date)[1]) if row.gist.date else told

    def reborn(self, unit: str, meetings: Meetings) -> bool:
        """Whether a unit may have been set up again after it had ended."""
        rows = meetings.life[unit]
        ends = [self.earliest(row) for row in rows if unit in row.ends]
        founds = [self.latest(row) for row in rows if unit in row.founds]
        return bool(ends and founds) and min(ends) <= max(founds)


def touched(
    before: Ground, after: Ground, announced: Mapping[str, str]
) -> tuple[Touched, Meetings]:
    """What is touched between two states of a log; `announced` has the day of every memo."""
    delta, gone = _difference(before, after)
    days, meetings = Days(announced), Meetings(_either(before, after))
    found = Touched()
    then, now = before.tables, after.tables
    anew = _shown_anew(then.units, now.units, (unit for row in delta for unit in row.units))
    core = _core(delta, meetings, {*anew}, days)
    _touch(found, core, meetings)
    found.names |= found.persons | {person for row in delta for person in row.persons}
    found.scopes |= {row.scope for row in delta if row.scope}
    reshaped = {unit for row in core if row.gist.type in LIFE for unit in row.units}
    found.units |= reshaped | anew | _existence(delta, gone, before, meetings, days)
    last = {person for row in gone for person in row.persons}
    last |= _shown_anew(then.persons, now.persons, found.names)
    rows = [*core, *_support(found, meetings), *_using(last, meetings)]
    scopes = {row.scope for row in gone if row.scope}
    scopes |= _shown_anew(then.scopes, now.scopes, found.scopes)
    rows += [row for scope in scopes for row in meetings.by_scope[scope]]
    rows += [row for unit in found.subjects for row in meetings.by_subject[unit]]
    rows += [row for unit in found.units for row in meetings.by_unit[unit]]
    rows += _lives(found, rows, meetings)
    found.statements = {row.gist.id for row in rows}
    return found, meetings


def _either(before: Ground, after: Ground) -> Iterable[Named]:
    yield from before.rows.values()
    yield from (row for i, row in after.rows.items() if before.rows.get(i) != row)


def _using(persons: Iterable[str], meetings: Meetings) -> list[Named]:
    """Everything that names somebody: whether they are there at all, and as whom."""
    return [row for p in persons for row in (*meetings.by_person[p], *meetings.by_boss[p])]


def _lives(found: Touched, rows: Iterable[Named], meetings: Meetings) -> list[Named]:
    """What began, ended and renamed the units that statements name, as far as that matters to them."""
    mine = found.subjects | found.units
    units = {unit for row in rows if row.gist.type not in LIFE for unit in row.units} | mine
    near = {unit for name in mine for row in meetings.life[name] for unit in row.units}
    near |= {place for place, _ in found.cells}
    kin = {kin for unit in units | near for kin in meetings.kin(unit)}
    whole = {unit for unit in kin if unit in mine or _mortal(unit, meetings)}
    places = {kin for unit in near for kin in meetings.kin(unit)} - whole
    begun = (row for place in places for row in meetings.life[place])
    return [
        *(row for unit in whole for row in meetings.life[unit]),
        *(row for row in begun if row.gist.type is not Kind.UNIT_MERGED),
    ]


def _mortal(unit: str, meetings: Meetings) -> bool:
    return not meetings.kin(unit).isdisjoint(meetings.ended)


def _difference(before: Ground, after: Ground) -> tuple[list[Named], list[Named]]:
    """The statements that are not the same in both, and those of them that were there before."""
    gone = [row for i, row in before.rows.items() if after.rows.get(i) != row]
    come = [row for i, row in after.rows.items() if before.rows.get(i) != row]
    return gone + come, gone


def _shown_anew(then: Names, now: Names, named: Iterable[str]) -> set[str]:
    """The keys of which other spellings are shown."""
    was = then.spellings
    return {key for key in named if key in was and was[key] != now.spellings.get(key)}


def _core(delta: list[Named], meetings: Meetings, units: set[str], days: Days) -> list[Named]:
    """The statements that changed, and all that name one of `units` or one that they begin or end."""
    pending = [row for row in delta if row.gist.type in LIFE]
    seen = {row.gist.id for row in pending}
    while pending:
        row = pending.pop()
        mine = {kin for unit in _reshaped(row, meetings) for kin in meetings.kin(unit)}
        units |= mine
        reborn = {unit for unit in mine if days.reborn(unit, meetings)}
        for other in (o for unit in {*mine, *row.units} for o in meetings.life[unit]):
            shared = not other.became.isdisjoint(row.became) or not reborn.isdisjoint(other.units)
            if shared and other.gist.id not in seen:
                seen.add(other.gist.id)
                pending.append(other)
    return [*delta, *(row for unit in units for row in meetings.by_unit[unit])]


def _reshaped(row: Named, meetings: Meetings) -> Iterable[str]:
    """The units that a statement of their life opens or closes; one that only takes others in is not."""
    if row.gist.type is Kind.UNIT_MERGED and row.unit not in meetings.ended:
        return row.from_
    return row.units


def _touch(found: Touched, core: list[Named], meetings: Meetings) -> None:
    """Note whose rows, and which posts, the statements touch: who holds a post may lose or regain it."""
    found.persons |= {row.person for row in core if row.person}
    subjects = {row.subject for row in core if row.subject}
    subjects |= {unit for row in core if row.gist.type in LIFE for unit in row.units}
    found.subjects |= {kin for unit in subjects for kin in meetings.kin(unit)}
    leaving = (
        row
        for person in {*found.persons}
        for row in meetings.by_person[person]
        if row.gist.type is Kind.STEPS_DOWN and row.hangs_together
    )
    cells = {cell for row in (*core, *leaving) for cell in meetings.cells(row)}
    found.cells |= _joined(cells, meetings)
    found.persons |= _holders(found.cells, meetings)


def _holders(cells: Iterable[Cell], meetings: Meetings) -> set[str]:
    return {row.person for cell in cells for row in meetings.by_cell[cell] if row.person}


def _joined(cells: set[Cell], meetings: Meetings) -> set[Cell]:
    """Posts with those that one statement may mean beside them: what it says of one hangs on the others."""
    found: set[Cell] = set()
    while cells:
        found |= cells
        rows = [row for cell in cells for row in meetings.by_cell[cell]]
        rows += (r for person in _holders(cells, meetings) for r in meetings.by_person[person])
        several = (meetings.cells(row) for row in rows if row.hangs_together)
        cells = {c for group in several if not group.isdisjoint(found) for c in group} - found
    return found


def _support(found: Touched, meetings: Meetings) -> list[Named]:
    """The statements on everything that the touched persons hold, and those that end what others held of it."""
    rows = [row for person in found.persons for row in meetings.by_person[person]]
    theirs = {cell for row in rows for cell in meetings.cells(row)}
    cells = _joined(found.cells | theirs, meetings)
    rows += [row for cell in cells for row in meetings.by_cell[cell]]
    for person in _holders(cells, meetings):
        rows += [
            row
            for row in meetings.by_person[person]
            if row.wide is not None and not meetings.cells(row).isdisjoint(cells)
        ]
    return rows


def _existence(
    delta: list[Named], gone: list[Named], before: Ground, meetings: Meetings, days: Days
) -> set[str]:
    """The units whose beginning may hang on the changed statements: those that nobody named earlier.

    A statement that leaves may have been the evidence, and so may another of the memo that is.
    """
    found = {unit for row in gone for unit in row.units}
    named = {unit: [r for r in delta if unit in r.units] for row in delta for unit in row.units}
    for unit in named.keys() - found:
        first = min(days.earliest(row) for row in named[unit])
        memos = {row.gist.memo for row in named[unit]}
        there = [row for row in meetings.by_unit[unit] if row.gist.id in before.rows]
        same = any(row.gist.memo in memos for row in there)
        if same or not _named_earlier(there, unit, first, days):
            found.add(unit)
    return found


def _named_earlier(rows: Iterable[Named], unit: str, first: date, days: Days) -> bool:
    """Whether one of the statements surely names a unit as being there before a day."""
    return any(_tells_of(row, unit) and days.latest(row) < first for row in rows)


def _tells_of(row: Named, unit: str) -> bool:
    gist = row.gist
    if gist.tense is Tense.BEFORE or gist.date:
        return False
    if gist.type is Kind.MEMBER_OF:
        return row.to[:1] == (unit,)
    return gist.type in (Kind.LEADS, Kind.CONCURRENT_POST) and row.unit == unit
