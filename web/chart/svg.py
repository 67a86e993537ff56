"""SVG: a drawing written out, for the page or as a file that stands alone.

Every name goes through `escaped`. On the page the chart is a tree whose items can be reached by
keyboard; in a file it is one picture with a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.cards import Chart, Line, Mark, MarkKind, Placed
from graph.model import Status
from web.chart.blocks import FRAME_HEAD, FRAME_PAD, RAIL, Frame, Wire
from web.chart.face import CARD_WIDTH, PAD, SIGN_ROOM, TextLine
from web.chart.label import label_of
from web.chart.layout import Box, Drawing, laid_out
from web.chart.palette import Theme, painted
from web.chart.text import clipped, width
from web.markup import escaped
from web.words import Words

STYLE = Path(__file__).with_name("chart.css")
STROKES = (
    ".rg .rg-name,.rg .rg-seat,.rg .rg-title{stroke:var(--rg-text);stroke-width:0.35}"
    ".rg .rg-rest{stroke:none}"
)
SIGNS: Mapping[MarkKind, str] = {
    MarkKind.NEW: "＋",
    MarkKind.ENDED: "−",
    MarkKind.MOVED: "→",
    MarkKind.HEAD_CHANGED: "△",
    MarkKind.CHANGED: "△",
    MarkKind.CONFIRMED: "=",
    MarkKind.FIRST_SEEN: "?",
    MarkKind.PAST: "−",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG with its size in pixels at scale 1."""

    svg: str
    width: float
    height: float


def picture(words: Words, chart: Chart) -> Picture:
    """The chart for the page: a tree of items, styled by the page's colours."""
    drawing = laid_out(words, chart)
    label = escaped(words("chart.label", company=chart.company))
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rg" role="presentation" {size}>'
        f'<g class="rg-view"><g role="tree" aria-label="{label}" aria-orientation="horizontal">'
        f"{_content(words, chart, drawing, tree=True)}</g></g></svg>"
    )
    return Picture(svg, drawing.width, drawing.height)


def stand_alone(
    words: Words,
    chart: Chart,
    title: str,
    theme: Theme | None = None,
    *,
    one_weight: bool = False,
) -> Picture:
    """The chart as a file of its own, with title and legend; no theme: it follows the reader's.

    `one_weight`: for a font without a bold face, whose letters are drawn thicker instead.
    """
    drawing = laid_out(words, chart)
    shown = legend(words, marks=any(card.mark for card in chart.cards))
    key, key_height = _key(shown, max(drawing.width, 480.0), drawing.height + 30.0)
    wide, high = max(drawing.width, 480.0), drawing.height + 42.0 + key_height
    sheet = style() + (STROKES if one_weight else "")
    colours = painted(sheet, theme or "light")
    if theme is None:
        colours += f"@media (prefers-color-scheme:dark){{{painted(sheet, 'dark')}}}"
    head = clipped(title, wide - 48.0, 17.0, bold=True)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rg" role="img" '
        f'viewBox="0 0 {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}">'
        f"<title>{escaped(title)}</title><desc>{escaped(_described(words, chart))}</desc>"
        f"<style>{colours}</style>"
        f'<rect class="rg-ground" width="100%" height="100%"/>'
        f'<text class="rg-title" x="24" y="36">{escaped(head)}</text>'
        f'<g transform="translate(0,30)">{_content(words, chart, drawing, tree=False)}</g>{key}</svg>'
    )
    return Picture(svg, wide, high)


def style() -> str:
    """The style sheet of the chart."""
    return STYLE.read_text(encoding="utf-8")


def legend(words: Words, *, marks: bool) -> list[tuple[str, str, str]]:
    """The legend, with or without the marks: class of the swatch, its sign, what it means."""
    kinds = [kind for kind in MarkKind if marks and kind is not MarkKind.HEAD_CHANGED]
    signs = [(f"rg-{kind}", SIGNS[kind], words(f"mark.{kind}")) for kind in kinds]
    others = ("solid", "dotted", "part", "inferred", "possible")
    return [*signs, *((f"rg-key-{kind}", "", words(f"legend.{kind}")) for kind in others)]


