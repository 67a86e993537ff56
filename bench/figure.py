"""Figure: the rows of one run as an SVG; how far each is on the good side of its bar, on one axis."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from html import escape

from bench.report import bar, ratio
from bench.rows import Row, Sense

WIDTH, LABELS, RIGHT = 1080, 560, 150
LINE, TOP = 24, 46
LEAST, MOST = 0.25, 10_000.0
TICKS = (0.5, 1, 2, 10, 100, 1000, 10_000)
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #333 } .title { font-weight: 600 } .soft { fill: #777 }
.grid { stroke: #ddd } .bar { stroke: #333; stroke-width: 2 } .held { fill: #1a7f5a } .missed { fill: #b3402a }
.way { stroke-width: 3 } .held.way { stroke: #1a7f5a } .missed.way { stroke: #b3402a }
@media (prefers-color-scheme: dark) {
text { fill: #ddd } .soft { fill: #999 } .grid { stroke: #444 } .bar { stroke: #ddd } }
"""


def svg(rows: Iterable[Row]) -> str:
    """A line a row with a bar: how many times better than asked; left of 1 the bar is missed."""
    shown = [row for row in rows if row.bar and row.ratio is not None]
    height = TOP + LINE * len(shown) + 40
    body = [*_axis(len(shown)), *(part for i, row in enumerate(shown) for part in _line(i, row))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="Each figure beside its bar">\n<style>{STYLE}</style>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def margin(row: Row) -> float:
    """How many times better than its bar a row is; below 1 it misses it."""
    if row.bar is None or row.ratio is None:
        return math.nan
    return row.ratio / row.bar.value if row.bar.sense is Sense.FASTER else row.bar.value / row.ratio


def _x(value: float) -> float:
    within = min(max(value, LEAST), MOST)
    part = math.log(within / LEAST) / math.log(MOST / LEAST)
    return LABELS + part * (WIDTH - LABELS - RIGHT)


def _axis(lines: int) -> Iterator[str]:
    bottom = TOP + LINE * lines
    yield '<text class="title" x="12" y="20">Times better than the bar asks; the bar is at 1</text>'
    for tick in TICKS:
        kind = "bar" if tick == 1 else "grid"
        x = _x(tick)
        yield f'<line class="{kind}" x1="{x:.1f}" y1="{TOP - 12}" x2="{x:.1f}" y2="{bottom}"/>'
        yield f'<text class="soft" x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{tick:g}</text>'


def _line(number: int, row: Row) -> Iterator[str]:
    y = TOP + LINE * number + 4
    kind = "held" if row.held else "missed"
    x, one = _x(margin(row)), _x(1)
    label = f"{row.what} — {row.peer}" if row.peer else row.what
    short = label if len(label) <= 86 else f"{label[:85]}…"
    told = ratio(row) or (bar(row.bar, row.unit) if row.bar else "")
    titled = f"<title>{escape(label)}</title>{escape(short)}"
    yield f'<text x="{LABELS - 14}" y="{y + 4}" text-anchor="end">{titled}</text>'
    yield f'<line class="{kind} way" x1="{one:.1f}" y1="{y}" x2="{x:.1f}" y2="{y}"/>'
    yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y}" r="5"/>'
    yield f'<text class="soft" x="{WIDTH - 8}" y="{y + 4}" text-anchor="end">{escape(told)}</text>'
