"""Layout: where each card, band and wire of a chart goes.

Bands come first below their card, then branches side by side, then columns of leaves. The widest
tree stands on top, the others in shelves below it; at the bottom a tray holds what no memo places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from graph.cards import Band, Card, Line, Placed, ancestors
from graph.model import UnitKind
from web.chart.blocks import GAP_X, GAP_Y, MARGIN, Block, Frame, Part, Wire, add_tray, column, tree
from web.chart.face import CARD_WIDTH, Face, face_of
from web.chart.folds import Branch, Shown
from web.words import Words

COLUMN = 5  # cards above each other in a column of leaves
SHELF = 4 * (CARD_WIDTH + GAP_X)  # room for small trees where there is no wide one


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A card where it is drawn, with its place in the tree (level from 1)."""

    card: Card
    face: Face
    x: float
    y: float
    level: int
    number: int
    siblings: int
    branch: Branch | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything with its place, in the order of the tree."""

    boxes: tuple[Box, ...]
    frames: tuple[Frame, ...]
    wires: tuple[Wire, ...]
    width: float
    height: float


def laid_out(words: Words, part: Shown) -> Drawing:
    """The drawing of a chart, or of the part of it that is shown."""
    chart = part.chart
    lines: dict[str, list[Line]] = {}
    for line in chart.lines:
        lines.setdefault(line.start, []).append(line)
    cards = {card.id: card for card in chart.cards}
    below: dict[str | None, list[Card]] = {}
    for card in chart.cards:
        below.setdefault(card.parent, []).append(card)
    bands = {band.unit.id: band for band in chart.bands}
    faces = {
        card.id: face_of(
            words,
            card,
            lines.get(card.id, ()),
            band=None if card.parent else bands.get(card.band or ""),
            in_tray=_in_tray(card, part.branches),
        )
        for card in chart.cards
    }
    depth = {card.id: len(ancestors(cards, card.id)) for card in chart.cards}
    blocks: dict[str, Block] = {}
    for card in sorted(chart.cards, key=lambda card: -depth[card.id]):
        parts = _parts(below.get(card.id, []), below, blocks, bands)
        blocks[card.id] = tree(card.id, faces[card.id].height, parts)
    return _flat(_whole(below.get(None, []), blocks, part), cards, faces, depth, part)


def _parts(
    children: list[Card],
    below: Mapping[str | None, list[Card]],
    blocks: Mapping[str, Block],
    bands: Mapping[str, Band],
) -> list[Part]:
    """The children of a card as bands, branches of their own, and columns of leaves."""
    banded: dict[str, list[Card]] = {}
    for card in children:
        if card.band and card.band in bands:
            banded.setdefault(card.band, []).append(card)
    free = [card for card in children if card.band not in banded]
    branches = [Part(blocks[c.id], None) for c in free if below.get(c.id)]
    leaves = [card for card in free if not below.get(card.id)]
    columns = ceil(len(leaves) / COLUMN) or 1
    size = ceil(len(leaves) / columns)
    parts = [column([blocks[c.id] for c in cards], bands[key]) for key, cards in banded.items()]
    parts += branches
    for start in range(0, len(leaves), size or 1):
        parts.append(column([blocks[c.id] for c in leaves[start : start + size]], None))
    return parts


def _whole(roots: list[Card], blocks: Mapping[str, Block], part: Shown) -> Block:
    """The trees in shelves, the widest first, above the tray of single unplaced cards."""
    lone = [card for card in roots if _in_tray(card, part.branches)]
    trees = [blocks[card.id] for card in roots if not _in_tray(card, part.branches)]
    whole = Block(0.0, MARGIN)
    room = max([SHELF, *(block.width for block in trees)])
    x = y = MARGIN
    for block in sorted(trees, key=lambda block: -block.width):
        if x > MARGIN and x + block.width > MARGIN + room:
            x, y = MARGIN, whole.height + GAP_Y
        whole.inside.append((block, x, y))
        x += block.width + GAP_X * 2
        whole.width = max(whole.width, x - GAP_X * 2 + MARGIN)
        whole.height = max(whole.height, y + block.height)
    if lone:
        add_tray(whole, [blocks[card.id] for card in lone], after=bool(trees))
    whole.height += MARGIN
    return whole


def _in_tray(card: Card, branches: Mapping[str, Branch]) -> bool:
    """Whether a card is a single one that no memo places."""
    single = card.parent is None and card.id not in branches
    return single and card.placed is Placed.UNPLACED and card.unit.kind is not UnitKind.COMPANY


def _flat(
    whole: Block,
    cards: Mapping[str, Card],
    faces: Mapping[str, Face],
    depth: Mapping[str, int],
    part: Shown,
) -> Drawing:
    """Every block's content at its place on the page, in the order of the tree."""
    boxes: list[Box] = []
    frames: list[Frame] = []
    wires: list[Wire] = []
    siblings = Counter(card.parent for card in cards.values())
    met: Counter[str | None] = Counter()
    todo = [(whole, 0.0, 0.0)]
    while todo:
        block, x, y = todo.pop()
        if block.card:
            card = cards[block.card]
            met[card.parent] += 1
            boxes.append(
                Box(
                    card=card,
                    face=faces[card.id],
                    x=x + block.anchor,
                    y=y,
                    level=depth[card.id],
                    number=met[card.parent],
                    siblings=siblings[card.parent],
                    branch=part.branches.get(card.id),
                )
            )
        frames += [Frame(f.band, x + f.x, y + f.y, f.width, f.height) for f in block.frames]
        wires += [Wire(w.card, tuple((x + a, y + b) for a, b in w.points)) for w in block.wires]
        todo += [(inner, x + dx, y + dy) for inner, dx, dy in reversed(block.inside)]
    return Drawing(tuple(boxes), tuple(frames), tuple(wires), whole.width, whole.height)
