"""A naive reading of the design: statements in, plain lists of intervals out; nothing of graph.derive.

It knows the plain part of the language (`tests/plain.py`). Everything is kept in one dict from what is
said to its periods, and read day by day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from graph.log import statement_id
from ingest.statement import Kind, Statement
from tests.periods import DAY, GIVE, NEW, UNITS, Key, Period, Told, best, told_in


class Reading:
    """What a list of memos, each a day and its statements, says of one company."""

    def __init__(self, memos: Iterable[tuple[str, date, list[Statement]]]) -> None:
        self.periods: dict[Key, list[Period]] = {}
        self.reborn: dict[str, str] = {}
        self.posts: dict[tuple[str, str | None], list[tuple[Statement, str, Key]]] = {}
        told = [told_in(memo, day, s) for memo, day, statements in memos for s in statements]
        self.given = {(t.memo, t.said.person, t.said.unit) for t in told if t.said.type in GIVE}
        for one in sorted(told, key=lambda t: t.order):
            s = one.said
            for unit in (s.unit, *s.to, *s.from_):
                if unit in UNITS and not (s.type in NEW and unit == s.unit):
                    self._name(("unit", self._unit(unit)), one)
            getattr(self, f"_{s.type.value}")(one, s)

    def on(self, day: date) -> set[tuple[Key, str]]:
        """Everything that holds on a day, surely or possibly."""
        return best(
            (tuple(part.rstrip("'") for part in key[: 3 if key[0] == "line" else None]), status)
            for key, periods in self.periods.items()
            if key[0] != "became"
            for status in (period.on(day) for period in periods)
            if status
        )

    def _unit(self, name: str | None) -> str:
        """A unit of a name; one that is set up after that of this name has ended is another."""
        return f"{name}{self.reborn.get(str(name), '')}"

    def _founded(self, name: str | None) -> str:
        key = ("unit", self._unit(name))
        if key in self.periods and not self._live(key):
            self.reborn[str(name)] = f"'{self.reborn.get(str(name), '')}"
        return self._unit(name)

    def _live(self, key: Key) -> Period | None:
        return next((p for p in reversed(self.periods.get(key, [])) if p.open), None)

    def _all(self, *start: str) -> Iterator[tuple[Key, Period]]:
        """What is open of the things whose keys begin so."""
        for key in list(self.periods):
            live = self._live(key)
            if key[: len(start)] == start and live:
                yield key, live

    def _add(self, key: Key, period: Period) -> Period:
        self.periods.setdefault(key, []).append(period)
        return period

    def _name(self, key: Key, told: Told) -> None:
        """What a memo names was there on the eve; what it tells of the past may have been there."""
        period = self.periods[key][-1] if key in self.periods else self._add(key, Period())
        if period.open and period.since is None:
            period.since = told.named

    def _begin(self, key: Key, told: Told, *, aged: bool = False) -> bool:
        """Open a thing unless it is open already; `aged`: it may be older. Whether it was opened."""
        again = self._live(key) or next(filter(told.repeats, self.periods.get(key, [])[::-1]), None)
        if again:
            again.hear(told)
            return False
        since = None if aged else told.first
        self._add(key, Period(told.day, maybe_since=since, told=told.announced, opened=not aged))
        return True

    def _close(self, key: Key, period: Period, first: date, last: date) -> None:
        """End a thing, and with a tenure the lines of its post."""
        period.until, period.maybe_until = first, last
        if key[0] == "holds":
            for line, drawn in self._all("line", key[1]):
                if line[3:] == key[2:]:
                    self._close(line, drawn, first, last)

    def _end(self, keys: list[Key], told: Told) -> None:
        """Close those of the things that are open; what nobody has told of was so on the eve."""
        live = [(key, period) for key in keys if (period := self._live(key))]
        ended = [p for key in keys for p in self.periods.get(key, [])]
        if not live and any((p.until, p.maybe_until) == (told.first, told.day) for p in ended):
            return
        for key, period in live or [(keys[-1], self._add(keys[-1], Period(told.eve)))]:
            self._close(key, period, told.first, told.day)

    def _hold(self, told: Told, s: Statement) -> Key:
        """The post that is meant; the memo gives it to the person."""
        post = (self._unit(s.unit), str(s.post))
        name = statement_id(told.memo, s)
        self.posts.setdefault((told.memo, s.person), []).append((s, name, post))
        return ("holds", str(s.person), *post)

    def _leads(self, told: Told, s: Statement) -> None:
        key = self._hold(told, s)
        if self._begin(key, told):
            for other, period in self._all("holds"):
                if other != key and other[2:] == key[2:] and period.since < told.first:  # type: ignore[operator]
                    self._close(other, period, told.first, told.day)

    def _concurrent_post(self, told: Told, s: Statement) -> None:
        self._begin(self._hold(told, s), told)

    def _continues(self, told: Told, s: Statement) -> None:
        self._begin(self._hold(told, s), told, aged=True)

    def _prior_post(self, told: Told, s: Statement) -> None:
        key = ("holds", str(s.person), self._unit(s.unit), str(s.post))
        live = self._live(key)
        if live:
            self._close(key, live, min(live.told + DAY, told.day), told.day)
        over = (p for p in self.periods.get(key, []) if p.maybe_until)
        if not any(p.maybe_until <= told.announced for p in over):  # type: ignore[operator]
            self._add(key, Period(maybe_until=told.day))

    def _steps_down(self, told: Told, s: Statement) -> None:
        self._end([("holds", str(s.person), self._unit(s.unit), str(s.post))], told)

    def _transferred(self, told: Told, s: Statement) -> None:
        person, origin = str(s.person), self._unit(s.from_[0])
        if (told.memo, s.person, s.to[0]) not in self.given:
            self._begin(("member", person, self._unit(s.to[0])), told)
        held = [
            k for k in self.periods if k[0] in ("holds", "member") and k[1:3] == (person, origin)
        ]
        self._end([*held, ("member", person, origin)], told)

    def _member_of(self, told: Told, s: Statement) -> None:
        if s.person:
            if (told.memo, s.person, s.to[0]) not in self.given:
                self._begin(("member", s.person, self._unit(s.to[0])), told)
            return
        unit = self._unit(s.unit)
        key = ("part", unit, self._unit(s.to[0]))
        founded = self._live(("unit", unit))
        new = founded and founded.opened and founded.meets(told)
        if not self._move(key, told):
            self._begin(key, told, aged=not (new or s.date))

    def _unit_moved(self, told: Told, s: Statement) -> None:
        key = ("part", self._unit(s.unit), self._unit(s.to[0]))
        self._move(key, told) or self._begin(key, told)

    def _move(self, key: Key, told: Told) -> bool:
        """Take a unit from the parents that it had before, if it had any."""
        old = [
            (other, period)
            for other, period in self._all("part", key[1])
            if other != key and period.since and period.since < told.first
        ]
        if old and self._begin(key, told):
            for other, period in old:
                self._close(other, period, told.first, told.day)
        return bool(old)

    def _reports_to(self, told: Told, s: Statement) -> None:
        given = sorted(
            (max(0, said.span.start - s.span.end, s.span.start - said.span.end),
             said.type is Kind.CONTINUES, name, post)
            for said, name, post in self.posts.get((told.memo, s.person), [])
        )  # fmt: skip
        held = [key[2:] for key, _ in self._all("holds", str(s.person))]
        post = given[0][3] if given else held[0] if len(held) == 1 else ()
        key = ("line", str(s.person), s.to[0], *post)
        old = [
            (line, drawn)
            for line, drawn in self._all("line", str(s.person))
            if line[3:] == post and line != key
        ]
        goes_on = bool(given and given[0][1] and not old)
        if self._begin(key, told, aged=goes_on):
            for line, drawn in old:
                self._close(line, drawn, told.first, told.day)

    def _unit_created(self, told: Told, s: Statement) -> None:
        self._found(("unit", self._founded(s.unit)), told)

    def _found(self, key: Key, told: Told) -> None:
        """Open a unit; named so far, who sets it up knows better."""
        live = self._live(key)
        if live and not live.opened:
            live.since, live.maybe_since, live.opened = told.day, told.first, True
        self._begin(key, told)

    def _unit_renamed(self, told: Told, s: Statement) -> None:
        old, new = self._unit(s.from_[0]), self._founded(s.unit)
        if not self._begin(("became", old, new), told):
            return
        live = self._live(("unit", new))
        if not live or not live.opened:
            self._found(("unit", new), told)
        for key, _ in [*self._all("holds"), *self._all("member"), *self._all("part")]:
            if old in key:
                self._begin(tuple(new if part == old else part for part in key), told)
                for line, _ in self._all("line", key[1]) if key[0] == "holds" else ():
                    if line[3:] == key[2:]:
                        self._begin((*line[:3], new, line[4]), told)
        self._unit_dissolved(told, s, old)

    def _unit_dissolved(self, told: Told, s: Statement, gone: str | None = None) -> None:
        unit = gone or self._unit(s.unit)
        for key, period in self._all():
            inside = {"unit": key[1:2], "holds": key[2:3], "member": key[2:3], "part": key[1:3]}
            if unit in inside.get(key[0], ()):
                self._close(key, period, told.first, told.day)