def _described(words: Words, chart: Chart) -> str:
    lines, bands = _lines(chart), {band.unit.id: band for band in chart.bands}
    said = (
        label_of(words, card, lines.get(card.id, ()), bands.get(card.band or ""))
        for card in chart.cards
    )
    return "\n".join(said)


def _lines(chart: Chart) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in chart.lines:
        found.setdefault(line.start, []).append(line)
    return found


def _content(words: Words, chart: Chart, drawing: Drawing, *, tree: bool) -> str:
    lines, bands = _lines(chart), {band.unit.id: band for band in chart.bands}
    boxes = {box.card.id: box for box in drawing.boxes}
    parts = [_frame(words, frame) for frame in drawing.frames]
    parts += [_wire(boxes, lines, wire) for wire in sorted(drawing.wires, key=_trunks_first)]
    parts += [
        _far(boxes, line) for line in chart.lines if boxes[line.start].card.parent != line.end
    ]
    for box in drawing.boxes:
        label = label_of(
            words, box.card, lines.get(box.card.id, ()), bands.get(box.card.band or "")
        )
        parts.append(_card(box, label, tree=tree))
    return "".join(parts)


def _trunks_first(wire: Wire) -> bool:
    return wire.card is not None


def _frame(words: Words, frame: Frame) -> str:
    name = frame.band.unit.name if frame.band else words("placed.unplaced")
    kind = "rg-band" if frame.band else "rg-tray"
    x = frame.x + (FRAME_PAD + RAIL if frame.band else FRAME_PAD)
    text = clipped(name, frame.width - FRAME_PAD * 2 - RAIL, 12.0, bold=True)
    return (
        f'<g class="{kind}" aria-hidden="true"><rect x="{_n(frame.x)}" y="{_n(frame.y)}" '
        f'width="{_n(frame.width)}" height="{_n(frame.height)}" rx="14"/>'
        f'<text x="{_n(x)}" y="{_n(frame.y + FRAME_HEAD - 13)}">{escaped(text)}</text></g>'
    )


def _wire(boxes: Mapping[str, Box], lines: Mapping[str, list[Line]], wire: Wire) -> str:
    """A trunk, or the wire to a card in the manner of the line that it stands for."""
    path = _path(wire.points)
    if wire.card is None:
        return f'<path class="rg-wire" d="{path}"/>'
    card = boxes[wire.card].card
    found = [line for line in lines.get(card.id, ()) if line.end == card.parent]
    if not found:
        inferred = " rg-inferred" if card.placed is not Placed.STATED else ""
        return f'<path class="rg-wire{inferred}" d="{path}"/>'
    line = min(found, key=lambda line: (line.line != "solid", line.id))
    return _line(line, path)


def _far(boxes: Mapping[str, Box], line: Line) -> str:
    """A line to a card that is not the parent: a curve behind the cards."""
    start, end = boxes[line.start], boxes[line.end]
    x1, y1 = start.x + CARD_WIDTH - 24, start.y
    x2, y2 = end.x + CARD_WIDTH - 24, end.y + end.face.height
    bend = max(abs(y1 - y2) / 2, 40.0)
    first, second = f"{_n(x1)} {_n(y1 - bend)}", f"{_n(x2)} {_n(y2 + bend)}"
    return _line(line, f"M{_n(x1)} {_n(y1)}C{first} {second} {_n(x2)} {_n(y2)}", far=True)


def _line(line: Line, path: str, *, far: bool = False) -> str:
    classes = [
        "rg-wire",
        "rg-far" if far else "",
        f"rg-{line.line}",
        *_states(line.mark, line.status),
    ]
    names = escaped(f"{line.reporter} → {line.boss}")
    return (
        f'<g class="{" ".join(filter(None, classes))}" data-part="{escaped(line.id)}" '
        f'data-from="{escaped(line.start)}"><title>{names}</title>'
        f'<path class="rg-hit" d="{path}"/><path class="rg-ink" d="{path}"/></g>'
    )


