"""Precedence: the Statements of one fact, by the contract's order of types, tense and date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ingest.document import Document
from ingest.facts import Fact
from ingest.mentions import Names, Unit
from ingest.statement import Dated, Doubt, Kind, Span, Statement, Tense, Voice
from ingest.view import plain
from ingest.when import POSTS, date_of, is_ended, long_ago, looks_after_now, tense_of

_TAKEN = frozenset({Kind.LEADS, Kind.CONCURRENT_POST})
_PLACED = frozenset({Kind.UNIT_CREATED, Kind.LEADS, Kind.RESPONSIBLE_FOR})
_BY_FLAG = (
    ("end", Kind.STEPS_DOWN),
    ("past", Kind.PRIOR_POST),
    ("concurrent", Kind.CONCURRENT_POST),
    ("continue", Kind.CONTINUES),
    ("now", Kind.CONTINUES),
    ("earlier", Kind.PRIOR_POST),
)
"""What an adverb makes of a post, in the order of precedence; the past wins over 兼任 and 继续."""

_OFTEN = 5
"""A name told more often than this is what a memo is about, and no part of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact with its evidence, who says it, and the unit that its sentence sets it in.

    `placed` is the evidence of that: from the words that name the place on. `sentence` is all of it.
    """

    fact: Fact
    evidence: Span
    by: Voice
    place: Unit | None = None
    placed: Span | None = None
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules ask of the memo and of its language.

    `marks` and `verbs` are what a unit's name begins a clause behind.
    """

    document: Document
    names: Names
    is_organisation: Callable[[str], bool]
    effective: str | None = None
    marks: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A Statement on its way, with the flags of its words that rules over the memo still need."""

    statement: Statement
    flags: frozenset[str] = frozenset()


def drafts(said: Said, setting: Setting) -> Iterator[Draft]:
    """The drafts of one fact: its own, the post kept beside a concurrent one, its place."""
    fact = said.fact
    if "thanks" in fact.flags:
        return
    base = _statement(said, setting)
    if base is not None:
        yield from (Draft(one, fact.flags) for one in _of_title(said, base))
        if base.type is Kind.CONCURRENT_POST and "concurrent" in fact.flags:
            yield from map(Draft, _kept(said, base))
        placed = base.type is Kind.UNIT_CREATED
        if said.place and base.unit and base.type in _PLACED and not (placed and base.many):
            changes = {"to": (said.place.name,), "span": said.placed or base.span}
            yield Draft(_plain(base, Kind.MEMBER_OF, unit=base.unit, implied=not placed, **changes))
    if fact.person and fact.person.former:
        yield from map(Draft, _former(said))


def _statement(said: Said, setting: Setting) -> Statement | None:
    fact = said.fact
    kind = _kind(fact, setting)
    if kind is None:
        return None
    tense = tense_of(fact, kind, setting.document)
    kind = _in_time(fact, kind, tense, setting)
    to = tuple(one.name for one in fact.to)
    unit = fact.unit.name if fact.unit else None
    post = fact.post
    if kind is Kind.LEADS and "member" in fact.flags and unit and not to:
        kind, post, to, unit = Kind.MEMBER_OF, None, (unit,), None
    if kind is Kind.TRANSFERRED and not to and unit:
        to, unit = (unit,), None
    company = _company_of(fact, setting) if not unit and fact.post and kind in _TAKEN else None
    unit = unit or company
    date, dated = date_of(fact, kind, tense, setting.document, setting.effective)
    surface = next((one.surface for one in fact.mentions if one.surface), None)
    units = [one for one in fact.mentions if isinstance(one, Unit)]
    return Statement(
        type=kind,
        tense=tense,
        by=said.by,
        span=said.evidence,
        person=fact.person.name if fact.person else None,
        unit=unit,
        post=post,
        to=to,
        from_=tuple(one.name for one in fact.from_),
        part=fact.part,
        scope=fact.scope,
        date=date,
        dated=dated,
        ended=is_ended(fact, kind, tense),
        surface=surface,
        implied=fact.implied or company is not None,
        many="many" in fact.flags,
        dotted="dotted" in fact.flags and kind is Kind.REPORTS_TO,
        open_list=any(one.open_list for one in units),
        pattern=fact.pattern,
        unsure=tuple(sorted(fact.doubts | ({Doubt.NO_UNIT} if fact.post and not unit else set()))),
    )


def _in_time(fact: Fact, kind: Kind, tense: Tense, setting: Setting) -> Kind:
    """What time makes of a post: of old it is a prior one, a second new one is concurrent."""
    if kind is Kind.LEADS and tense is Tense.AFTER and "beside" in fact.flags:
        return Kind.CONCURRENT_POST
    if kind in POSTS and fact.post and tense is Tense.BEFORE and long_ago(fact, setting.document):
        return kind if "since" in fact.flags else Kind.PRIOR_POST
    return kind


def _company_of(fact: Fact, setting: Setting) -> str | None:
    """原星河科技首席运营官王芳担任董事长: of the company that the office before the name is held in."""
    offices = fact.person.offices if fact.person else ()
    names = (office.unit.name for office in offices if office.unit)
    often = setting.document.text.count
    told = (n for n in names if not n[0].islower())
    return next((n for n in told if not setting.is_organisation(n) or often(n) > _OFTEN), None)


def _kind(fact: Fact, setting: Setting) -> Kind | None:
    """The first type of the contract that fits what verb and adverbs say."""
    flags = fact.flags
    if "titled" in flags:
        return fact.kind
    if fact.kind is Kind.MEMBER_OF and {"managed", "continue"} <= flags:
        return Kind.CONTINUES
    if fact.kind not in POSTS or fact.person is None:
        return None if "end" in flags and fact.kind is not Kind.STEPS_DOWN else fact.kind
    told = next((kind for flag, kind in _BY_FLAG if flag in flags), None)
    if told is not None and not looks_after_now(fact):
        return told
    if fact.kind is Kind.LEADS and not fact.post and not _heads(fact, setting):
        return Kind.RESPONSIBLE_FOR
    return fact.kind


def _heads(fact: Fact, setting: Setting) -> bool:
    """Whether looking after it makes a head: of a unit by its form, or of one made here."""
    return fact.unit is not None and (
        setting.is_organisation(fact.unit.name) or plain(fact.unit.name) in setting.names.units
    )


def _plain(base: Statement, kind: Kind, **changes: object) -> Statement:
    """Another statement of the same words, with nothing of the first but its place and tense."""
    empty = Statement(
        type=kind,
        tense=base.tense,
        by=base.by,
        span=base.span,
        date=base.date if base.dated is Dated.STATED else None,
        dated=base.dated if base.dated is Dated.STATED else None,
        ended=base.ended if base.tense is Tense.BEFORE else None,
        implied=base.implied,
        pattern=base.pattern,
        unsure=base.unsure,
    )
    return replace(empty, **changes)  # type: ignore[arg-type]


def _of_title(said: Said, base: Statement) -> Iterator[Statement]:
    """云产品部总监王芳离职, 引入总监王芳: of nothing named, it is the office before the name."""
    person = said.fact.person
    offices = person.offices if person else ()
    about = base.type is Kind.STEPS_DOWN or "titled" in said.fact.flags
    if not about or base.unit or base.post or not offices:
        yield base
        return
    for office in offices:
        yield replace(base, unit=office.unit.name if office.unit else None, post=office.title)


def _kept(said: Said, base: Statement) -> Iterator[Statement]:
    """兼任: the office that stands before the name is kept."""
    person = said.fact.person
    for office in person.offices if person and not person.former else ():
        yield _plain(
            base,
            Kind.CONTINUES,
            person=base.person,
            unit=office.unit.name if office.unit else None,
            post=office.title,
            tense=Tense.UNCHANGED,
            date=None,
            dated=None,
            implied=True,
        )


def _former(said: Said) -> Iterator[Statement]:
    """原云产品部总经理王芳: an office that is over."""
    person = said.fact.person
    for office in person.offices if person else ():
        yield Statement(
            type=Kind.PRIOR_POST,
            tense=Tense.BEFORE,
            by=said.by,
            span=said.evidence,
            person=person.name if person else None,
            unit=office.unit.name if office.unit else None,
            post=office.title,
            ended=True,
            pattern=said.fact.pattern,
        )
