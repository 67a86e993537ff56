"""Frames: the patterns of a verb's class tried on its clause, the slots read, the facts given.

Nothing here knows a language; a front end cuts clauses and reads slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

from ingest.clauses import Clause, Sentence, Verb
from ingest.facts import Fact
from ingest.giving import Filled, facts_given
from ingest.lexicon import Lexicon, Pattern
from ingest.mentions import Mention, Names, Office, Person, Unit
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

    def beside(self, sentence: Sentence) -> Iterator[Fact]:
        """What the sentence tells without a verb, beside a name."""

    def carried(self, kind: str, clause: Clause) -> str:
        """The class of verb that counts again for the clauses behind this one."""

    def before(self, verb: Verb) -> tuple[int, int, set[str]]:
        """Where the verb's own side on the left begins and ends, and the flags of its adverbs."""

    def slot(self, name: str, start: int, end: int, *, strong: bool) -> list[Mention]:
        """The mentions in a slot, none where its words do not fit."""

    def flags(self, start: int, end: int) -> set[str]:
        """The flags of the adverbs at both ends of a slot."""

    def date_at(self, sentence: Sentence, at: int) -> str | None:
        """The date that the sentence gives to what stands at an offset."""

    def effective(self) -> str | None:
        """The day from which the memo says that all of it holds, where it says so."""

    def is_organisation(self, name: str) -> bool:
        """Whether a name says by its form that it is a part of an organisation."""


@runtime_checkable
class Reading(Protocol):
    """What a language does instead, whose sentences are parsed: it gives the facts itself."""

    lexicon: Lexicon
    topic: Topic

    def facts(self, start: int, end: int) -> Iterator[tuple[Sentence, Fact]]:
        """The facts that a section states, in the order of the text."""

    def date_at(self, sentence: Sentence, at: int) -> str | None:
        """As in FrontEnd."""

    def effective(self) -> str | None:
        """As in FrontEnd."""

    def is_organisation(self, name: str) -> bool:
        """As in FrontEnd."""


Named = TypeVar("Named", Person, Unit)


def facts_of(front: FrontEnd | Reading, start: int, end: int) -> Iterator[tuple[Sentence, Fact]]:
    """The facts that a section states, sentence by sentence."""
    if isinstance(front, Reading):
        yield from front.facts(start, end)
        return
    carried = ""
    for sentence in front.sentences(start, end):
        if sentence.opens:
            front.topic.new_item()
        else:
            front.topic.new_sentence()
        carried = carried if sentence.clauses else ""
        for clause in sentence.clauses:
            ready = front.begin(sentence, clause, carried)
            for verb in ready.verbs if ready else ():
                for fact in _read(front, verb):
                    yield sentence, fact
            carried = front.carried(carried, clause)
        for fact in front.beside(sentence):
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
        facts = facts_given(front.topic, filled)
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


def _tell(topic: Topic, filled: Filled, facts: list[Fact]) -> None:
    """Let the topic know who and what was spoken of."""
    if all("replaced" in fact.flags for fact in facts):
        topic.tell_units(tuple(m for m in filled.slots.get("unit", []) if isinstance(m, Unit)))
        told = filled.slots.get("person", [])
        named = tuple(m for m in filled.slots.get("office", []) if isinstance(m, Office))
        topic.offices = named or topic.offices
    else:
        told = [one.person for one in facts if one.person and "replaced" not in one.flags]
        for units, made in _told_units(facts):
            topic.tell_units(units, made=made)
    topic.tell_people(_distinct([one for one in told if isinstance(one, Person)]))
    offices = [Office(f.first, f.last, f.post, f.unit) for f in facts if f.post]
    left = [
        office
        for f in facts
        if f.kind is Kind.STEPS_DOWN and f.person
        for office in f.person.offices
    ]
    topic.offices = tuple(offices or left) or topic.offices


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
        told = [unit for fact in facts for unit in fact.from_]
        yield _distinct(created or held or into or told), bool(created)


def _distinct(mentions: list[Named]) -> tuple[Named, ...]:
    return tuple({mention.name: mention for mention in mentions}.values())
