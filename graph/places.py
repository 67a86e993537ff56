"""Places: where each card stands on the chart.

A card's parent is stated, else inferred, else the unit of its head's boss or the one that its
overseer heads, else where the other cards of its band stand, else none: "not placed by any memo".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.cards import Card, Placed, Seat, ancestors, seat_order
from graph.model import Link, LinkType, Role, Status
from graph.view import View


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits where: the cards by person and role, and each person's first card."""

    leads: Mapping[tuple[str, Role], tuple[str, ...]]
    home: Mapping[str, str]

    def led(self, person: str, role: Role) -> tuple[str, ...]:
        """The cards on which somebody sits in a role."""
        return self.leads.get((person, role), ())


def seating(cards: Mapping[str, Card]) -> Seating:
    """Who sits where; a person without a seat is at home where he is a member."""
    leads: dict[tuple[str, Role], dict[str, None]] = {}
    seats: dict[str, list[tuple[Seat, Card]]] = {}
    home: dict[str, str] = {}
    for card in sorted(cards.values(), key=lambda card: (card.unit.name, card.id)):
        for member in card.members:
            home.setdefault(member.person.id, card.id)
        for seat in card.seats:
            if seat.person:
                leads.setdefault((seat.person.id, seat.post.role), {})[card.id] = None
                seats.setdefault(seat.person.id, []).append((seat, card))
    for person, found in seats.items():
        home[person] = min(found, key=lambda pair: (seat_order(pair[0])[:2], pair[1].unit.name))[
            1
        ].id
    return Seating({key: tuple(units) for key, units in leads.items()}, home)


def placed(view: View, cards: Mapping[str, Card], seats: Seating) -> dict[str, Card]:
    """The cards with parent and band: by what is said or inferred, then by boss, then by band."""
    first = {card.id: _by_links(view, cards, card) for card in cards.values()}
    bossed = {card.id: _by_boss(view, first, seats, card) for card in first.values()}
    stands: dict[str, Counter[str]] = {}
    for card in bossed.values():
        if card.band and card.parent:
            stands.setdefault(card.band, Counter())[card.parent] += 1
    for card in tuple(bossed.values()):
        if card.parent is None and card.band in stands:
            parent = _most(stands[card.band], bossed)
            if parent != card.id:
                bossed[card.id] = replace(card, parent=parent, placed=Placed.BAND)
    return uncycled(bossed)


def _by_links(view: View, cards: Mapping[str, Card], card: Card) -> Card:
    """By the unit's own PART_OF, else by the PART_OF of its domain, which is an inference."""
    band = next((link.end for link, _ in _parts(view, card.id) if link.end not in cards), None)
    for start in (card.id, band):
        for link, _ in _parts(view, start) if start else ():
            if link.end in cards and link.end != card.id:
                stated = start == card.id and not _is_inferred(link)
                how = Placed.STATED if stated else Placed.INFERRED
                return replace(card, parent=link.end, placed=how, band=band)
    return replace(card, band=band)


def _parts(view: View, start: str) -> list[tuple[Link, Status]]:
    """The PART_OF links from a unit, the best known first."""
    return sorted(
        view.links(LinkType.PART_OF, start=start),
        key=lambda pair: (
            pair[1] is not Status.SURE,
            _is_inferred(pair[0]),
            view.thing(pair[0].end).name,
            pair[0].id,
        ),
    )


def _is_inferred(link: Link) -> bool:
    return (link.period.since_basis or "").startswith("inferred")


def _by_boss(view: View, cards: Mapping[str, Card], seats: Seating, card: Card) -> Card:
    if card.parent is not None:
        return card
    for seat in card.seats:
        if seat.person and seat.post.role in (Role.HEAD, Role.OVERSEES):
            parent, how = _unit_above(view, cards, seats, card, seat)
            if parent:
                return replace(card, parent=parent, placed=how)
    return card


def _unit_above(
    view: View, cards: Mapping[str, Card], seats: Seating, card: Card, seat: Seat
) -> tuple[str | None, Placed]:
    """The unit of the boss; for a unit that somebody oversees (分管), the unit that he heads."""
    person = seat.person.id if seat.person else ""
    if seat.post.role is Role.OVERSEES:
        headed = [unit for unit in seats.led(person, Role.HEAD) if unit != card.id]
        if headed:
            return _nearest(view, cards, person, headed), Placed.OVERSEER
    for link, _ in sorted(
        view.links(LinkType.REPORTS_TO, start=person),
        key=lambda pair: (pair[0].as_post != seat.post.id, pair[0].line != "solid", pair[0].id),
    ):
        if link.as_post in (None, seat.post.id):
            own = [link.end] if link.end in cards else []
            led = (*seats.led(link.end, Role.HEAD), *seats.led(link.end, Role.OVERSEES))
            choices = [unit for unit in own or dict.fromkeys(led) if unit != card.id]
            if choices:
                return _nearest(view, cards, link.end, choices), Placed.BOSS
    return None, Placed.UNPLACED


def _nearest(view: View, cards: Mapping[str, Card], boss: str, choices: list[str]) -> str:
    """Of the boss's units the one where most of his reports' placed cards stand, else the first."""
    if len(choices) == 1:
        return choices[0]
    reports = {link.start for link, _ in view.links(LinkType.REPORTS_TO, end=boss)}
    stand = Counter(
        card.parent
        for card in cards.values()
        if card.parent in choices and any(s.person and s.person.id in reports for s in card.seats)
    )
    return min(choices, key=lambda unit: (-stand[unit], choices.index(unit)))


def _most(counts: Counter[str], cards: Mapping[str, Card]) -> str:
    return min(counts, key=lambda unit: (-counts[unit], cards[unit].unit.name, unit))


def uncycled(cards: Mapping[str, Card]) -> dict[str, Card]:
    """The same cards without loops of parents: the weakest placed card of a loop is let go."""
    result = dict(cards)
    strength = {how: number for number, how in enumerate(Placed)}
    for start in sorted(cards):
        chain = ancestors(result, start)
        while (above := result[chain[-1]].parent) is not None:
            loop = chain[chain.index(above) :]
            weakest = min(loop, key=lambda c: (strength[result[c].placed], result[c].unit.name, c))
            result[weakest] = replace(result[weakest], parent=None, placed=Placed.UNPLACED)
            chain = ancestors(result, start)
    return result
