"""What a pattern that fits gives: facts, from slots, topic and fixed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from ingest.clauses import Verb
from ingest.facts import Fact
from ingest.lexicon import Gives, Pattern
from ingest.mentions import Mention, Office, Person, Scope, Unit
from ingest.statement import Kind
from ingest.topics import Topic


@dataclass(slots=True)
class Filled:
    """A pattern that fits a verb, its slots read."""

    pattern: Pattern
    verb: Verb
    slots: dict[str, list[Mention]]
    flags: set[str]
    spans: list[tuple[int, int]] = field(default_factory=list)


Object = tuple[Unit | None, str | None, str | None]
"""Unit, post, scope: what somebody heads or looks after."""


def facts_given(topic: Topic, filled: Filled) -> list[Fact]:
    """The facts of all rows of the pattern, up to the first row whose needs are not met."""
    facts: list[Fact] = []
    for gives in filled.pattern.gives:
        found = list(_give(topic, filled, gives))
        if not found:
            return facts
        facts += found
    return facts


def _give(topic: Topic, filled: Filled, gives: Gives) -> Iterator[Fact]:
    """The facts of one row: people × objects × destinations × origins, lists kept where they belong."""
    named = _mentions(topic, filled, gives.fields.get("person"))
    people: list[Mention] | None = named and [m for m in named if not isinstance(m, Office)]
    objects = _objects(topic, filled, gives, len(people or ()))
    to = _mentions(topic, filled, gives.fields.get("to"))
    origins = _mentions(topic, filled, gives.fields.get("from"))
    if None in (people, objects, to, origins):
        return
    for (person, what), target, origin in product(
        _pairs(filled, people or [], objects or []),
        _groups(to or [], whole=gives.kind is Kind.UNIT_SPLIT),
        _groups(origins or [], whole=gives.kind is Kind.UNIT_MERGED),
    ):
        yield _fact(filled, gives, person, what, target, origin)


def _pairs(
    filled: Filled, people: list[Mention], objects: list[Object]
) -> list[tuple[Mention | None, Object]]:
    """Everybody with everything, or the first with the first where the text says 分别."""
    if "respectively" in filled.flags and len(people) == len(objects) > 1:
        return list(zip(people, objects, strict=True))
    return list(product(list[Mention | None](people) or [None], objects))


def _groups(mentions: list[Mention], *, whole: bool) -> list[list[Mention]]:
    """A field's mentions one a statement, or all of them in one."""
    return [mentions] if whole else [[one] for one in mentions] or [[]]


def _fact(
    filled: Filled,
    gives: Gives,
    person: Mention | None,
    what: Object,
    to: Sequence[Mention],
    origins: Sequence[Mention],
) -> Fact:
    unit, post, scope = what
    verb = filled.verb
    held = [m for m in (person, unit, *to, *origins) if m]
    starts = [m.start for m in held] + [start for start, _ in filled.spans] + [verb.start]
    ends = [end for _, end in filled.spans] + [verb.end]
    part = filled.slots.get("part", []) if "part" in gives.fields else []
    return Fact(
        kind=gives.kind,
        pattern=filled.pattern.id,
        verb=verb.start,
        word=verb.word,
        first=min(starts),
        last=max(ends),
        flags=frozenset(filled.flags | gives.flags | _many(filled) | _of_office(filled, post)),
        person=person if isinstance(person, Person) else None,
        unit=unit,
        post=post,
        scope=scope,
        to=tuple(m for m in to if isinstance(m, Person | Unit)),
        from_=tuple(m for m in origins if isinstance(m, Unit)),
        part=part[0].name if part and isinstance(part[0], Scope) else None,
        implied=any(isinstance(m, Person | Unit) and m.implied for m in held),
    )


