"""The derived graph as plain values: what holds when, what changed it, and which statements say so.

Everything here is made by `graph.derive` from a company's log and written by `graph.store`; nothing
here knows Neo4j or reads text. Days are `datetime.date`; ids are hashes of content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """What is known of a dated thing on one day."""

    NO = "no"
    POSSIBLE = "possible"
    SURE = "sure"


class LinkType(StrEnum):
    """The dated relationships of the graph."""

    HOLDS = "HOLDS"
    IN = "IN"
    MEMBER_OF = "MEMBER_OF"
    PART_OF = "PART_OF"
    COVERS = "COVERS"
    REPORTS_TO = "REPORTS_TO"
    BECAME = "BECAME"


class UnitKind(StrEnum):
    """What sort of unit a name tells; a domain is a field of work, drawn as a band, not a card."""

    COMPANY = "company"
    UNIT = "unit"
    BUSINESS = "business"
    DOMAIN = "domain"


class Role(StrEnum):
    """What a post is to its unit."""

    HEAD = "head"
    OVERSEES = "oversees"
    DEPUTY = "deputy"
    OTHER = "other"


class ChangeKind(StrEnum):
    """The typed steps that open and close dated things."""

    CREATED = "created"
    DISSOLVED = "dissolved"
    MERGED = "merged"
    RENAMED = "renamed"
    SPLIT = "split"
    MOVED = "moved"
    PLACED = "placed"
    APPOINTED = "appointed"
    CHARGED = "charged"
    CONCURRENT_POST_ADDED = "concurrent post added"
    POST_OPENED = "post opened"
    LEFT = "left"
    TRANSFERRED = "transferred"
    JOINED = "joined"
    LINE_ADDED = "line added"
    LINE_CHANGED = "line changed"
    REMIT_GIVEN = "remit given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a thing holds: surely on [since, until), possibly on [maybe_since, maybe_until).

    `since` None: no sure day. `maybe_since` None: possibly since ever. `until` and `maybe_until`
    None: still so. A basis is 'stated', 'assumed', or 'inferred: ' and the name of a rule.
    """

    since: date | None = None
    until: date | None = None
    maybe_since: date | None = None
    maybe_until: date | None = None
    since_basis: str | None = None
    until_basis: str | None = None

    def status(self, day: date) -> Status:
        """What is known on a day."""
        if self.since and self.since <= day and (self.until is None or day < self.until):
            return Status.SURE
        begun = self.maybe_since is None or self.maybe_since <= day
        over = self.maybe_until is not None and self.maybe_until <= day
        return Status.POSSIBLE if begun and not over else Status.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of one company; `names` are the spellings met, `name` the one to show."""

    id: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A remit in the words of the text."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisation or a part of one; `many`: unnamed and repeated, such as a team in every industry."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: UnitKind
    many: bool
    period: Period
    statements: tuple[str, ...] = ()
    opened_by: str | None = None
    closed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A seat in a unit, apart from whoever holds it; `title` as written, None where none is said."""

    id: str
    name: str
    unit: str | None
    role: Role
    title: str | None
    many: bool
    period: Period
    statements: tuple[str, ...] = ()
    opened_by: str | None = None
    closed_by: str | None = None


Thing = Person | Unit | Post | Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A dated relationship from one thing to another.

    `line` (solid, dotted) and `as_post` belong to REPORTS_TO, `by` (merge, rename, split) and `part`
    to BECAME. `open_list`: the text leaves the list of such links open (等, "and others").
    """

    id: str
    type: LinkType
    start: str
    end: str
    period: Period
    statements: tuple[str, ...]
    opened_by: str | None = None
    closed_by: str | None = None
    line: str | None = None
    as_post: str | None = None
    by: str | None = None
    part: str | None = None
    open_list: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """One party of a Change: `role` says which (person, unit, post, to, from, boss, scope)."""

    role: str
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One typed step, effective on some day of [first, day]; `basis` says how that is known.

    `day` is the first day on which it has surely happened: the date of the node in the graph.
    `inferred` names the rule where no statement says the step itself.
    """

    id: str
    kind: ChangeKind
    first: date
    day: date
    basis: str
    about: tuple[About, ...]
    statements: tuple[str, ...]
    line: str | None = None
    part: str | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Something said to go on, on the day it was said; `link` is the relationship confirmed."""

    id: str
    day: date
    about: tuple[About, ...]
    statements: tuple[str, ...]
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """All that a company's log says, by id."""

    company: str
    things: dict[str, Thing]
    links: dict[str, Link]
    changes: dict[str, Change]
    confirmations: dict[str, Confirmation]


def content_id(*parts: object) -> str:
    """An id from content: the same parts give the same id, on every machine and in any order of work."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def sorted_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids once each, in an order that does not depend on how they came."""
    return tuple(sorted(set(ids)))
