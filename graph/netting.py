"""Netting: from what starts and ends between two days to the typed rows of a Comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.compare import Comparison, Party, Row, Transition
from graph.model import (
    Change,
    Confirmation,
    Derived,
    Link,
    LinkType,
    Post,
    Status,
    Thing,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What a comparison is made of: everything of which an end may fall between the two days.

    More than that does no harm: what does not differ makes no row. `things` holds whatever the
    links, changes and confirmations name.
    """

    company: str
    from_day: date
    to_day: date
    known_at: datetime | None
    things: Mapping[str, Thing]
    standing: Iterable[Unit | Post]
    links: Iterable[Link]
    changes: Iterable[Change]
    confirmations: Iterable[Confirmation]


def window_of(derived: Derived, from_day: date, to_day: date, known_at: datetime | None) -> Window:
    """The whole of a derived graph as a window."""
    return Window(
        company=derived.company,
        from_day=from_day,
        to_day=to_day,
        known_at=known_at,
        things=derived.things,
        standing=[t for t in derived.things.values() if isinstance(t, Unit | Post)],
        links=derived.links.values(),
        changes=derived.changes.values(),
        confirmations=derived.confirmations.values(),
    )


def comparison_of(window: Window) -> Comparison:
    """Type and net what starts and ends between two days; a pure function."""
    items = [item for item in (*window.standing, *window.links) if _ends_within(window, item)]
    effects = [_effect(window, item) for item in items]
    by_change: dict[str, list[_Effect]] = defaultdict(list)
    for effect in effects:
        for change in {effect.opened_by, effect.closed_by} - {None}:
            by_change[str(change)].append(effect)
    rows = [
        _change_row(window, c, by_change[c.id])
        for c in window.changes
        if _near(window, c, by_change)
    ]
    rows.sort(key=_row_order)
    loose = [e for e in effects if e.differs and not e.cause]
    passing = {row.id for row in rows if by_change[row.id] and not row.opened + row.closed}
    return Comparison(
        company=window.company,
        from_day=window.from_day,
        to_day=window.to_day,
        known_at=window.known_at,
        changes=tuple(row for row in rows if row.id not in passing),
        passing=tuple(row for row in rows if row.id in passing),
        confirmations=tuple(sorted(_confirmation_rows(window), key=_row_order)),
        first_seen=_loose_rows(window, "first seen", [e for e in loose if e.rises]),
        past=_loose_rows(window, "past", [e for e in loose if not e.rises]),
    )


@dataclass(frozen=True, slots=True)
class _Effect:
    """A dated thing with what is known of it on either day, and the Changes at its ends."""

    item: Unit | Post | Link
    transition: Transition

    @property
    def opened_by(self) -> str | None:
        return self.item.opened_by

    @property
    def closed_by(self) -> str | None:
        return self.item.closed_by

    @property
    def link_type(self) -> LinkType | None:
        return self.item.type if isinstance(self.item, Link) else None

    @property
    def post(self) -> str | None:
        """The post of which this is the existence or the place."""
        if isinstance(self.item, Post):
            return self.item.id
        return (
            self.item.start
            if isinstance(self.item, Link) and self.link_type is LinkType.IN
            else None
        )

    @property
    def differs(self) -> bool:
        return self.transition.before is not self.transition.after

    @property
    def rises(self) -> bool:
        return _rises(self.transition.before, self.transition.after)

    @property
    def cause(self) -> str | None:
        """The Change that made the difference."""
        return self.opened_by if self.rises else self.closed_by


def cause_of(item: Unit | Post | Link, from_day: date, to_day: date) -> str | None:
    """The id of the Change that made a difference between two days; None where there is none."""
    before, after = item.period.status(from_day), item.period.status(to_day)
    if before is after:
        return None
    return item.opened_by if _rises(before, after) else item.closed_by


def _rises(before: Status, after: Status) -> bool:
    return _RANK[before] < _RANK[after]


_RANK = {Status.NO: 0, Status.POSSIBLE: 1, Status.SURE: 2}


def _ends_within(window: Window, item: Unit | Post | Link) -> bool:
    """Whether one of the four dates falls between the two days: else nothing of it can differ."""
    period = item.period
    dates = (period.since, period.until, period.maybe_since, period.maybe_until)
    return any(window.from_day < day <= window.to_day for day in dates if day)


def _effect(window: Window, item: Unit | Post | Link) -> _Effect:
    before, after = item.period.status(window.from_day), item.period.status(window.to_day)
    if isinstance(item, Link):
        start, end = window.things[item.start].name, window.things[item.end].name
        return _Effect(item, Transition(item.id, item.type, start, end, before, after))
    return _Effect(item, Transition(item.id, type(item).__name__, item.name, "", before, after))


