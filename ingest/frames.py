"""Frames: the patterns of a verb's class tried on its clause, the slots read, the facts given.

Nothing here knows a language; a front end cuts clauses and reads slots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol, TypeVar

from ingest.clauses import Clause, Sentence, Verb
from ingest.facts import Fact
from ingest.lexicon import Gives, Lexicon, Pattern
from ingest.mentions import Mention, Names, Office, Person, Scope, Unit
from ingest.statement import Kind
from ingest.topics import Topic


class FrontEnd(Protocol):
    """What a language must do for the frames."""

    lexicon: Lexicon
    view: str
    topic: Topic
    names: Names

    def sentences(self, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of a section, cut into clauses."""

    def begin(self, sentence: Sentence, clause: Clause, carried: str) -> Clause | None:
        """Prepare the topic for a clause; the clause as it is to be read, None to leave it out."""

    def before(self, verb: Verb) -> tuple[int, int, set[str]]:
        """Where the verb's own side on the left begins and ends, and the flags of its adverbs."""

    def slot(self, name: str, start: int, end: int, *, strong: bool) -> list[Mention]:
        """The mentions in a slot, none where its words do not fit."""

    def flags(self, start: int, end: int) -> set[str]:
        """The flags of the adverbs at both ends of a slot."""

    def date_at(self, sentence: Sentence, at: int) -> str | None:
        """The date that the sentence gives to what stands at an offset."""

    def is_organisation(self, name: str) -> bool:
        """Whether a name says by its form that it is a part of an organisation."""


@dataclass(slots=True)
class Filled:
    """A pattern that fits a verb, its slots read."""

    pattern: Pattern
    verb: Verb
    slots: dict[str, list[Mention]]
    flags: set[str]
    spans: list[tuple[int, int]] = field(default_factory=list)


Named = TypeVar("Named", Person, Unit)

Object = tuple[Unit | None, str | None, str | None]
"""Unit, post, scope: what somebody heads or looks after."""


def facts_of(front: FrontEnd, start: int, end: int) -> Iterator[tuple[Sentence, Fact]]:
    """The facts that a section states, sentence by sentence."""
    carried = ""
    for sentence in front.sentences(start, end):
        if sentence.opens:
            front.topic.new_item()
        else:
            front.topic.new_sentence()
        if any(clause.verbs for clause in sentence.clauses):
            carried = ""
        for clause in sentence.clauses:
            ready = front.begin(sentence, clause, carried)
            for verb in ready.verbs if ready else ():
                carried = verb.kind
                for fact in _read(front, verb):
                    yield sentence, fact


def _read(front: FrontEnd, verb: Verb) -> list[Fact]:
    """The facts of the first pattern that fits the verb."""
    start, stop, flags = front.before(verb)
    if "wish" in flags:
        return []
    read = _Slots(front, {})
    for pattern in front.lexicon.patterns.get(verb.kind, ()):
        filled = _fill(read, pattern, verb, (start, stop), flags)
        if filled is None:
            continue
        facts = _give_all(front, filled)
        if facts or not pattern.gives:
            _tell(front.topic, filled, facts)
            return facts
    people = [one for one in read("person", start, stop) if isinstance(one, Person)]
    if all(person.sure for person in people):
        front.topic.tell_people(_distinct(people))
    return []


@dataclass(frozen=True, slots=True)
class _Slots:
    """Reads the slots of one verb, each stretch once however many patterns ask for it."""

    front: FrontEnd
    seen: dict[tuple[str, int, int, bool], list[Mention]]

    def __call__(self, name: str, start: int, end: int, *, strong: bool = False) -> list[Mention]:
        key = (name, start, end, strong)
        if key not in self.seen:
            self.seen[key] = self.front.slot(name, start, end, strong=strong)
        return self.seen[key]


def _fill(
    read: _Slots, pattern: Pattern, verb: Verb, side: tuple[int, int], flags: set[str]
) -> Filled | None:
    left = pattern.left.fullmatch(read.front.view, *side)
    right = pattern.right.fullmatch(read.front.view, verb.end, verb.right) if left else None
    if not left or not right:
        return None
    filled = Filled(pattern, verb, {}, set(flags))
    for match in (left, right):
        for name in match.re.groupindex:
            start, end = match.span(name)
            if start < 0:
                continue
            found = read(name, start, end, strong=name in pattern.strong)
            if not found and (name in pattern.needed or (name == "lead" and end > start)):
                return None
            filled.slots[name] = found
            if match is left:
                filled.flags |= read.front.flags(start, end)
            filled.spans += [(m.start, m.end) for m in found]
    return filled


def _give_all(front: FrontEnd, filled: Filled) -> list[Fact]:
    facts: list[Fact] = []
    for gives in filled.pattern.gives:
        found = list(_give(front, filled, gives))
        if not found:
            return facts
        facts += found
    return facts


