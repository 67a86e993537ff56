"""Mentions: the people, units and offices that a clause names, with their place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.statement import Doubt


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written; `created` where the words beside it say that it is new, `doubt` where it is
    a guess.
    """

    start: int
    end: int
    name: str
    created: bool = False
    many: bool = False
    open_list: bool = False
    surface: str | None = None
    implied: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A title and the unit that it is held in; the unit is None where it is not named.

    `beside` marks one that is held beside the one told before it: 董事长兼总经理; `member` one that
    makes nothing but a member of the unit: 委员会成员.
    """

    start: int
    end: int
    title: str
    unit: Unit | None = None
    beside: bool = False
    member: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person as written, the title beside the name kept out of it; `sure` where it can be no noun."""

    start: int
    end: int
    name: str
    offices: tuple[Office, ...] = ()
    former: bool = False
    sure: bool = False
    surface: str | None = None
    implied: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked after, in words."""

    start: int
    end: int
    name: str


Mention = Person | Unit | Office | Scope


@dataclass(slots=True)
class Names:
    """The names that a first pass over a document was sure of; `told` are all units it named."""

    people: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
