"""Cards: what the chart of a company is made of, as plain values.

A Unit is a card, but for a domain, which is a band around cards. Statement ids stay on everything,
so that each part leads to its sentence. `graph.chart` makes them from a View.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Person, Post, Role, Scope, Status, Unit, sorted_ids


class Placed(StrEnum):
    """How a card's parent is known, the weakest first."""

    UNPLACED = "unplaced"
    BAND = "band"
    OVERSEER = "overseer"
    BOSS = "boss"
    INFERRED = "inferred"
    STATED = "stated"


class Why(StrEnum):
    """Whether somebody sits in a seat, and if nobody does, what the memos leave open."""

    HELD = "held"
    HOLDER_NOT_NAMED = "holder_not_named"
    SUCCESSOR_NOT_SAID = "successor_not_said"


class MarkKind(StrEnum):
    """What a comparison says of a part of the chart."""

    NEW = "new"
    ENDED = "ended"
    MOVED = "moved"
    HEAD_CHANGED = "head_changed"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    FIRST_SEEN = "first_seen"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and the ids of the rows of the Comparison that give it."""

    kind: MarkKind
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A post on a card with one holder, or with none; `link` is the id of the HOLDS."""

    post: Post
    person: Person | None
    status: Status
    why: Why
    statements: tuple[str, ...]
    link: str | None = None
    open_list: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a unit of whom no post is said."""

    person: Person
    status: Status
    link: str
    statements: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remit:
    """What a unit, or a post in it, is to look after."""

    scope: Scope
    status: Status
    link: str
    statements: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A reporting line between two cards, `solid` or `dotted`, with the names at its ends."""

    id: str
    start: str
    end: str
    reporter: str
    boss: str
    line: str
    status: Status
    statements: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A domain: a field of work drawn around cards."""

    unit: Unit
    status: Status
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A unit on the chart. `parent` is a card's id, `band` a domain's; `head_not_named`: not said.

    `part_of` are the ids of the links that place it; its statements are in `statements` too.
    """

    unit: Unit
    status: Status
    seats: tuple[Seat, ...]
    members: tuple[Member, ...]
    remits: tuple[Remit, ...]
    parent: str | None
    placed: Placed
    band: str | None
    part_of: tuple[str, ...]
    statements: tuple[str, ...]
    head_not_named: bool = False
    mark: Mark | None = None

    @property
    def id(self) -> str:
        """The id of its unit."""
        return self.unit.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All cards of a company on a day, with the bands and lines between them.

    Siblings stand in the order of the cards: by name, or as `graph.sources` puts them.
    """

    company: str
    cards: tuple[Card, ...]
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]

    def evidence(self, part: str) -> tuple[str, ...]:
        """The statement ids behind a card (with its seats, members, remits and lines) or a line."""
        lines = [line for line in self.lines if part in (line.id, line.start)]
        found = [s for line in lines for s in line.statements]
        for card in self.cards:
            if card.id == part:
                parts: Sequence[Seat | Member | Remit] = [*card.seats, *card.members, *card.remits]
                found += [*card.statements, *(s for one in parts for s in one.statements)]
        return sorted_ids(found)


def seat_order(seat: Seat) -> tuple[int, bool, str, str, str]:
    """The order of seats on a card: by role, the sure first, then by title and name."""
    name = seat.person.name if seat.person else ""
    sure = seat.status is Status.SURE
    return tuple(Role).index(seat.post.role), not sure, seat.post.title or "", name, seat.post.id


def ancestors(cards: Mapping[str, Card], start: str) -> list[str]:
    """A card and those above it, nearest first; a loop is walked once."""
    chain: list[str] = []
    current: str | None = start
    while current is not None and current not in chain:
        chain.append(current)
        current = cards[current].parent
    return chain
