"""Folds: which branches of a chart are open, and what of the chart is shown then.

What a reader opened and closed is kept as short text, so that it can stand in an address:
`"all.-3f…"` is everything but one branch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.cards import Card, Chart, MarkKind, ancestors

MOST_CARDS = 120  # as many levels are open at first as make no more cards than that
STEPS = {kind for kind in MarkKind if kind not in (MarkKind.CONFIRMED, MarkKind.FIRST_SEEN)}
ALL, NONE = "all", "none"


@dataclass(frozen=True, slots=True)
class Folds:
    """The branches that a reader opened and closed by card id; `rule` is for all the others.

    The rule is "" for as many levels as are readable, ALL for everything, NONE for the top alone.
    """

    rule: str = ""
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()

    def text(self) -> str:
        """The folds as text; `folds_in` reads it back."""
        closed = [f"-{card}" for card in sorted(self.closed)]
        return ".".join([*filter(None, [self.rule]), *sorted(self.opened), *closed])

    def turned(self, sign: str) -> Folds:
        """The folds after a branch was opened ("id") or closed ("-id"), or all were."""
        if sign in (ALL, NONE):
            return Folds(sign)
        card = sign.removeprefix("-")
        if sign.startswith("-"):
            return replace(self, opened=self.opened - {card}, closed=self.closed | {card})
        return replace(self, opened=self.opened | {card}, closed=self.closed - {card})


def folds_in(text: str | None) -> Folds:
    """The folds that a text tells; what means nothing does nothing."""
    folds = Folds()
    for sign in filter(None, (text or "").split(".")):
        folds = folds.turned(sign)
    return folds


@dataclass(frozen=True, slots=True)
class Branch:
    """What is below a card: whether it is open, how many cards, and how many of them changed."""

    open: bool
    cards: int
    changed: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a chart that is drawn, the branches by card, and the cards above the focus."""

    chart: Chart
    branches: Mapping[str, Branch]
    path: tuple[Card, ...]


def shown(chart: Chart, folds: Folds, focus: str | None = None) -> Shown:
    """The open branches of a chart; with `focus`, those of one card alone."""
    cards = {card.id: card for card in chart.cards}
    below: dict[str | None, list[Card]] = {}
    for card in chart.cards:
        below.setdefault(card.parent, []).append(card)
    roots = [cards[focus]] if focus in cards else below.get(None, [])
    levels = _levels(roots, below)
    depth = _readable(levels)
    branches = {
        key: replace(branch, open=_is_open(folds, key, levels[key], depth))
        for key, branch in _branches(levels, below).items()
    }
    kept = _walked(roots, below, branches)
    there = {card.id for card in kept}
    top = {card.id: replace(card, parent=None) for card in roots}
    drawn = replace(
        chart,
        cards=tuple(top.get(card.id, card) for card in chart.cards if card.id in there),
        lines=tuple(line for line in chart.lines if {line.start, line.end} <= there),
    )
    path = tuple(cards[key] for key in reversed(ancestors(cards, focus))) if focus in cards else ()
    return Shown(drawn, {key: branches[key] for key in there & branches.keys()}, path)


def whole(chart: Chart) -> Shown:
    """All of a chart."""
    return shown(chart, Folds(ALL))


def opened_to(chart: Chart, folds: Folds, parts: Iterable[str]) -> Folds:
    """The folds with the closed branches opened in which these cards or lines stand."""
    cards = {card.id: card for card in chart.cards}
    starts = {line.id: line.start for line in chart.lines}
    branches = shown(chart, folds).branches
    for part in parts:
        card = starts.get(part, part)
        for above in ancestors(cards, card)[1:] if card in cards else ():
            if above not in branches or not branches[above].open:
                folds = folds.turned(above)
    return folds


def _levels(roots: list[Card], below: Mapping[str | None, list[Card]]) -> dict[str, int]:
    """Cards with their level from 1, those above before those below."""
    levels: dict[str, int] = {}
    row, level = roots, 1
    while row:
        levels |= {card.id: level for card in row}
        row = [child for card in row for child in below.get(card.id, ()) if child.id not in levels]
        level += 1
    return levels


def _readable(levels: Mapping[str, int]) -> int:
    """How many levels make at most MOST_CARDS cards; two at the least."""
    counts: dict[int, int] = {}
    for level in levels.values():
        counts[level] = counts.get(level, 0) + 1
    total, depth = 0, 0
    for level in sorted(counts):
        total += counts[level]
        if total > MOST_CARDS:
            break
        depth = level
    return max(depth, 2)


def _is_open(folds: Folds, card: str, level: int, depth: int) -> bool:
    if card in folds.opened or card in folds.closed:
        return card in folds.opened
    return {ALL: True, NONE: False}.get(folds.rule, level < depth)


def _branches(levels: dict[str, int], below: Mapping[str | None, list[Card]]) -> dict[str, Branch]:
    found: dict[str, Branch] = {}
    for key in reversed(levels):
        children = below.get(key, ())
        if children:
            inner = [found[child.id] for child in children if child.id in found]
            changed = sum(bool(c.mark and c.mark.kind in STEPS) for c in children)
            found[key] = Branch(
                open=False,
                cards=len(children) + sum(branch.cards for branch in inner),
                changed=changed + sum(branch.changed for branch in inner),
            )
    return found


def _walked(
    roots: list[Card], below: Mapping[str | None, list[Card]], branches: Mapping[str, Branch]
) -> list[Card]:
    kept: list[Card] = []
    todo = list(roots)
    while todo:
        card = todo.pop()
        kept.append(card)
        if card.id in branches and branches[card.id].open:
            todo += below[card.id]
    return kept
