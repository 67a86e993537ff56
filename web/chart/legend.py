"""Legend: what the signs and lines of a chart mean; only those that are on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.cards import Chart, MarkKind, Placed
from graph.model import Status
from web.chart.svg import SIGNS, number
from web.chart.text import width
from web.markup import escaped
from web.words import Words

LINES = ("solid", "dotted", "part", "inferred", "possible")


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend: the class of its swatch, its sign (or none), and what it means."""

    look: str
    sign: str
    text: str


def legend(words: Words, chart: Chart) -> list[Key]:
    """The legend of a chart: its marks in their order, then its lines."""
    marks = {*_marks(chart)}
    kinds = [kind for kind in MarkKind if kind in marks and kind is not MarkKind.HEAD_CHANGED]
    signs = [Key(f"rg-{kind}", SIGNS[kind], words(f"mark.{kind}")) for kind in kinds]
    there = {*_lines(chart)}
    others = [Key(f"rg-key-{kind}", "", words(f"legend.{kind}")) for kind in LINES if kind in there]
    return [*signs, *others]


def _marks(chart: Chart) -> Iterator[MarkKind]:
    found = [line.mark for line in chart.lines]
    for card in chart.cards:
        found += [card.mark, *(seat.mark for seat in card.seats)]
        found += [*(member.mark for member in card.members), *(one.mark for one in card.remits)]
    for mark in filter(None, found):
        changed = mark.kind is MarkKind.HEAD_CHANGED
        yield MarkKind.CHANGED if changed else mark.kind


def _lines(chart: Chart) -> Iterator[str]:
    for line in chart.lines:
        yield line.line
    for card in chart.cards:
        if card.parent:
            yield "part"
        if card.placed in (Placed.INFERRED, Placed.BAND):
            yield "inferred"
        if card.status is Status.POSSIBLE:
            yield "possible"


def legend_html(words: Words, keys: list[Key]) -> str:
    """The legend for the page."""
    items = "".join(
        f'<li><svg class="rg" width="26" height="22" viewBox="-1 -11 26 22" aria-hidden="true">'
        f"{_swatch(key)}</svg>{escaped(key.text)}</li>"
        for key in keys
    )
    return f'<ul aria-label="{escaped(words("chart.legend"))}">{items}</ul>'


def legend_svg(keys: list[Key], room: float, top: float) -> tuple[str, float]:
    """The legend of a file, in as many rows as it needs, and the height of these."""
    x, y, parts = 24.0, top + 14.0, []
    for key in keys:
        wide = 40.0 + width(key.text, 12.0) + 18.0
        if x + wide > room - 24.0 and x > 24.0:
            x, y = 24.0, y + 26.0
        parts.append(
            f'<g class="rg-key" transform="translate({number(x)},{number(y)})">{_swatch(key)}'
            f'<text x="32" y="4">{escaped(key.text)}</text></g>'
        )
        x += wide
    return "".join(parts), y - top + 10.0


def _swatch(key: Key) -> str:
    """The little picture beside a line of the legend, 24 wide, around y 0."""
    if key.sign:
        disc = f'<circle cx="12" r="10"/><text x="12" y="4.5">{key.sign}</text>'
        return f'<g class="rg-badge {key.look}">{disc}</g>'
    if key.look in ("rg-key-inferred", "rg-key-possible"):
        return f'<rect class="{key.look}" x="1" y="-8" width="22" height="16" rx="4"/>'
    return f'<path class="rg-wire {key.look}" d="M0 0L24 0"/>'
