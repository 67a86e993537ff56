"""Rows: what a bench measured, beside what a peer or the limit took, and the bar it has to hold."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

P95 = 0.95


class Sense(StrEnum):
    """What a bar asks: so many times faster, at most so many times the cost, or a cost of its own."""

    FASTER = "times faster"
    AT_MOST = "times the cost"
    WITHIN = "at most"


@dataclass(frozen=True, slots=True)
class Bar:
    """What has to be held: a ratio to the peer, or a cost in the row's own unit (WITHIN)."""

    sense: Sense
    value: float


def faster(times: float) -> Bar:
    """The peer costs at least so many times as much."""
    return Bar(Sense.FASTER, times)


def at_most(times: float) -> Bar:
    """It costs at most so many times what the peer costs."""
    return Bar(Sense.AT_MOST, times)


def within(cost: float) -> Bar:
    """It costs at most so much."""
    return Bar(Sense.WITHIN, cost)


@dataclass(frozen=True, slots=True)
class Costs:
    """What one way cost in each round: seconds, MiB or database hits; less is better."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """What one in twenty exceeds; the greatest where there are few."""
        return sorted(self.values)[min(len(self.values) - 1, round(P95 * len(self.values)))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing measured: `unit` is s, MiB or hits; `bar` None where it is told for comparison alone.

    `rate` is how much was done at that cost, as (amount, of what): 74,000 relationships, say.
    """

    bench: str
    what: str
    ours: Costs
    unit: str = "s"
    peer: str = ""
    theirs: Costs | None = None
    bar: Bar | None = None
    rate: tuple[float, str] | None = None
    note: str = ""

    @property
    def advantage(self) -> float | None:
        """How many times as much the peer costs: the median over rounds, where both ran in each."""
        if self.theirs is None:
            return None
        pairs = list(zip(self.theirs.values, self.ours.values, strict=False))
        if len(self.theirs.values) != len(self.ours.values):
            return self.theirs.median / self.ours.median
        return statistics.median(theirs / ours for theirs, ours in pairs)

    @property
    def ratio(self) -> float | None:
        """The figure that the bar is about."""
        if self.bar and self.bar.sense is Sense.WITHIN:
            return self.ours.median
        if self.advantage is None:
            return None
        return (
            1 / self.advantage if self.bar and self.bar.sense is Sense.AT_MOST else self.advantage
        )

    @property
    def held(self) -> bool | None:
        """Whether the bar was held; None where there is none."""
        if self.bar is None or self.ratio is None:
            return None
        if self.bar.sense is Sense.FASTER:
            return self.ratio >= self.bar.value
        return self.ratio <= self.bar.value


@contextmanager
def set_aside() -> Iterator[None]:
    """What was made up so far is no part of what is measured: the garbage collector passes it over."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def timed(work: Callable[[], object]) -> float:
    """The seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rounds(count: int, *ways: Callable[[], object], warm: int = 0) -> tuple[Costs, ...]:
    """The seconds of each way, interleaved: a busy moment of the machine meets all of them."""
    for _ in range(warm):
        for way in ways:
            way()
    times: list[Sequence[float]] = [[timed(way) for way in ways] for _ in range(count)]
    return tuple(Costs(tuple(each)) for each in zip(*times, strict=True))
