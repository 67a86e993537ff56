"""SVG: a drawing written out, for the page or as a file that stands alone.

Every name goes through `escaped`. On the page the chart is a tree whose items can be reached by
keyboard; in a file it is one picture with a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.cards import Line, Mark, MarkKind, Placed
from graph.model import Status
from web.chart.blocks import FRAME_HEAD, FRAME_PAD, RAIL, Frame, Wire
from web.chart.face import CARD_WIDTH, PAD, SIGN_ROOM, TextLine
from web.chart.folds import Branch, Shown
from web.chart.label import labels, lines_from
from web.chart.layout import Box, Drawing, laid_out
from web.chart.text import clipped, width
from web.markup import escaped
from web.words import Words

STYLE = Path(__file__).with_name("chart.css")
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


def picture(words: Words, part: Shown) -> Picture:
    """The chart for the page: a tree of items, styled by the page's colours."""
    drawing = laid_out(words, part)
    label = escaped(words("chart.label", company=part.chart.company))
    size = f'width="{number(drawing.width)}" height="{number(drawing.height)}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rg" role="presentation" {size}>'
        f'<g class="rg-view"><g role="tree" aria-label="{label}" aria-orientation="horizontal">'
        f"{drawn(words, part, drawing, tree=True)}</g></g></svg>"
    )
    return Picture(svg, drawing.width, drawing.height)


def style() -> str:
    """The style sheet of the chart."""
    return STYLE.read_text(encoding="utf-8")


def drawn(words: Words, part: Shown, drawing: Drawing, *, tree: bool) -> str:
    """Frames, wires, far lines and cards, from the back to the front; `tree`: for the page."""
    boxes = {box.card.id: box for box in drawing.boxes}
    lines, told = lines_from(part.chart), labels(words, part.chart)
    wires = sorted(drawing.wires, key=_trunks_first)
    far = [line for line in part.chart.lines if boxes[line.start].card.parent != line.end]
    layers = (
        "".join(_frame(words, frame) for frame in drawing.frames),
        "".join(_wire(boxes, lines, wire) for wire in wires),
        "".join(_far(boxes, line) for line in far),
        "".join(_card(box, told[box.card.id], tree=tree) for box in drawing.boxes),
    )
    return "".join(f'<g role="presentation">{layer}</g>' for layer in layers)


def _trunks_first(wire: Wire) -> bool:
    return wire.card is not None


def _frame(words: Words, frame: Frame) -> str:
    name = frame.band.unit.name if frame.band else words("placed.unplaced")
    kind = "rg-band" if frame.band else "rg-tray"
    x = frame.x + (FRAME_PAD + RAIL if frame.band else FRAME_PAD)
    text = clipped(name, frame.width - FRAME_PAD * 2 - RAIL, 12.0, bold=True)
    return (
        f'<g class="{kind}" aria-hidden="true"><rect x="{number(frame.x)}" y="{number(frame.y)}" '
        f'width="{number(frame.width)}" height="{number(frame.height)}" rx="14"/>'
        f'<text x="{number(x)}" y="{number(frame.y + FRAME_HEAD - 13)}">{escaped(text)}</text></g>'
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
    first, second = f"{number(x1)} {number(y1 - bend)}", f"{number(x2)} {number(y2 + bend)}"
    return _line(
        line, f"M{number(x1)} {number(y1)}C{first} {second} {number(x2)} {number(y2)}", far=True
    )


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
        f'data-from="{escaped(line.start)}" data-to="{escaped(line.end)}"><title>{names}</title>'
        f'<path class="rg-hit" d="{path}"/><path class="rg-ink" d="{path}"/></g>'
    )


def _states(mark: Mark | None, status: Status) -> list[str]:
    possible = ["rg-possible"] if status is Status.POSSIBLE else []
    return [*([f"rg-{mark.kind}"] if mark else []), *possible]


def _card(box: Box, label: str, *, tree: bool) -> str:
    card, height = box.card, box.face.height
    inferred = ["rg-inferred"] if card.placed in (Placed.INFERRED, Placed.BAND) else []
    classes = " ".join(["rg-card", *_states(card.mark, card.status), *inferred])
    back = '<rect class="rg-back" x="5" y="5" {0}/>' if card.unit.many else ""
    size = f'width="{number(CARD_WIDTH)}" height="{number(height)}" rx="10"'
    return (
        f'<g class="{classes}" transform="translate({number(box.x)},{number(box.y)})"'
        f"{_item(box, label) if tree else ''}>{back.format(size)}"
        f'<rect class="rg-face" {size}/>{_badge(card.mark)}<g aria-hidden="true">'
        f"{''.join(_text(line) for line in box.face.lines)}</g>"
        f"{_fold(box.branch, height, tree=tree) if box.branch else ''}</g>"
    )


def _item(box: Box, label: str) -> str:
    """What makes a card an item of a tree, and tells the page's script which one it is."""
    opened = f' aria-expanded="{str(box.branch.open).lower()}"' if box.branch else ""
    return (
        f' role="treeitem" tabindex="-1" aria-level="{box.level}" aria-posinset="{box.number}" '
        f'aria-setsize="{box.siblings}"{opened} aria-label="{escaped(label)}" '
        f'data-part="{escaped(box.card.id)}" data-parent="{escaped(box.card.parent or "")}"'
    )


def _fold(branch: Branch, height: float, *, tree: bool) -> str:
    """The handle on a card's lower edge: what a closed branch holds, or that it can be closed."""
    if branch.open and not tree:
        return ""
    changed = f" {SIGNS[MarkKind.CHANGED]}{branch.changed}" if branch.changed else ""
    text = "−" if branch.open else f"＋{branch.cards}{changed}"
    wide = max(24.0, width(text, 12.0, bold=True) + 16.0)
    left, middle = (CARD_WIDTH - wide) / 2, CARD_WIDTH / 2
    state = "is-open" if branch.open else "is-closed"
    return (
        f'<g class="rg-fold {state}" aria-hidden="true"><rect x="{number(left)}" '
        f'y="{number(height - 11)}" width="{number(wide)}" height="22" rx="11"/>'
        f'<text x="{number(middle)}" y="{number(height + 4.5)}">{text}</text></g>'
    )


def _badge(mark: Mark | None) -> str:
    if mark is None:
        return ""
    x = CARD_WIDTH - PAD - 8
    return (
        f'<g class="rg-badge" aria-hidden="true"><circle cx="{number(x)}" cy="23" r="10"/>'
        f'<text x="{number(x)}" y="27.5">{SIGNS[mark.kind]}</text></g>'
    )


def _text(line: TextLine) -> str:
    classes = " ".join([f"rg-{line.kind}", *(["rg-possible"] if line.possible else [])])
    x, sign = PAD, ""
    if line.mark:
        kind = line.mark.kind
        sign = (
            f'<text class="rg-sign rg-{kind}" x="{PAD}" y="{number(line.y)}">{SIGNS[kind]}</text>'
        )
        classes += f" rg-{kind}"
        x += SIGN_ROOM
    gap = ' dx="6"' if line.text else ""
    rest = f'<tspan class="rg-rest"{gap}>{escaped(line.rest)}</tspan>' if line.rest else ""
    text = f'<text class="{classes}" x="{number(x)}" y="{number(line.y)}">{escaped(line.text)}{rest}</text>'
    return sign + text


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def number(value: float) -> str:
    """A length as it stands in an SVG."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