def _of_office(filled: Filled, post: str | None) -> set[str]:
    """What is told of an office besides its title: that it is held beside another, or by any member."""
    held = [mention for found in filled.slots.values() for mention in found]
    offices = [one for one in held if isinstance(one, Office) and one.title == post]
    beside = {"beside"} if any(one.beside for one in offices) else set()
    return beside | ({"member"} if any(one.member for one in offices) else set())


def _many(filled: Filled) -> set[str]:
    """What is said of every one of several is said of many."""
    held = (mention for found in filled.slots.values() for mention in found)
    return {"many"} if any(isinstance(one, Unit) and one.many for one in held) else set()


def _mentions(topic: Topic, filled: Filled, names: tuple[str, ...] | None) -> list[Mention] | None:
    """What fills a field: the first named slot that holds something; None where a need is not met."""
    if names is None:
        return []
    for name in names:
        found = [one for part in name.split("&") for one in _named(topic, filled, part)]
        if found:
            return list(dict.fromkeys(found))
    return [] if "-" in names else None


def _named(topic: Topic, filled: Filled, name: str, count: int = 0) -> list[Mention]:
    if name == "~person":
        return list(topic.meant_people("", every="all" in filled.flags))
    if name == "~present":
        return list(topic.meant_people("") if topic.people_here else ())
    if name == "~here":
        return list(topic.meant_units("", count) if topic.units_here else ())
    if name == "~office":
        return list(topic.offices)
    if name == "~unit":
        return list(topic.meant_units("", count))
    return filled.slots.get(name, [])


def _objects(topic: Topic, filled: Filled, gives: Gives, count: int) -> list[Object] | None:
    """The units, posts and scopes of a row, as triples."""
    fields = gives.fields
    post = fields.get("post", ())
    literal = next((name[1:] for name in post if name.startswith("=")), None)
    units = _units(topic, filled, fields.get("unit", ()), count)
    held = [mention for name in post for mention in _named(topic, filled, name)]
    offices = [office for office in held if isinstance(office, Office)]
    if offices:
        spare = [unit for unit in units or [] if isinstance(unit, Unit)]
        return list(_held(offices, spare, aligned="respectively" in filled.flags))
    slots = filled.slots
    titles = slots.get("title", []) if "title" in post else []
    title = next((m.name for m in titles if isinstance(m, Scope)), literal)
    scopes = [m for name in fields.get("scope", ()) for m in slots.get(name, [])]
    if "~office" in post:
        return None
    if not units and scopes and "person" in fields:
        return [(None, title, scope.name) for scope in scopes if isinstance(scope, Scope)]
    if units is None:
        return None if "unit" in fields and "-" not in fields["unit"] else [(None, title, None)]
    own = fields.get("unit", ())
    covered = [
        m for name in fields.get("scope", ()) if name not in own for m in slots.get(name, [])
    ]
    if any(isinstance(m, Unit) for m in covered):
        return [
            _object(unit, title, m.name) for unit in units for m in covered if isinstance(m, Unit)
        ]
    apart = set(fields.get("scope", ())) - set(own)
    scope = next((m.name for m in scopes if isinstance(m, Scope)), None) if apart else None
    return [_object(unit, title, scope) for unit in units] or [(None, title, scope)]


def _held(offices: list[Office], spare: list[Unit], *, aligned: bool) -> Iterator[Object]:
    for at, office in enumerate(offices):
        if office.unit or not spare:
            yield office.unit, office.title, None
        elif aligned and len(spare) == len(offices):
            yield spare[at], office.title, None
        else:
            yield from ((unit, office.title, None) for unit in spare)


def _units(
    topic: Topic, filled: Filled, names: tuple[str, ...], count: int
) -> list[Mention] | None:
    if not names:
        return []
    for name in names:
        found = _named(topic, filled, name, count if "respectively" in filled.flags else 0)
        if found and name != "office":
            return found
    return None


def _object(what: Mention, title: str | None, scope: str | None) -> Object:
    if isinstance(what, Unit):
        return what, title, scope
    return None, title, what.name if isinstance(what, Scope) else scope