def _states(mark: Mark | None, status: Status) -> list[str]:
    possible = ["rg-possible"] if status is Status.POSSIBLE else []
    return [*([f"rg-{mark.kind}"] if mark else []), *possible]


def _card(box: Box, label: str, *, tree: bool) -> str:
    card, height = box.card, box.face.height
    inferred = ["rg-inferred"] if card.placed in (Placed.INFERRED, Placed.BAND) else []
    classes = " ".join(["rg-card", *_states(card.mark, card.status), *inferred])
    item = (
        f' role="treeitem" tabindex="-1" aria-level="{box.level}" aria-posinset="{box.number}" '
        f'aria-setsize="{box.siblings}" aria-label="{escaped(label)}" '
        f'data-part="{escaped(card.id)}" data-parent="{escaped(card.parent or "")}"'
    )
    back = '<rect class="rg-back" x="5" y="5" {0}/>' if card.unit.many else ""
    size = f'width="{_n(CARD_WIDTH)}" height="{_n(height)}" rx="10"'
    return (
        f'<g class="{classes}" transform="translate({_n(box.x)},{_n(box.y)})"'
        f"{item if tree else ''}>{back.format(size)}"
        f'<rect class="rg-face" {size}/>{_badge(card.mark)}<g aria-hidden="true">'
        f"{''.join(_text(line) for line in box.face.lines)}</g></g>"
    )


def _badge(mark: Mark | None) -> str:
    if mark is None:
        return ""
    x = CARD_WIDTH - PAD - 8
    return (
        f'<g class="rg-badge" aria-hidden="true"><circle cx="{_n(x)}" cy="23" r="10"/>'
        f'<text x="{_n(x)}" y="27.5">{SIGNS[mark.kind]}</text></g>'
    )


def _text(line: TextLine) -> str:
    classes = " ".join([f"rg-{line.kind}", *(["rg-possible"] if line.possible else [])])
    x, sign = PAD, ""
    if line.mark:
        kind = line.mark.kind
        sign = f'<text class="rg-sign rg-{kind}" x="{PAD}" y="{_n(line.y)}">{SIGNS[kind]}</text>'
        classes += f" rg-{kind}"
        x += SIGN_ROOM
    gap = ' dx="6"' if line.text else ""
    rest = f'<tspan class="rg-rest"{gap}>{escaped(line.rest)}</tspan>' if line.rest else ""
    text = f'<text class="{classes}" x="{_n(x)}" y="{_n(line.y)}">{escaped(line.text)}{rest}</text>'
    return sign + text


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _key(shown: list[tuple[str, str, str]], room: float, top: float) -> tuple[str, float]:
    """The legend of a file, in as many rows as it needs, and the height of these."""
    x, y, parts = 24.0, top + 14.0, []
    for kind, sign, text in shown:
        wide = 40.0 + width(text, 12.0) + 18.0
        if x + wide > room - 24.0 and x > 24.0:
            x, y = 24.0, y + 26.0
        mark = swatch(kind, sign)
        parts.append(
            f'<g class="rg-key" transform="translate({_n(x)},{_n(y)})">{mark}'
            f'<text x="32" y="4">{escaped(text)}</text></g>'
        )
        x += wide
    return "".join(parts), y - top + 10.0


def swatch(kind: str, sign: str) -> str:
    """The little picture beside a line of the legend, 24 wide, around y 0."""
    if sign:
        disc = f'<circle cx="12" r="10"/><text x="12" y="4.5">{sign}</text>'
        return f'<g class="rg-badge {kind}">{disc}</g>'
    if kind in ("rg-key-inferred", "rg-key-possible"):
        return f'<rect class="{kind}" x="1" y="-8" width="22" height="16" rx="4"/>'
    return f'<path class="rg-wire {kind}" d="M0 0L24 0"/>'


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
