"""Scene: who and what the statements of one company name, as ids; the ground that the rules work on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from graph.derive.claims import Claim, Mode
from graph.derive.facts import UNIT, Facts, Key
from graph.derive.tables import Tables
from graph.model import LinkType, Role, UnitKind, content_id
from graph.names import name_key, title_role, unit_kind
from ingest.statement import Kind

_SLASH_TITLES = re.compile(r"[A-Z]{2,5}(/[A-Z]{2,5})+")
_GIVES_POST = {Kind.LEADS, Kind.RESPONSIBLE_FOR, Kind.CONCURRENT_POST, Kind.CONTINUES}


@dataclass(frozen=True, slots=True)
class Seat:
    """What a Post is: its unit, its role there, its title as written; `many`: one in each of several units."""

    unit: str | None
    role: Role
    title: str | None
    many: bool


@dataclass(slots=True)
class Scene:
    """The names of a company, its seats so far, and the Facts that the rules fill."""

    company: str
    tables: Tables
    facts: Facts
    units_now: dict[str, str] = field(default_factory=dict)
    unit_keys: dict[str, str] = field(default_factory=dict)
    person_keys: dict[str, str] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    scope_keys: dict[str, str] = field(default_factory=dict)
    many_units: set[str] = field(default_factory=set)
    given: dict[tuple[str, str], list[tuple[Claim, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    unit_kinds: dict[str, UnitKind] = field(default_factory=dict)
    promised: set[tuple[str, str, str]] = field(default_factory=set)

    def person(self, written: str) -> str:
        """The id of a person."""
        key = self.tables.persons.key(written)
        found = content_id("person", self.company, key)
        self.person_keys[found] = key
        return found

    def unit_id(self, written: str) -> str:
        """The id of a unit, without saying that it exists."""
        key = self.tables.units.key(written)
        return self.units_now.get(key) or self._add_unit(key)

    def founded(self, written: str, claim: Claim) -> str:
        """The id of a unit that a claim sets up: another one where that of this name has ended."""
        found = self.unit_id(written)
        periods = self.facts.by_key.get(Key(UNIT, found))
        if claim.mode is Mode.STEP and periods and not periods[-1].live:
            found = self._add_unit(self.tables.units.key(written), claim.window.day)
        return found

    def _add_unit(self, key: str, *apart: object) -> str:
        found = content_id("unit", self.company, key, *apart)
        self.unit_kinds[found], self.unit_keys[found] = self._kind(key), key
        self.units_now[key] = found
        return found

    def _kind(self, key: str) -> UnitKind:
        if key == name_key(self.company):
            return UnitKind.COMPANY
        kinds = Counter(unit_kind(name) for name in self.tables.units.spellings[key])
        return next(
            (k for k in (UnitKind.DOMAIN, UnitKind.COMPANY, UnitKind.BUSINESS) if kinds[k]),
            UnitKind.UNIT,
        )

    def unit(self, written: str, claim: Claim) -> str:
        """The id of a unit that a claim names, which is evidence of its existence."""
        found = self.unit_id(written)
        self.facts.name(Key(UNIT, found), claim)
        return found

    def is_person(self, written: str) -> bool:
        """Whether a name that could be either is a person's."""
        return self.tables.is_person(written)

    def gives_post(self, memo: str, person: str, unit: str) -> bool:
        """Whether a memo says which post a person has in a unit."""
        return (memo, person, self.unit_keys[unit]) in self.promised

    def scope(self, text: str) -> str:
        """The id of a remit in words."""
        key = self.tables.scopes.key(text)
        found = content_id("scope", self.company, key)
        self.scope_keys[found] = key
        return found

    def post(self, seat: Seat, holder: str | None = None) -> str:
        """The id of a post; one without a unit is told apart by its holder."""
        title = name_key(seat.title) if seat.title else None
        apart = holder if seat.unit is None else None
        found = content_id("post", self.company, seat.unit, seat.role, title, apart)
        self.seats.setdefault(found, seat)
        return found

    def seat_posts(self, claim: Claim, untitled: Role, holder: str | None = None) -> list[str]:
        """The posts that a claim's unit and title mean; CCO/CRO is one slash, two posts."""
        said = claim.statement
        unit = self.unit(said.unit, claim) if said.unit else None
        titles = title_parts(said.post) if said.post else [None]
        return [
            self.post(Seat(unit, title_role(t) if t else untitled, t, said.many), holder)
            for t in titles
        ]

    def place(self, post: str) -> str | None:
        """The unit of a post; None for what is no post, or one without a unit."""
        return self.seats[post].unit if post in self.seats else None

    def twin(self, post: str, unit: str) -> str:
        """The id of the same seat in another unit."""
        return self.post(replace(self.seats[post], unit=unit))

    def is_domain(self, unit: str) -> bool:
        """Whether a unit is a field of work."""
        return self.unit_kinds[unit] is UnitKind.DOMAIN

    def posts_in(self, unit: str) -> list[str]:
        """The posts of a unit met so far."""
        return sorted(post for post, seat in self.seats.items() if seat.unit == unit)

    def capacity(self, person: str, claim: Claim) -> tuple[str | None, bool]:
        """The post in which a line is meant, and whether that post is said to go on.

        It is the post that the same memo gives the person nearest to the claim, else the only one held.
        """
        span = claim.statement.span
        near = sorted(
            self.given[claim.memo, person],
            key=lambda pair: (
                _gap(pair[0], span.start, span.end),
                pair[0].statement.type is Kind.CONTINUES,
                pair[0].id,
            ),
        )
        if near:
            return near[0][1], near[0][0].statement.type is Kind.CONTINUES
        held = self.facts.live_at(LinkType.HOLDS, person)
        return (held[0].key.end if len(held) == 1 else None), False


def _gap(claim: Claim, start: int, end: int) -> int:
    span = claim.statement.span
    return max(0, start - span.end, span.start - end)


def title_parts(title: str) -> list[str | None]:
    """The titles that a written title joins by a slash."""
    return [*title.split("/")] if _SLASH_TITLES.fullmatch(title) else [title]


def scene_of(company: str, tables: Tables, claims: list[Claim]) -> Scene:
    """The scene before the first claim has been applied."""
    scene = Scene(company=company, tables=tables, facts=Facts(company))
    for claim in claims:
        said = claim.statement
        if said.type in _GIVES_POST and said.person and said.unit:
            unit = tables.units.key(said.unit)
            scene.promised.add((claim.memo, scene.person(said.person), unit))
    return scene
