"""Chart: a View as cards, bands and lines, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.cards import (
    Band,
    Card,
    Chart,
    Line,
    Member,
    Placed,
    Remit,
    Seat,
    Why,
    ancestors,
    seat_order,
)
from graph.compare import Row
from graph.model import (
    Link,
    LinkType,
    Person,
    Post,
    Role,
    Scope,
    Status,
    Unit,
    UnitKind,
    sorted_ids,
)
from graph.places import Seating, placed, seating
from graph.view import View

Silences = Mapping[str, frozenset[str]]


def chart_of(view: View, not_said: Iterable[Row] = ()) -> Chart:
    """The chart of a view; `not_said` tells an empty seat left behind from one never filled."""
    silences = _silences(not_said)
    units = list(view.things(Unit))
    plain = {u.id: _card(view, u, silences) for u in units if u.kind is not UnitKind.DOMAIN}
    seats = seating(plain)
    cards = placed(view, plain, seats)
    links = view.links(LinkType.REPORTS_TO)
    lines = (_line(view, cards, seats, link, status) for link, status in links)
    return Chart(
        company=view.company,
        cards=tuple(cards.values()),
        bands=tuple(
            Band(unit=u, status=view.status(u.id)) for u in units if u.kind is UnitKind.DOMAIN
        ),
        lines=tuple(line for line in lines if line),
    )


def _silences(rows: Iterable[Row]) -> Silences:
    """Ids of posts and units by the kind of silence about them."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.kind, set()).update(party.id for party in row.about)
    return {kind: frozenset(ids) for kind, ids in found.items()}


def _card(view: View, unit: Unit, silences: Silences) -> Card:
    links = view.links(LinkType.IN, end=unit.id)
    posts = [post for link, _ in links if isinstance(post := view.thing(link.start), Post)]
    seats = [seat for post in posts for seat in _seats(view, post, silences)]
    part_of = [link for link, _ in view.links(LinkType.PART_OF, start=unit.id)]
    said = [*unit.statements, *(s for link in part_of for s in link.statements)]
    return Card(
        unit=unit,
        status=view.status(unit.id),
        seats=tuple(sorted(seats, key=seat_order)),
        members=_members(view, unit),
        remits=_remits(view, [unit.id, *(post.id for post in posts)]),
        parent=None,
        placed=Placed.UNPLACED,
        band=None,
        part_of=tuple(link.id for link in part_of),
        statements=sorted_ids(said),
        head_not_named=unit.id in silences.get("head_not_named", ())
        and not any(seat.post.role is Role.HEAD for seat in seats),
    )


def _seats(view: View, post: Post, silences: Silences) -> list[Seat]:
    """One seat a holder; an empty one where the post is surely there and nobody holds it."""
    held = [
        Seat(
            post=post,
            person=person,
            status=status,
            why=Why.HELD,
            statements=sorted_ids([*post.statements, *link.statements]),
            link=link.id,
            open_list=link.open_list,
        )
        for link, status in view.links(LinkType.HOLDS, end=post.id)
        if isinstance(person := view.thing(link.start), Person)
    ]
    if held:
        return held
    status = view.status(post.id)
    if status is not Status.SURE:
        return []
    left = post.id in silences.get(Why.SUCCESSOR_NOT_SAID, ())
    why = Why.SUCCESSOR_NOT_SAID if left else Why.HOLDER_NOT_NAMED
    return [Seat(post=post, person=None, status=status, why=why, statements=post.statements)]


def _members(view: View, unit: Unit) -> tuple[Member, ...]:
    found = [
        Member(person=person, status=status, link=link.id, statements=link.statements)
        for link, status in view.links(LinkType.MEMBER_OF, end=unit.id)
        if isinstance(person := view.thing(link.start), Person)
    ]
    return tuple(sorted(found, key=lambda member: (member.person.name, member.link)))


def _remits(view: View, owners: Iterable[str]) -> tuple[Remit, ...]:
    found = [
        Remit(scope=scope, status=status, link=link.id, statements=link.statements)
        for owner in owners
        for link, status in view.links(LinkType.COVERS, start=owner)
        if isinstance(scope := view.thing(link.end), Scope)
    ]
    return tuple(sorted(found, key=lambda remit: (remit.scope.name, remit.link)))


def _line(
    view: View, cards: Mapping[str, Card], seats: Seating, link: Link, status: Status
) -> Line | None:
    """A line as drawn; None where one of its ends sits on no card, or both on the same."""
    start = _reporter_card(view, cards, seats, link)
    end = _boss_card(cards, seats, start, link.end) if start else None
    if start is None or end is None or end == start:
        return None
    return Line(
        id=link.id,
        start=start,
        end=end,
        reporter=view.thing(link.start).name,
        boss=view.thing(link.end).name,
        line=link.line or "solid",
        status=status,
        statements=link.statements,
    )


def _reporter_card(view: View, cards: Mapping[str, Card], seats: Seating, link: Link) -> str | None:
    """The card where the reporting person sits: in the post meant, else in his first one."""
    if link.start in cards:
        return link.start
    if link.as_post and link.as_post in view.graph:
        post = view.thing(link.as_post)
        if isinstance(post, Post) and post.unit in cards:
            return post.unit
    return seats.home.get(link.start)


def _boss_card(cards: Mapping[str, Card], seats: Seating, start: str, boss: str) -> str | None:
    """The nearest card above on which the boss sits, so that lines stay short; else his own."""
    if boss in cards:
        return boss
    leads = {*seats.led(boss, Role.HEAD), *seats.led(boss, Role.OVERSEES)}
    above = (card for card in ancestors(cards, start)[1:] if card in leads)
    return next(above, seats.home.get(boss))
