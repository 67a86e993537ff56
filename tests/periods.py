"""Periods: what one statement tells, and the interval of one thing, as the naive reading knows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.log import statement_id
from ingest.statement import Kind, Statement, Tense, days_of

UNITS = ("甲中心", "乙中心", "丙中心", "丁中心")
Key = tuple[str, ...]
DAY = timedelta(days=1)
PHASES: tuple[set[Kind], ...] = (
    {Kind.UNIT_CREATED, Kind.UNIT_RENAMED},
    {Kind.PRIOR_POST, Kind.CONTINUES},
    {Kind.STEPS_DOWN, Kind.UNIT_DISSOLVED, Kind.UNIT_MOVED},
    {Kind.LEADS, Kind.CONCURRENT_POST},
    {Kind.TRANSFERRED, Kind.MEMBER_OF},
    {Kind.REPORTS_TO},
)
GIVE = {Kind.LEADS, Kind.CONCURRENT_POST, Kind.CONTINUES}
NEW = {Kind.UNIT_CREATED, Kind.UNIT_RENAMED}


@dataclass(frozen=True)
class Told:
    """A statement with its memo, the memo's day, and the days on one of which it took effect."""

    memo: str
    announced: date
    said: Statement
    first: date
    day: date

    @property
    def eve(self) -> date:
        """When what is left behind was so; in a gap it may have been so to the gap's end."""
        return self.first - DAY if self.first == self.day else self.day

    @property
    def named(self) -> date | None:
        """The day on which what it names was there; None for a memory."""
        memory = self.said.type is Kind.PRIOR_POST
        return None if memory else self.eve if self.said.tense is Tense.AFTER else self.day

    @property
    def order(self) -> tuple[Any, ...]:
        """Day by day, and on one day units, what goes on, endings, beginnings, moves, lines."""
        phase = next(i for i, kinds in enumerate(PHASES) if self.said.type in kinds)
        name = statement_id(self.memo, self.said)
        return (self.day, phase, self.announced, self.memo, self.said.span.start, name)

    def repeats(self, period: Period) -> bool:
        """Whether it tells of a period that is over: one that began when it says, and before it ended."""
        over = self.said.tense is Tense.AFTER and period.until and self.first < period.until
        return bool(over and period.meets(self))


@dataclass
class Period:
    """Surely from `since` to before `until`, possibly from `maybe_since` to before `maybe_until`."""

    since: date | None = None
    until: date | None = None
    maybe_since: date | None = None
    maybe_until: date | None = None
    told: date = date.min
    opened: bool = False

    @property
    def open(self) -> bool:
        return self.until is None and self.maybe_until is None

    def hear(self, told: Told) -> None:
        """Said once more: two sources of one beginning narrow it to what both allow."""
        self.told = max(self.told, told.announced)
        if told.said.tense is Tense.AFTER and self.meets(told):
            self.maybe_since = max(self.maybe_since or told.first, told.first)
            self.since = min(self.since or told.day, told.day)

    def meets(self, told: Told) -> bool:
        """Whether it began on a day that is known, and may have begun by what is told now."""
        known = self.since and self.maybe_since
        return bool(known and told.first <= self.since and self.maybe_since <= told.day)  # type: ignore[operator]

    def on(self, day: date) -> str | None:
        """What is known of a day: sure, possible, or nothing."""
        if self.since and self.since <= day and (not self.until or day < self.until):
            return "sure"
        after = self.maybe_since is None or self.maybe_since <= day
        return "possible" if after and (not self.maybe_until or day < self.maybe_until) else None


def best(found: Iterable[tuple[Key, str]]) -> set[tuple[Key, str]]:
    """What is said, each thing once: surely, if one says so."""
    told: dict[Key, str] = {}
    for key, status in found:
        told[key] = "sure" if "sure" in (status, told.get(key)) else status
    return set(told.items())


def told_in(memo: str, announced: date, s: Statement) -> Told:
    """A statement on its days: stated, else the memo's; what goes on was so on the eve."""
    if s.type is Kind.CONTINUES:
        return Told(memo, announced, s, announced - DAY, announced - DAY)
    return Told(memo, announced, s, *(days_of(s.date) if s.date else (announced, announced)))
