"""Bars: when things hold, on one scale of days: solid where sure, hatched where possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Period, Status
from web.markup import escaped
from web.words import Words

LEAST = timedelta(days=20)
SIGNS = {Status.SURE: "●", Status.POSSIBLE: "◐", Status.NO: "○"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing on the timeline: its name, what more it is, when it holds, and that in words."""

    id: str
    name: str
    what: str
    period: Period
    when: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from one edge to the other."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Where a day is, from 0 to 100."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(100 * min(1.0, max(0.0, share)), 2)


def scale_of(bars: Iterable[Bar], more: Iterable[date]) -> Scale:
    """A scale on which all ends have a place, with room on both sides for what has none."""
    days = [*more]
    for bar in bars:
        p = bar.period
        days += [day for day in (p.since, p.until, p.maybe_since, p.maybe_until) if day]
    room = max(LEAST, (max(days) - min(days)) // 10)
    return Scale(min(days) - room, max(days) + room)


def bars_html(
    words: Words,
    bars: Sequence[Bar],
    scale: Scale,
    memos: Iterable[tuple[date, str]],
    day: date,
) -> str:
    """The timeline as rows to choose from; every name is escaped."""
    marks = "".join(
        f'<span class="tl-memo" style="left:{scale.place(on)}%" title="{escaped(title)}"></span>'
        for on, title in memos
    )
    now = f'<span class="tl-now" style="left:{scale.place(day)}%"></span>'
    ticks = "".join(
        f'<span class="tl-tick" style="left:{scale.place(on)}%">{on}</span>' for on in _ticks(scale)
    )
    rows = "".join(_row(bar, scale, marks + now, SIGNS[bar.period.status(day)]) for bar in bars)
    legend = "".join(
        f'<span><i class="tl-{kind}"></i>{escaped(words(f"timeline.{kind}"))}</span>'
        for kind in ("sure", "maybe", "memo", "now")
    )
    return (
        f'<p class="tl-legend">{legend}</p><div class="tl" role="group" '
        f'aria-label="{escaped(words("app.timeline"))}"><div class="tl-axis"><span></span>'
        f'<span class="tl-track">{ticks}</span></div>{rows}</div>'
    )


def _ticks(scale: Scale) -> list[date]:
    """Three days that divide the scale."""
    span = scale.last - scale.first
    return [scale.first + span * part // 6 for part in (1, 3, 5)]


def _row(bar: Bar, scale: Scale, marks: str, sign: str) -> str:
    period = bar.period
    parts = _part("maybe", scale, period.maybe_since, period.maybe_until)
    if period.since:
        parts += _part("sure", scale, period.since, period.until)
    label = escaped(f"{bar.name}, {bar.what}: {bar.when}")
    name = f'<i aria-hidden="true">{sign}</i> <b>{escaped(bar.name)}</b> {escaped(bar.what)}'
    return (
        f'<button type="button" class="tl-row" data-pick="{escaped(bar.id)}" aria-label="{label}" '
        f'title="{escaped(bar.when)}"><span class="tl-name">{name}</span>'
        f'<span class="tl-track">{parts}{marks}</span></button>'
    )


def _part(kind: str, scale: Scale, start: date | None, end: date | None) -> str:
    left = scale.place(start) if start else 0.0
    right = scale.place(end) if end else 100.0
    return (
        f'<span class="tl-{kind}" style="left:{left}%;width:{max(0.4, right - left):.2f}%"></span>'
    )
