"""A naive reading of the design: statements in, plain lists of intervals out; nothing of graph.derive.

It knows the plain part of the language (`plain_statements`): whole days, one capacity a person, no
renaming. Everything is kept in one dict from what is said to its periods, and read day by day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from graph.model import Link, LinkType, Post, Unit
from graph.view import View
from ingest.statement import Kind, Statement, Tense
from tests.logs import days, say

HOLDERS, STAFF, BOSSES = ("张一", "王二", "李三"), ("赵四", "钱五"), ("孙六", "周七")
UNITS = ("甲中心", "乙中心", "丙中心", "丁中心")
TITLES = ("总裁", "CTO")
Key = tuple[str, ...]
DAY = timedelta(days=1)


@dataclass
class Period:
    """Surely from `since` to before `until`, possibly from `maybe_since` to before `maybe_until`."""

    since: date | None = None
    until: date | None = None
    maybe_since: date | None = None
    maybe_until: date | None = None
    told: date = date.min

    @property
    def open(self) -> bool:
        return self.until is None and self.maybe_until is None

    def close(self, first: date, last: date) -> None:
        self.until, self.maybe_until = first, last

    def on(self, day: date) -> str | None:
        """What is known of a day: sure, possible, or nothing."""
        if self.since and self.since <= day and (not self.until or day < self.until):
            return "sure"
        after = self.maybe_since is None or self.maybe_since <= day
        return "possible" if after and (not self.maybe_until or day < self.maybe_until) else None


class Reading:
    """What a list of memos, each a day and its statements, says of one company."""

    def __init__(self, memos: Iterable[tuple[str, date, list[Statement]]]) -> None:
        self.periods: dict[Key, list[Period]] = {}
        self.reborn: dict[str, str] = {}
        said = [(day, memo, s) for memo, day, statements in memos for s in statements]
        self.given = {(memo, s.person, s.unit) for _, memo, s in said if s.type in _GIVE}
        for day, memo, s in sorted(said, key=_order):
            for unit in (s.unit, *s.to, *s.from_):
                if unit in UNITS and not (s.type is Kind.UNIT_CREATED and unit == s.unit):
                    self._named(("unit", self._unit(unit)), _eve(day, s))
            getattr(self, f"_{s.type.value}")(s, _day(day, s), day, memo)

    def on(self, day: date) -> set[tuple[Key, str]]:
        """Everything that holds on a day, surely or possibly."""
        found: dict[Key, str] = {}
        for written, periods in self.periods.items():
            key = tuple(part.rstrip("'") for part in written)
            for status in filter(None, (period.on(day) for period in periods)):
                found[key] = "sure" if "sure" in (status, found.get(key)) else status
        return set(found.items())

    def _unit(self, name: str | None) -> str:
        """A unit of a name; one that is set up after that of this name has ended is another."""
        return f"{name}{self.reborn.get(str(name), '')}"

    def _live(self, key: Key) -> Period | None:
        return next((p for p in reversed(self.periods.get(key, [])) if p.open), None)

    def _add(self, key: Key, period: Period) -> Period:
        self.periods.setdefault(key, []).append(period)
        return period

    def _named(self, key: Key, eve: date | None) -> None:
        """What a memo names was there on the eve; what it tells of the past may have been there."""
        period = self.periods[key][-1] if key in self.periods else self._add(key, Period())
        if period.open and period.since is None:
            period.since = eve

    def _begin(self, key: Key, day: date, told: date) -> bool:
        """Open a thing on a day, unless it is open already; whether it was opened."""
        live = self._live(key)
        if live is None:
            live = self._add(key, Period(since=day, maybe_since=day))
            live.told = told
            return True
        live.told = max(live.told, told)
        return False

    def _end(self, keys: list[Key], day: date) -> None:
        """Close the first of the things that is open; what nobody has told of was so on the eve."""
        live = [period for period in map(self._live, keys) if period]
        again = [p for key in keys for p in self.periods.get(key, []) if p.until == day]
        for period in live or again or [self._add(keys[-1], Period(since=day - DAY))]:
            period.close(day, day)

    def _leads(self, s: Statement, day: date, told: date, _: str) -> None:
        key = ("holds", str(s.person), self._unit(s.unit), str(s.post))
        if self._begin(key, day, told):
            for other, periods in self.periods.items():
                for period in periods if other[0] == "holds" and other[2:] == key[2:] else ():
                    if other != key and period.open and period.since and period.since < day:
                        period.close(day, day)

    def _concurrent_post(self, s: Statement, day: date, told: date, _: str) -> None:
        self._begin(("holds", str(s.person), self._unit(s.unit), str(s.post)), day, told)

    def _continues(self, s: Statement, day: date, told: date, _: str) -> None:
        key = ("holds", str(s.person), self._unit(s.unit), str(s.post))
        live = self._live(key) or self._add(key, Period(since=day))
        live.told = max(live.told, told)

    def _prior_post(self, s: Statement, day: date, told: date, _: str) -> None:
        key = ("holds", str(s.person), self._unit(s.unit), str(s.post))
        live = self._live(key)
        if live:
            live.close(min(live.told + DAY, day), day)
        over = (p for p in self.periods.get(key, []) if p.maybe_until and p.maybe_until <= told)
        if next(over, None) is None:
            self._add(key, Period(maybe_until=day))

    def _steps_down(self, s: Statement, day: date, _: date, __: str) -> None:
        self._end([("holds", str(s.person), self._unit(s.unit), str(s.post))], day)

    def _transferred(self, s: Statement, day: date, told: date, memo: str) -> None:
        person, origin = str(s.person), self._unit(s.from_[0])
        if (memo, s.person, s.to[0]) not in self.given:
            self._begin(("member", person, self._unit(s.to[0])), day, told)
        held = [
            k for k in self.periods if k[0] in ("holds", "member") and k[1:3] == (person, origin)
        ]
        self._end([*held, ("member", person, origin)], day)

    def _member_of(self, s: Statement, day: date, told: date, memo: str) -> None:
        if (memo, s.person, s.to[0]) not in self.given:
            self._begin(("member", str(s.person), self._unit(s.to[0])), day, told)

    def _reports_to(self, s: Statement, day: date, told: date, _: str) -> None:
        key = ("line", str(s.person), s.to[0])
        old = [k for k in self.periods if k[:2] == key[:2] and k != key and self._live(k)]
        if self._begin(key, day, told):
            for other in old:
                self._end([other], day)

    def _unit_created(self, s: Statement, day: date, told: date, _: str) -> None:
        key = ("unit", self._unit(s.unit))
        if key in self.periods and not self._live(key):
            self.reborn[str(s.unit)] = f"'{self.reborn.get(str(s.unit), '')}"
            key = ("unit", self._unit(s.unit))
        live = self._live(key)
        if live and live.maybe_since is None:  # named so far: who sets it up knows better
            live.since = live.maybe_since = day
        self._begin(key, day, told)

    def _unit_dissolved(self, s: Statement, day: date, _: date, __: str) -> None:
        unit = self._unit(s.unit)
        inside = {"unit": 1, "holds": 2, "member": 2}
        for key, periods in self.periods.items():
            for period in periods if inside.get(key[0]) and key[inside[key[0]]] == unit else ():
                if period.open:
                    period.close(day, day)


KINDS = {LinkType.HOLDS: "holds", LinkType.MEMBER_OF: "member", LinkType.REPORTS_TO: "line"}


def told_by(view: View) -> set[tuple[Key, str]]:
    """What a view says in the words of the naive reading."""
    things = {i: data["thing"] for i, data in view.graph.nodes(data=True)}
    found: dict[Key, str] = {}
    for thing_id, data in view.graph.nodes(data=True):
        unit = things[thing_id]
        if isinstance(unit, Unit) and unit.period.status(view.day) == data["status"]:
            found["unit", unit.name] = data["status"].value
    for _, __, data in view.graph.edges(data=True):
        link: Link = data["link"]
        if link.type in KINDS:
            end = things[link.end]
            named = end.name.split() if isinstance(end, Post) else [end.name]
            key = (KINDS[link.type], things[link.start].name, *named)
            found[key] = (
                "sure" if "sure" in (data["status"], found.get(key)) else data["status"].value
            )
    return set(found.items())


_GIVE = {Kind.LEADS, Kind.CONCURRENT_POST, Kind.CONTINUES}
_PHASES: tuple[set[Kind], ...] = (
    {Kind.UNIT_CREATED},
    {Kind.PRIOR_POST, Kind.CONTINUES},
    {Kind.STEPS_DOWN, Kind.UNIT_DISSOLVED},
    {Kind.LEADS, Kind.CONCURRENT_POST},
    {Kind.TRANSFERRED, Kind.MEMBER_OF},
    {Kind.REPORTS_TO},
)


def _day(announced: date, s: Statement) -> date:
    """The effective day: stated, else announced; what goes on was so on the eve."""
    if s.type is Kind.CONTINUES:
        return announced - DAY
    return date.fromisoformat(s.date) if s.date else announced


def _eve(announced: date, s: Statement) -> date | None:
    if s.type is Kind.PRIOR_POST:
        return None
    return _day(announced, s) - (DAY if s.tense is Tense.AFTER else 0 * DAY)


def _order(row: tuple[date, str, Statement]) -> tuple[Any, ...]:
    """Day by day, and on one day units, what goes on, endings, beginnings, moves, lines."""
    day, memo, s = row
    phase = next(i for i, kinds in enumerate(_PHASES) if s.type in kinds)
    return (_day(day, s), phase, day, memo, s.span.start)


@st.composite
def plain_statements(draw: st.DrawFn) -> Statement:
    """A statement of the plain language."""
    kind = draw(st.sampled_from(sorted(kind for kinds in _PHASES for kind in kinds)))
    unit, holder = draw(st.sampled_from(UNITS)), draw(st.sampled_from(HOLDERS))
    fields: dict[str, Any] = {}
    if kind in (Kind.UNIT_CREATED, Kind.UNIT_DISSOLVED):
        fields["unit"] = unit
    elif kind is Kind.REPORTS_TO:
        fields |= {"person": draw(st.sampled_from(STAFF)), "to": draw(st.sampled_from(BOSSES))}
    elif kind is Kind.MEMBER_OF:
        fields |= {"person": holder, "to": unit}
    elif kind is Kind.TRANSFERRED:
        origin, there = draw(st.permutations(UNITS))[:2]
        fields |= {"person": holder, "to": there, "from_": origin}
    else:
        fields |= {"person": holder, "unit": unit, "post": draw(st.sampled_from(TITLES))}
    tense = {Kind.CONTINUES: Tense.UNCHANGED, Kind.PRIOR_POST: Tense.BEFORE}.get(kind, Tense.AFTER)
    if kind is Kind.PRIOR_POST:
        fields["ended"] = True
    elif tense is Tense.AFTER:
        fields["date"] = draw(st.one_of(st.none(), days.map(str)))
    given = {key: value for key, value in fields.items() if value is not None}
    return say(kind, tense, draw(st.integers(0, 10_000)), **given)
