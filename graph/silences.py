"""Silences: what a derived graph leaves open on a day: no holder, no head, no successor, no post.

The kinds and their rows are those of the saved query `not_said`, which asks the stored graph for the
same; this asks any derived graph, so also that of an earlier knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.compare import Party, Row
from graph.model import (
    ChangeKind,
    Derived,
    Link,
    LinkType,
    Period,
    Post,
    Role,
    Status,
    Unit,
    UnitKind,
    content_id,
    sorted_ids,
)

HEADS = (Role.HEAD, Role.OVERSEES)


def silences_of(derived: Derived, day: date) -> tuple[Row, ...]:
    """What the memos leave open on a day, by kind and name."""
    scene = _scene(derived, day)
    found = (
        *_holders(scene),
        *_heads(scene),
        *_successors(scene),
        *_memberships(scene),
        *_lines(scene),
        *_dates(scene),
    )
    rows = {(row.id, row.statements): row for row in found}
    return tuple(sorted(rows.values(), key=lambda row: (row.kind, row.about, row.id)))


@dataclass(frozen=True, slots=True)
class _Scene:
    """A derived graph on a day, with the links of each type and who surely holds which post."""

    derived: Derived
    day: date
    links: dict[LinkType, list[Link]]
    held: set[str]
    seated: set[tuple[str, str | None]]
    headed: set[str | None]

    def sure(self, period: Period) -> bool:
        """Whether something is sure on the day."""
        return period.status(self.day) is Status.SURE

    def over(self, link: Link) -> bool:
        """Whether a link has surely ended by the day."""
        return link.period.until is not None and link.period.until <= self.day

    def post(self, post_id: str) -> Post | None:
        """A post by its id."""
        found = self.derived.things[post_id]
        return found if isinstance(found, Post) else None

    def row(
        self, kind: str, day: date | None, statements: tuple[str, ...], **parties: str | None
    ) -> Row:
        """A row about the things of these ids, by role; those that are None are left out."""
        named = ((role, self.derived.things[thing]) for role, thing in parties.items() if thing)
        about = tuple(Party(role, type(one).__name__, one.id, one.name) for role, one in named)
        return Row(
            id=content_id(kind, day, *(party.id for party in about)),
            kind=kind,
            about=about,
            first=None,
            day=day,
            basis="stated",
            statements=sorted_ids(statements),
        )


def _scene(derived: Derived, day: date) -> _Scene:
    links: dict[LinkType, list[Link]] = defaultdict(list)
    for link in derived.links.values():
        links[link.type].append(link)
    scene = _Scene(derived, day, links, set(), set(), set())
    for link in links[LinkType.HOLDS]:
        post = scene.post(link.end)
        if post and scene.sure(link.period):
            scene.held.add(post.id)
            scene.seated.add((link.start, post.unit))
            if post.role in HEADS:
                scene.headed.add(post.unit)
    return scene


def _holders(scene: _Scene) -> Iterator[Row]:
    """Posts that were opened without a name."""
    for change in scene.derived.changes.values():
        named = (scene.post(a.thing) for a in change.about if a.role == "post")
        for post in named if change.kind is ChangeKind.POST_OPENED else ():
            if post and post.unit and scene.sure(post.period) and post.id not in scene.held:
                yield scene.row(
                    "holder_not_named",
                    post.period.since,
                    change.statements,
                    post=post.id,
                    unit=post.unit,
                )


def _heads(scene: _Scene) -> Iterator[Row]:
    """Units that a memo sets up without saying who leads them."""
    for unit in scene.derived.things.values():
        if not isinstance(unit, Unit) or not unit.opened_by or unit.kind is UnitKind.DOMAIN:
            continue
        if scene.sure(unit.period) and unit.id not in scene.headed:
            yield scene.row("head_not_named", unit.period.since, unit.statements, unit=unit.id)


def _successors(scene: _Scene) -> Iterator[Row]:
    """Posts that somebody left and nobody holds."""
    for link in scene.links[LinkType.HOLDS]:
        post = scene.post(link.end)
        if post and scene.over(link) and scene.sure(post.period) and post.id not in scene.held:
            yield scene.row(
                "successor_not_said",
                link.period.until,
                link.statements,
                person=link.start,
                post=post.id,
                unit=post.unit,
            )


def _memberships(scene: _Scene) -> Iterator[Row]:
    """Who went somewhere without a post, and who was somewhere only by inference."""
    for link in scene.links[LinkType.MEMBER_OF]:
        period, parties = link.period, {"person": link.start, "unit": link.end}
        seated = (link.start, link.end) in scene.seated
        if link.opened_by and scene.sure(period) and not seated:
            yield scene.row("post_not_said", period.since, link.statements, **parties)
        if period.until_basis == "inferred: origin" and scene.over(link):
            yield scene.row("origin_implied", period.until, link.statements, **parties)


def _lines(scene: _Scene) -> Iterator[Row]:
    """Reporting lines of which no memo says since when."""
    for link in scene.links[LinkType.REPORTS_TO]:
        if not link.opened_by and link.period.maybe_since is None and scene.sure(link.period):
            yield scene.row(
                "line_age_unknown",
                link.period.since,
                link.statements,
                person=link.start,
                boss=link.end,
            )


def _dates(scene: _Scene) -> Iterator[Row]:
    """Days that are those of the memo, since it names none."""
    said: dict[date, list[str]] = defaultdict(list)
    for change in scene.derived.changes.values():
        if change.basis == "assumed" and change.day <= scene.day:
            said[change.day].extend(change.statements)
    for day, statements in said.items():
        yield scene.row("date_assumed", day, tuple(statements))
