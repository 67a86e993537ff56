"""Voices: where letter and reporter both speak of one thing, and what each of them says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Derived, Link, LinkType, Post, Role, Thing, sorted_ids
from ingest.statement import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing said of a subject, who says it, and in which statements."""

    thing: Thing
    voices: frozenset[Voice]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is said of one subject in one respect: the relationship, and for a post its role.

    For BECAME the subject is the unit that came to be, for all else the start of the links.
    """

    subject: Thing
    type: LinkType
    role: Role | None
    sayings: tuple[Saying, ...]

    @property
    def differs(self) -> bool:
        """Whether one of the two says something that the other does not."""
        return any(len(saying.voices) == 1 for saying in self.sayings)


def topics_of(derived: Derived, voices: Mapping[str, Voice]) -> tuple[Topic, ...]:
    """The topics on which both speak, those that differ first; `voices` by id of statement."""
    found: dict[tuple[str, LinkType, Role | None], dict[str, Saying]] = {}
    for link in sorted(derived.links.values(), key=lambda link: link.id):
        if link.type is LinkType.IN:
            continue
        subject, other = _ends(derived, link)
        sayings = found.setdefault((subject, link.type, _role(derived, link)), {})
        said = sorted_ids([*link.statements, *_of(sayings.get(other))])
        sayings[other] = Saying(
            thing=derived.things[other],
            voices=frozenset(voices[s] for s in said if s in voices),
            statements=said,
        )
    topics = (
        Topic(subject=derived.things[subject], type=kind, role=role, sayings=_ordered(sayings))
        for (subject, kind, role), sayings in found.items()
    )
    both = [t for t in topics if len(frozenset().union(*(s.voices for s in t.sayings))) > 1]
    return tuple(sorted(both, key=_by_difference))


def _by_difference(topic: Topic) -> tuple[int, str, str, str]:
    """First where each says what the other does not, then where one of them does."""
    alone = {saying.voices for saying in topic.sayings if len(saying.voices) == 1}
    return -len(alone), topic.subject.name, topic.type, topic.role or ""


def _ends(derived: Derived, link: Link) -> tuple[str, str]:
    if link.type is LinkType.BECAME:
        return link.end, link.start
    post = derived.things[link.end]
    if isinstance(post, Post) and post.unit and post.title is None:
        return link.start, post.unit
    return link.start, link.end


def _role(derived: Derived, link: Link) -> Role | None:
    post = derived.things[link.end]
    return post.role if isinstance(post, Post) else None


def _of(saying: Saying | None) -> tuple[str, ...]:
    return saying.statements if saying else ()


def _ordered(sayings: Mapping[str, Saying]) -> tuple[Saying, ...]:
    return tuple(sorted(sayings.values(), key=lambda s: (-len(s.voices), s.thing.name, s.thing.id)))
