"""Result: the facts of a scene as the plain values of `graph.model`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.derive.facts import POST, UNIT, Fact, Key
from graph.derive.scene import Scene, Seat
from graph.model import (
    Change,
    Derived,
    Link,
    LinkType,
    Period,
    Person,
    Post,
    Scope,
    Thing,
    Unit,
    content_id,
    sorted_ids,
)


def result_of(scene: Scene) -> Derived:
    """Everything that the scene's facts say, by id, in the order of ids."""
    units = {unit.id: unit for unit in _units(scene)}
    posts = {post.id: post for post in _posts(scene, units)}
    links = [*_links(scene), *_seats(posts)]
    used = {end for link in links for end in (link.start, link.end)}
    used |= {about.thing for step in scene.facts.steps.values() for about in step.about}
    things: list[Thing] = [*units.values(), *posts.values()]
    things += [p for p in _persons(scene) if p.id in used]
    things += [s for s in _scopes(scene) if s.id in used]
    return Derived(
        company=scene.company,
        things={thing.id: thing for thing in sorted(things, key=lambda t: t.id)},
        links={link.id: link for link in sorted(links, key=lambda link: link.id)},
        changes={change.id: change for change in sorted(_changes(scene), key=lambda c: c.id)},
        confirmations=dict(sorted(scene.facts.confirmations.items())),
    )


def _period(fact: Fact) -> Period:
    return Period(
        since=fact.since,
        until=fact.until,
        maybe_since=fact.maybe_since,
        maybe_until=fact.maybe_until,
        since_basis=fact.since_basis,
        until_basis=fact.until_basis,
    )


def _persons(scene: Scene) -> Iterator[Person]:
    for person, key in scene.person_keys.items():
        names = scene.tables.persons.spellings[key]
        yield Person(id=person, name=names[0], names=names)


def _scopes(scene: Scene) -> Iterator[Scope]:
    for scope, key in scene.scope_keys.items():
        yield Scope(id=scope, name=scene.tables.scopes.shown(key))


def _units(scene: Scene) -> Iterator[Unit]:
    for unit, key in scene.unit_keys.items():
        facts = scene.facts.by_key.get(Key(UNIT, unit))
        if not facts:
            continue
        fact = facts[-1]
        names = scene.tables.units.spellings[key]
        yield Unit(
            id=unit,
            name=names[0],
            names=names,
            kind=scene.unit_kinds[unit],
            many=unit in scene.many_units,
            period=_period(fact),
            statements=sorted_ids(s for f in facts for s in f.statements),
            opened_by=fact.opened_by,
            closed_by=fact.closed_by,
        )


def _posts(scene: Scene, units: dict[str, Unit]) -> Iterator[Post]:
    for post, seat in scene.seats.items():
        facts = [
            *scene.facts.by_key.get(Key(POST, post), ()),
            *scene.facts.all_at(LinkType.HOLDS, post),
        ]
        if not facts:
            continue
        unit = units.get(seat.unit or "")
        first = min(facts, key=lambda f: (f.since or date.max, f.opened_by or "", str(f.key)))
        yield Post(
            id=post,
            name=post_name(seat, unit),
            unit=seat.unit,
            role=seat.role,
            title=seat.title,
            many=seat.many,
            period=_post_period(first, unit),
            statements=sorted_ids(s for f in facts for s in f.statements),
            opened_by=first.opened_by,
            closed_by=unit.closed_by if unit else None,
        )


def _post_period(first: Fact, unit: Unit | None) -> Period:
    """A post is there from its first sure holder on, possibly before, as long as its unit is."""
    born = unit.period.maybe_since if unit else None
    return Period(
        since=first.since,
        maybe_since=min(born, first.since) if born and first.since else born,
        since_basis=first.since_basis,
        until=unit.period.until if unit else None,
        maybe_until=unit.period.maybe_until if unit else None,
        until_basis=unit.period.until_basis if unit else None,
    )


def post_name(seat: Seat, unit: Unit | None) -> str:
    """A post in words: its unit and its title, or its role where no title is said."""
    return " ".join(part for part in (unit.name if unit else None, seat.title or seat.role) if part)


def _links(scene: Scene) -> Iterator[Link]:
    for key, facts in scene.facts.by_key.items():
        if key.type in (UNIT, POST):
            continue
        for fact in facts:
            yield Link(
                id=content_id("link", scene.company, *_parts(key), fact.opened_by or fact.anchor),
                type=LinkType(key.type),
                start=key.start,
                end=key.end,
                period=_period(fact),
                statements=sorted_ids(fact.statements),
                opened_by=fact.opened_by,
                closed_by=fact.closed_by,
                line=key.line,
                as_post=key.as_post,
                by=key.by,
                part=key.part,
                open_list=fact.open_list,
            )


def _parts(key: Key) -> tuple[str | None, ...]:
    return (key.type, key.start, key.end, key.line, key.as_post, key.by, key.part)


def _seats(posts: dict[str, Post]) -> Iterator[Link]:
    """The IN relationship of every post that has a unit: as long as the post."""
    for post in posts.values():
        if post.unit:
            yield Link(
                id=content_id("link", LinkType.IN, post.id, post.unit),
                type=LinkType.IN,
                start=post.id,
                end=post.unit,
                period=post.period,
                statements=post.statements,
                opened_by=post.opened_by,
                closed_by=post.closed_by,
            )


def _changes(scene: Scene) -> Iterator[Change]:
    for step in scene.facts.steps.values():
        yield Change(
            id=step.id,
            kind=step.kind,
            first=step.window.first,
            day=step.window.day,
            basis=step.window.basis,
            about=tuple(sorted(step.about, key=lambda a: (a.role, a.thing))),
            statements=sorted_ids(step.statements),
            line=step.line,
            part=step.part,
            inferred=step.inferred,
        )