def _give(front: FrontEnd, filled: Filled, gives: Gives) -> Iterator[Fact]:
    """The facts of one row: people × objects × destinations × origins, lists kept where they belong."""
    people = _mentions(front, filled, gives.fields.get("person"))
    objects = _objects(front, filled, gives, len(people or ()))
    to = _mentions(front, filled, gives.fields.get("to"))
    origins = _mentions(front, filled, gives.fields.get("from"))
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
        flags=frozenset(filled.flags | gives.flags | _many(filled)),
        person=person if isinstance(person, Person) else None,
        unit=unit,
        post=post,
        scope=scope,
        to=tuple(m for m in to if isinstance(m, Person | Unit)),
        from_=tuple(m for m in origins if isinstance(m, Unit)),
        part=part[0].name if part and isinstance(part[0], Scope) else None,
        implied=any(isinstance(m, Person | Unit) and m.implied for m in held),
    )


def _many(filled: Filled) -> set[str]:
    """What is said of every one of several is said of many."""
    held = (mention for found in filled.slots.values() for mention in found)
    return {"many"} if any(isinstance(one, Unit) and one.many for one in held) else set()


def _mentions(
    front: FrontEnd, filled: Filled, names: tuple[str, ...] | None
) -> list[Mention] | None:
    """What fills a field: the first named slot that holds something; None where a need is not met."""
    if names is None:
        return []
    for name in names:
        found = _named(front, filled, name)
        if found:
            return found
    return [] if "-" in names else None


def _named(front: FrontEnd, filled: Filled, name: str, count: int = 0) -> list[Mention]:
    if name == "~person":
        return list(front.topic.meant_people("", every="all" in filled.flags))
    if name == "~here":
        return list(front.topic.meant_units("") if front.topic.units_here else ())
    if name == "~office":
        return list(front.topic.offices)
    if name == "~unit":
        return list(front.topic.meant_units("", count))
    return filled.slots.get(name, [])


def _objects(front: FrontEnd, filled: Filled, gives: Gives, count: int) -> list[Object] | None:
    """The units, posts and scopes of a row, as triples."""
    fields = gives.fields
    post = fields.get("post", ())
    literal = next((name[1:] for name in post if name.startswith("=")), None)
    units = _units(front, filled, fields.get("unit", ()), count)
    held = [mention for name in post for mention in _named(front, filled, name)]
    offices = [office for office in held if isinstance(office, Office)]
    if offices:
        spare = [unit for unit in units or [] if isinstance(unit, Unit)]
        return list(_held(offices, spare, aligned="respectively" in filled.flags))
    title = next((m.name for m in filled.slots.get("title", []) if isinstance(m, Scope)), literal)
    scopes = [m for name in fields.get("scope", ()) for m in filled.slots.get(name, [])]
    if "~office" in post:
        return None
    if not units and scopes:
        return [(None, title, scope.name) for scope in scopes if isinstance(scope, Scope)]
    if units is None:
        return None if "unit" in fields and "-" not in fields["unit"] else [(None, title, None)]
    scope = next((m.name for m in scopes if isinstance(m, Scope)), None)
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
    front: FrontEnd, filled: Filled, names: tuple[str, ...], count: int
) -> list[Mention] | None:
    if not names:
        return []
    for name in names:
        found = _named(front, filled, name, count if "respectively" in filled.flags else 0)
        if found and name != "office":
            return found
    return None


def _object(what: Mention, title: str | None, scope: str | None) -> Object:
    if isinstance(what, Unit):
        return what, title, scope
    return None, title, what.name if isinstance(what, Scope) else scope


def _tell(topic: Topic, filled: Filled, facts: list[Fact]) -> None:
    """Let the topic know who and what was spoken of."""
    if not facts:
        topic.tell_units(tuple(m for m in filled.slots.get("unit", []) if isinstance(m, Unit)))
        told = filled.slots.get("person", [])
    else:
        told = [fact.person for fact in facts if fact.person]
        for units, made in _told_units(facts):
            topic.tell_units(units, made=made)
    topic.tell_people(_distinct([one for one in told if isinstance(one, Person)]))
    offices = [Office(f.first, f.last, f.post, f.unit) for f in facts if f.post]
    topic.offices = tuple(offices) or topic.offices


def _told_units(facts: list[Fact]) -> Iterator[tuple[tuple[Unit, ...], bool]]:
    """The units that facts speak of, and whether they are new; what is set below another is told first."""
    created = [fact.unit for fact in facts if fact.kind is Kind.UNIT_CREATED and fact.unit]
    held = [fact.unit for fact in facts if fact.unit and "past" not in fact.flags]
    into = [unit for fact in facts for unit in fact.to if isinstance(unit, Unit)]
    below = any("below" in fact.flags for fact in facts)
    split = any(fact.kind is Kind.UNIT_SPLIT for fact in facts)
    if below:
        yield _distinct(held), True
        yield _distinct(into), False
    elif split:
        yield _distinct(into), True
    else:
        yield _distinct(created or held or into), bool(created)


def _distinct(mentions: list[Named]) -> tuple[Named, ...]:
    return tuple({mention.name: mention for mention in mentions}.values())
