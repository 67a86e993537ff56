"""File: a chart as an SVG that stands alone, with its title, its legend and its colours inside."""

from __future__ import annotations

from web.chart.folds import Shown
from web.chart.label import labels
from web.chart.layout import laid_out
from web.chart.legend import legend, legend_svg
from web.chart.palette import Theme, painted
from web.chart.svg import Picture, drawn, number, style
from web.chart.text import clipped
from web.markup import escaped
from web.words import Words

NARROWEST = 480.0
STROKES = (
    ".rg .rg-name,.rg .rg-seat,.rg .rg-title{stroke:var(--rg-text);stroke-width:0.35}"
    ".rg .rg-rest{stroke:none}"
)


def stand_alone(
    words: Words,
    part: Shown,
    title: str,
    theme: Theme | None = None,
    *,
    one_weight: bool = False,
) -> Picture:
    """A chart as a file of its own; no theme: it follows the reader's.

    `one_weight`: for a font without a bold face, whose letters are drawn thicker instead.
    """
    drawing = laid_out(words, part)
    wide = max(drawing.width, NARROWEST)
    key, key_height = legend_svg(legend(words, part.chart), wide, drawing.height + 30.0)
    high = drawing.height + 42.0 + key_height
    sheet = style() + (STROKES if one_weight else "")
    colours = painted(sheet, theme or "light")
    if theme is None:
        colours += f"@media (prefers-color-scheme:dark){{{painted(sheet, 'dark')}}}"
    head = clipped(title, wide - 48.0, 17.0, bold=True)
    told = "\n".join(labels(words, part.chart).values())
    size = f'width="{number(wide)}" height="{number(high)}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rg" role="img" '
        f'viewBox="0 0 {number(wide)} {number(high)}" {size}>'
        f"<title>{escaped(title)}</title><desc>{escaped(told)}</desc>"
        f'<style>{colours}</style><rect class="rg-ground" {size}/>'
        f'<text class="rg-title" x="24" y="36">{escaped(head)}</text>'
        f'<g transform="translate(0,30)">{drawn(words, part, drawing, tree=False)}</g>{key}</svg>'
    )
    return Picture(svg, wide, high)
