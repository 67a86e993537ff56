"""Blocks: pieces of a chart with a size, put together from the leaves up.

A block holds other blocks at offsets. A column stands beside a rail from which short wires lead to
its cards; a band is a column in a frame. Units are pixels at scale 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.cards import Band
from web.chart.face import CARD_WIDTH

GAP_X, GAP_Y = 16.0, 56.0
STACK_GAP, RAIL = 14.0, 26.0
FRAME_PAD, FRAME_HEAD = 14.0, 34.0
ENTRY = 24.0
MARGIN = 24.0
ROW = 6 * (CARD_WIDTH + GAP_X)  # a row may always be so wide
SPINE = 6.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A labelled rectangle: a band, or (without one) the tray of what no memo places."""

    band: Band | None
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wire:
    """A connector: from a parent to the cards below (`card` None), or the last bit to one card."""

    card: str | None
    points: tuple[Point, ...]


@dataclass(slots=True)
class Block:
    """Something with a size that holds others at an offset; `anchor`: its card's left edge."""

    width: float
    height: float
    anchor: float = 0.0
    card: str | None = None
    inside: list[tuple[Block, float, float]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """A child block, or a column of them with its rail; `rail` is where wires come in."""

    block: Block
    rail: float | None


def column(items: list[Block], band: Band | None) -> Part:
    """Blocks above each other beside a rail; a band frames them and names them."""
    pad = FRAME_PAD if band else 0.0
    y = FRAME_HEAD if band else 0.0
    block = Block(pad * 2 + RAIL + max(item.width for item in items), 0.0)
    rail = pad
    for item in items:
        block.inside.append((item, pad + RAIL, y))
        middle = y + ENTRY
        block.wires.append(Wire(item.card, ((rail, middle), (pad + RAIL + item.anchor, middle))))
        y += item.height + STACK_GAP
    last = block.wires[-1].points[0][1]
    block.wires.append(Wire(None, ((rail, 0.0), (rail, last))))
    block.height = y - STACK_GAP + pad
    if band:
        block.frames.append(Frame(band, 0.0, 0.0, block.width, block.height))
    return Part(block, rail)


def tree(card: str, height: float, parts: list[Part]) -> Block:
    """A card with its parts below it, in one row or, where that would be too wide, in several."""
    if not parts:
        return Block(CARD_WIDTH, height, card=card)
    if len(parts) == 1 and parts[0].rail is not None and not parts[0].block.frames:
        return _hanging(card, height, parts[0])
    rows = _rows(parts)
    indent = RAIL if len(rows) > 1 else 0.0
    width = max(sum(part.block.width + GAP_X for part in row) - GAP_X for row in rows)
    block = Block(max(width + indent, CARD_WIDTH), 0.0, card=card)
    top = height + GAP_Y
    buses: list[list[float]] = []
    for row in rows:
        wide = sum(part.block.width + GAP_X for part in row) - GAP_X
        x = indent or (block.width - wide) / 2
        buses.append(_lay_row(block, row, x, top))
        top += max(part.block.height for part in row) + GAP_Y
    block.height = top - GAP_Y
    _connect(block, height, rows, buses)
    return block


def _rows(parts: list[Part]) -> list[list[Part]]:
    """The parts in rows of a breadth that makes the whole about twice as wide as high."""
    area = sum((part.block.width + GAP_X) * (part.block.height + GAP_Y) for part in parts)
    room = max(ROW, (2 * area) ** 0.5, *(part.block.width for part in parts))
    rows: list[list[Part]] = [[]]
    used = 0.0
    for part in parts:
        if rows[-1] and used + part.block.width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(part)
        used += part.block.width + GAP_X
    return rows


def _lay_row(block: Block, row: list[Part], x: float, top: float) -> list[float]:
    """Put parts beside each other; where the wires from above come in, from left to right."""
    entries = []
    for part in row:
        block.inside.append((part.block, x, top))
        entry = x + (part.block.anchor + CARD_WIDTH / 2 if part.rail is None else part.rail)
        down = ((entry, top - GAP_Y / 2), (entry, top))
        block.wires.append(Wire(part.block.card if part.rail is None else None, down))
        entries.append(entry)
        x += part.block.width + GAP_X
    return entries


def _connect(
    block: Block, height: float, rows: list[list[Part]], entries: list[list[float]]
) -> None:
    """The card above its largest branch, else above the middle; a bus a row, a spine for rows."""
    stems = [
        (-part.block.width, at)
        for part, at in zip(rows[0], entries[0], strict=True)
        if part.rail is None
    ]
    middle = min(stems)[1] if stems else (entries[0][0] + entries[0][-1]) / 2
    block.anchor = min(max(middle - CARD_WIDTH / 2, 0.0), block.width - CARD_WIDTH)
    centre = block.anchor + CARD_WIDTH / 2
    bus = height + GAP_Y / 2
    block.wires.append(Wire(None, ((centre, height), (centre, bus))))
    spine = [SPINE] if len(rows) > 1 else []
    tops = [_bus_of(block, row) for row in rows]
    for number, (row_entries, y) in enumerate(zip(entries, tops, strict=True)):
        ends = [*row_entries, *spine, *([] if number else [centre])]
        block.wires.append(Wire(None, ((min(ends), y), (max(ends), y))))
    if spine:
        block.wires.append(Wire(None, ((SPINE, tops[0]), (SPINE, tops[-1]))))


def _bus_of(block: Block, row: list[Part]) -> float:
    """The height of the bus above a row."""
    first = row[0].block
    return next(y for inner, _, y in block.inside if inner is first) - GAP_Y / 2


def _hanging(card: str, height: float, column: Part) -> Block:
    """A card with one column of leaves right below it, beside a rail under its left edge."""
    block = Block(max(CARD_WIDTH, column.block.width + RAIL), 0.0, card=card)
    block.inside.append((column.block, RAIL / 2, height + STACK_GAP))
    x = RAIL / 2 + (column.rail or 0.0)
    block.wires.append(Wire(None, ((x, height), (x, height + STACK_GAP))))
    block.height = height + STACK_GAP + column.block.height
    return block


def add_tray(whole: Block, items: list[Block], *, after: bool) -> None:
    """The unplaced cards in rows below the trees, about as wide as these."""
    top = whole.height + (GAP_Y if after else 0.0)
    step = CARD_WIDTH + STACK_GAP
    room = max(whole.width - 2 * MARGIN - 2 * FRAME_PAD + STACK_GAP, min(4, len(items)) * step)
    across = max(1, min(len(items), int(room // step)))
    y = top + FRAME_HEAD
    for start in range(0, len(items), across):
        line = items[start : start + across]
        for number, item in enumerate(line):
            whole.inside.append((item, MARGIN + FRAME_PAD + number * step, y))
        y += max(item.height for item in line) + STACK_GAP
    width = 2 * FRAME_PAD + across * step - STACK_GAP
    whole.frames.append(Frame(None, MARGIN, top, width, y - STACK_GAP + FRAME_PAD - top))
    whole.width = max(whole.width, width + 2 * MARGIN)
    whole.height = y - STACK_GAP + FRAME_PAD
