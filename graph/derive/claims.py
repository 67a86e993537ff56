"""Claims: the log's statements with the days they speak of, in the order in which they took effect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from graph.log import Log, Memo
from ingest.statement import Dated, Kind, Statement, Tense, days_of

STATED = "stated"
ASSUMED = "assumed"


def inferred(rule: str) -> str:
    """The basis of what a named rule of `rules.toml` concludes."""
    return f"inferred: {rule}"


class Mode(Enum):
    """How a claim speaks of time."""

    STEP = "happened on a day of its window"
    GOES_ON = "was so when the memo was written, and goes on"
    PAST = "was so once, and is over"
    ONCE = "was so once; whether it still is, is not said"


@dataclass(frozen=True, slots=True)
class Window:
    """An effective day that is one of [first, day]; `basis` says how that is known."""

    first: date
    day: date
    basis: str

    def meets(self, other: Window) -> bool:
        """Whether one day can be meant by both."""
        return self.first <= other.day and other.first <= self.day

    def narrowed(self, other: Window) -> Window:
        """The days that both can mean, on the better of the two bases."""
        basis = self.basis if self.basis == STATED else other.basis
        return Window(max(self.first, other.first), min(self.day, other.day), basis)

    @property
    def eve(self) -> date:
        """The last day on which what was before surely held; the day itself where the window is a gap."""
        return self.first - timedelta(days=1) if self.first == self.day else self.day


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement placed in time; `announced` is the day of its memo."""

    id: str
    memo: str
    statement: Statement
    announced: date
    mode: Mode
    window: Window

    def on_eve(self) -> Claim:
        """The claim as one of what was so on the day before its step."""
        eve = Window(self.window.eve, self.window.eve, STATED)
        return replace(self, mode=Mode.GOES_ON, window=eve)


_ORDER = (
    {Kind.UNIT_CREATED, Kind.UNIT_RENAMED, Kind.UNIT_SPLIT, Kind.UNIT_MERGED},
    {Kind.PRIOR_POST, Kind.CONTINUES},
    {Kind.STEPS_DOWN, Kind.UNIT_DISSOLVED, Kind.UNIT_MOVED},
    {Kind.LEADS, Kind.RESPONSIBLE_FOR, Kind.CONCURRENT_POST},
    {Kind.TRANSFERRED, Kind.MEMBER_OF},
    {Kind.REPORTS_TO},
)
_PHASE = {kind: phase for phase, kinds in enumerate(_ORDER) for kind in kinds}
_EVENTS = set(_ORDER[0]) | {Kind.UNIT_DISSOLVED, Kind.UNIT_MOVED}


def claims_of(log: Log) -> list[Claim]:
    """The statements of a log as claims, in the order in which their steps took effect.

    The order depends on what the log says and not on when it was recorded.
    """
    memos = {memo.id: memo for memo in log.memos}
    return sorted(
        (_claim(entry.id, memos[entry.memo], entry.statement) for entry in log.entries),
        key=_order,
    )


def _claim(claim_id: str, memo: Memo, statement: Statement) -> Claim:
    first, announced = days_of(memo.announced)
    mode = _mode(statement)
    window = _window(statement, mode, Window(first, announced, ASSUMED))
    return Claim(claim_id, memo.id, statement, announced, mode, window)


def _mode(statement: Statement) -> Mode:
    if statement.type is Kind.CONTINUES or statement.tense is Tense.UNCHANGED:
        return Mode.GOES_ON
    if statement.tense is Tense.AFTER:
        return Mode.STEP
    if statement.type is Kind.PRIOR_POST:
        return Mode.GOES_ON if statement.ended is False else Mode.PAST
    if statement.ended:
        return Mode.PAST
    if statement.date:
        return Mode.STEP
    known_since = statement.ended is False or statement.type in _EVENTS
    return Mode.GOES_ON if known_since else Mode.ONCE


def _window(statement: Statement, mode: Mode, announced: Window) -> Window:
    if mode is Mode.GOES_ON:
        return Window(announced.eve, announced.eve, STATED)
    if mode is not Mode.STEP or not statement.date or statement.dated is Dated.ANNOUNCED:
        return announced
    first, day = days_of(statement.date)
    if statement.tense is Tense.BEFORE:
        day = max(first, min(day, announced.day))
    return Window(first, day, STATED)


def _order(claim: Claim) -> tuple[date, int, date, str, int, str]:
    phase = _PHASE[claim.statement.type]
    span = claim.statement.span
    return (claim.window.day, phase, claim.announced, claim.memo, span.start, claim.id)