def _near(window: Window, change: Change, effects: Mapping[str, list[_Effect]]) -> bool:
    """Whether a Change may have happened between the days, or made a difference between them."""
    within = any(window.from_day < day <= window.to_day for day in (change.first, change.day))
    return within or any(e.differs and e.cause == change.id for e in effects.get(change.id, ()))


def _change_row(window: Window, change: Change, effects: list[_Effect]) -> Row:
    made = [e for e in effects if e.differs and e.cause == change.id]
    units = [window.things[about.thing] for about in change.about]
    return Row(
        id=change.id,
        kind=change.kind.value,
        about=tuple(_party(window, about.role, about.thing) for about in change.about),
        first=change.first,
        day=change.day,
        basis=change.basis,
        statements=change.statements,
        opened=tuple(sorted(e.transition for e in made if e.rises)),
        closed=tuple(sorted(e.transition for e in made if not e.rises)),
        line=change.line,
        part=change.part,
        inferred=change.inferred,
        many=any(isinstance(u, Unit | Post) and u.many for u in units),
        open_list=any(isinstance(e.item, Link) and e.item.open_list for e in effects),
    )


def _party(window: Window, role: str, thing: str) -> Party:
    found = window.things[thing]
    return Party(role, type(found).__name__, thing, found.name)


def _confirmation_rows(window: Window) -> Iterator[Row]:
    for said in window.confirmations:
        if window.from_day < said.day <= window.to_day:
            yield Row(
                id=said.id,
                kind="confirmed",
                about=tuple(_party(window, about.role, about.thing) for about in said.about),
                first=said.day,
                day=said.day,
                basis="stated",
                statements=said.statements,
                implied=said.implied,
            )


_ROLES = {
    LinkType.HOLDS: ("person", "post"),
    LinkType.IN: ("post", "unit"),
    LinkType.MEMBER_OF: ("person", "unit"),
    LinkType.PART_OF: ("unit", "to"),
    LinkType.COVERS: ("unit", "scope"),
    LinkType.REPORTS_TO: ("person", "boss"),
    LinkType.BECAME: ("from", "unit"),
}


def _loose_rows(window: Window, kind: str, effects: list[_Effect]) -> tuple[Row, ...]:
    """Rows for what differs without a Change; a post stands in the row of its tenure."""
    holds = (e.item for e in effects if isinstance(e.item, Link) and e.item.type is LinkType.HOLDS)
    tenures = {link.end: link.id for link in sorted(holds, key=lambda link: link.id)}
    groups: dict[str, list[_Effect]] = defaultdict(list)
    for effect in effects:
        post = effect.post
        groups[tenures.get(post, post) if post else effect.item.id].append(effect)
    rows = [_loose_row(window, kind, key, group) for key, group in groups.items()]
    return tuple(sorted(rows, key=_row_order))


def _loose_row(window: Window, kind: str, key: str, group: list[_Effect]) -> Row:
    main = next((e for e in group if e.item.id == key), group[0])
    period = main.item.period
    bounds = (
        (period.maybe_since, period.since) if main.rises else (period.until, period.maybe_until)
    )
    basis = period.since_basis if main.rises else period.until_basis
    moved = tuple(sorted(e.transition for e in group))
    return Row(
        id=main.item.id,
        kind=kind,
        about=_loose_parties(window, main.item),
        first=bounds[0],
        day=bounds[1],
        basis=basis or "stated",
        statements=main.item.statements,
        opened=moved if main.rises else (),
        closed=() if main.rises else moved,
        line=main.item.line if isinstance(main.item, Link) else None,
    )


def _loose_parties(window: Window, item: Unit | Post | Link) -> tuple[Party, ...]:
    if isinstance(item, Unit):
        return (_party(window, "unit", item.id),)
    if isinstance(item, Post):
        return (_party(window, "post", item.id), *_unit_party(window, item))
    ends = [
        _party(window, r, t) for r, t in zip(_ROLES[item.type], (item.start, item.end), strict=True)
    ]
    post = window.things[item.end]
    return (*ends, *(_unit_party(window, post) if isinstance(post, Post) else ()))


def _unit_party(window: Window, post: Post) -> tuple[Party, ...]:
    return (_party(window, "unit", post.unit),) if post.unit else ()


def _row_order(row: Row) -> tuple[date, str, tuple[Party, ...], str]:
    return (row.day or date.min, row.kind, row.about, row.id)
