"""Marks: the charts of two days as one, each part marked by the rows of their Comparison.

Nothing is guessed from the two charts: a mark comes from a row, by the ids of what it opened and
closed and of whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.cards import Card, Chart, Line, Mark, MarkKind, Member, Remit, Seat, seat_order
from graph.compare import Comparison, Row
from graph.model import ChangeKind, Role
from graph.places import uncycled

MOVES = {ChangeKind.MOVED, ChangeKind.TRANSFERRED}
STEPS = {MarkKind.NEW, MarkKind.ENDED, MarkKind.MOVED}


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by the id of a dated thing, rows of changes by party, and what was confirmed."""

    touched: Mapping[str, Mark]
    about: Mapping[str, tuple[str, ...]]
    confirmed: tuple[Row, ...]

    def of(self, *ids: str | None) -> Mark | None:
        """The mark of the first of these ids that has one."""
        return next((self.touched[i] for i in ids if i is not None and i in self.touched), None)

    def confirmation(self, *ids: str) -> Mark | None:
        """The confirmations that are about all of these ids."""
        rows = tuple(r.id for r in self.confirmed if {*ids} <= {party.id for party in r.about})
        return Mark(MarkKind.CONFIRMED, rows) if rows else None


def marked(before: Chart, after: Chart, comparison: Comparison) -> Chart:
    """One chart of everything on either: placed as after where it still is, with its marks."""
    marks = _marks(comparison)
    old = {card.id: card for card in before.cards}
    new = {card.id: card for card in after.cards}
    lines = _union(after.lines, before.lines)
    done = tuple(replace(line, mark=marks.of(line.id)) for line in lines)
    starts = {line.start: line.mark for line in done if line.mark}
    cards = tuple(
        _marked_card(marks, _joined(old.get(key), new.get(key) or old[key]), starts.get(key))
        for key in sorted({**old, **new}, key=lambda k: ((new.get(k) or old[k]).unit.name, k))
    )
    bands = {band.unit.id: band for band in (*before.bands, *after.bands)}
    return Chart(
        company=after.company,
        cards=_rooted(cards),
        bands=tuple(replace(band, mark=marks.of(key)) for key, band in sorted(bands.items())),
        lines=done,
    )


def _marks(comparison: Comparison) -> Marks:
    touched: dict[str, Mark] = {}
    about: dict[str, tuple[str, ...]] = {}
    for row in (*comparison.changes, *comparison.first_seen, *comparison.past):
        opened = MarkKind.MOVED if row.kind in MOVES else MarkKind.NEW
        opened = MarkKind.FIRST_SEEN if row in comparison.first_seen else opened
        closed = MarkKind.PAST if row in comparison.past else MarkKind.ENDED
        for kind, transitions in ((opened, row.opened), (closed, row.closed)):
            for transition in transitions:
                rows = touched[transition.id].rows if transition.id in touched else ()
                touched[transition.id] = Mark(kind, (*rows, row.id))
    for row in comparison.changes:
        for party in row.about:
            about[party.id] = (*about.get(party.id, ()), row.id)
    return Marks(touched, about, comparison.confirmations)


def _union(first: Iterable[Line], second: Iterable[Line]) -> list[Line]:
    """The lines by id, the first of two with the same id."""
    found = {line.id: line for line in (*second, *first)}
    return [found[key] for key in sorted(found)]


def _joined(old: Card | None, new: Card) -> Card:
    """One card of both days: as it is after, with what was on it before and is gone."""
    if old is None:
        return new
    held = {seat.link or seat.post.id for seat in new.seats}
    members = {member.link for member in new.members}
    remits = {remit.link for remit in new.remits}
    gone = [seat for seat in old.seats if (seat.link or seat.post.id) not in held]
    filled = {seat.post.id for seat in new.seats}
    gone = [seat for seat in gone if seat.person or seat.post.id not in filled]
    return replace(
        new,
        seats=tuple(sorted([*new.seats, *gone], key=seat_order)),
        members=(*new.members, *(m for m in old.members if m.link not in members)),
        remits=(*new.remits, *(r for r in old.remits if r.link not in remits)),
        part_of=tuple(dict.fromkeys([*new.part_of, *old.part_of])),
    )


def _marked_card(marks: Marks, card: Card, line: Mark | None) -> Card:
    seats = tuple(replace(seat, mark=_seat_mark(marks, seat)) for seat in card.seats)
    members = tuple(replace(m, mark=_member_mark(marks, card, m)) for m in card.members)
    remits = tuple(replace(r, mark=marks.of(r.link)) for r in card.remits)
    done = replace(card, seats=seats, members=members, remits=remits)
    return replace(done, mark=_card_mark(marks, done, line))


def _seat_mark(marks: Marks, seat: Seat) -> Mark | None:
    if seat.person is None:
        return marks.of(seat.post.id)
    found = marks.of(seat.link)
    return found or marks.confirmation(seat.person.id, seat.post.id)


def _member_mark(marks: Marks, card: Card, member: Member) -> Mark | None:
    return marks.of(member.link) or marks.confirmation(member.person.id, card.id)


def _card_mark(marks: Marks, card: Card, line: Mark | None) -> Mark | None:
    """What happened to the unit itself, else to its place, its head, or anything on it."""
    own, place = marks.of(card.id), marks.of(*card.part_of)
    if own or (place and place.kind is MarkKind.MOVED):
        return own or place
    parts: tuple[Seat | Member | Remit, ...] = (*card.seats, *card.members, *card.remits)
    found = [mark for mark in (place, line, *(part.mark for part in parts)) if mark]
    heads = [s.mark for s in card.seats if s.post.role is Role.HEAD and s.person and s.mark]
    changed = [mark for mark in found if mark.kind in STEPS]
    if changed:
        head = any(mark.kind in STEPS for mark in heads)
        return _gathered(MarkKind.HEAD_CHANGED if head else MarkKind.CHANGED, changed)
    for kind in (MarkKind.CONFIRMED, MarkKind.FIRST_SEEN):
        same = [mark for mark in found if mark.kind is kind]
        if same:
            return _gathered(kind, same)
    rows = marks.about.get(card.id)
    return Mark(MarkKind.CHANGED, rows) if rows else None


def _gathered(kind: MarkKind, marks: Iterable[Mark]) -> Mark:
    return Mark(kind, tuple(dict.fromkeys(row for mark in marks for row in mark.rows)))


def _rooted(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The cards, without parents that a union of two days turned into a loop."""
    return tuple(uncycled({card.id: card for card in cards}).values())
