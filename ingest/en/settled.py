"""Settled: what the facts of a section make of one another before they become statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.clauses import Sentence
from ingest.en.merged import with_names
from ingest.en.words import words
from ingest.facts import Fact
from ingest.mentions import Office, Unit
from ingest.statement import Kind

_GOING = frozenset({Kind.LEADS, Kind.TRANSFERRED, Kind.STEPS_DOWN})
_STANDING = frozenset(
    {"past", "now", "continue", "earlier", "state", "beside", "perfect", "described", "also"}
)

_OLD = frozenset({"past", "earlier", "beside", "continue", "perfect", "now"})
_OF_NAMES = frozenset({Kind.UNIT_CREATED, Kind.UNIT_RENAMED, Kind.UNIT_DISSOLVED})
_WHOLES = frozenset({"company", "corporation", "firm", "bank", "university", "association"})

_RISES = ("promot", "elevat", "becom", "arriv", "becam", "mov", "nam")
"""How the words begin that take somebody out of the office told before the name."""

_BEGINNINGS = frozenset({"en/become", "en/appoint-office"})
"""The patterns of sentences that tell since when somebody has an office told beside the name."""

Told = list[tuple[Sentence, Fact]]


def _moves(fact: Fact) -> bool:
    """Whether a fact takes its person to another place; a committee may be joined beside a post."""
    if fact.pattern == "en/join-unit" and fact.to and "participle" not in fact.flags:
        last = fact.to[0].name.rsplit(maxsplit=1)[-1]
        return not (words().has("strong_unit_words", last) or last.isupper())
    return fact.kind is Kind.TRANSFERRED


def _by_new_name(told: Told) -> Told:
    """What is said of a unit behind its renaming is said of it by its new name."""
    named: dict[str, Unit] = {}
    found: Told = []
    for sentence, fact in told:
        if fact.kind is Kind.UNIT_RENAMED and fact.unit and "past" not in fact.flags:
            named |= {one.name: fact.unit for one in fact.from_}
        elif fact.unit and fact.unit.name in named:
            unit = replace(fact.unit, name=named[fact.unit.name].name)
            fact = replace(fact, unit=unit, implied=True)  # noqa: PLW2901
        found.append((sentence, fact))
    return found


def _with_new(told: Told) -> Told:
    """Who will head "the new Data Office", what moves into it: says of the unit that it is new."""
    found: Told = []
    for sentence, fact in told:
        found.append((sentence, fact))
        if fact.flags & _OLD or fact.kind in _OF_NAMES:
            continue
        for unit in (fact.unit, *fact.to):
            if isinstance(unit, Unit) and unit.created and not unit.surface and _is_part(unit):
                made = Fact(
                    kind=Kind.UNIT_CREATED,
                    pattern="en/create-beside",
                    verb=fact.verb,
                    word=fact.word,
                    first=fact.first,
                    last=fact.last,
                    flags=frozenset({"noun"}),
                    unit=unit,
                )
                found.append((sentence, made))
    return found


def _is_part(unit: Unit) -> bool:
    """Whether a name says that it is of a part: the Data Office; not the Acme Company, not a board."""
    lists, parts = words(), unit.name.split()
    named = [part for part in parts if part[0].isupper() and lists.has("strong_unit_words", part)]
    whole = any(part.casefold() in _WHOLES for part in named)
    return len(parts) > 1 and bool(named) and not whole


def settled(told: Told) -> Told:
    """The facts of a section, each seen in the light of the others."""
    for step in (
        with_names,
        _by_new_name,
        _with_new,
        _kept_once,
        _fuller,
        _led_before,
        _leaving_what,
        _beside,
        _succeeded,
        _since,
    ):
        told = step(told)
    return told


def _kept_once(told: Told) -> Told:
    """Who is said to go on in an office does not leave it because another sentence says "now".

    The current chair of A, who will continue as chair of B, is chair of B.
    """
    going = [(one.start, fact) for one, fact in told if fact.person and "continue" in fact.flags]
    kept = {_office(fact) for _, fact in going}
    here = {(start, _name(fact)) for start, fact in going if fact.post}
    return [
        (sentence, fact)
        for sentence, fact in told
        if not ("now" in fact.flags and "continue" not in fact.flags)
        or (_office(fact) not in kept and (sentence.start, _name(fact)) not in here)
    ]


def _fuller(told: Told) -> Told:
    """A post told without its unit, where the same sentence tells it with its unit, is that one."""
    full = {
        (sentence.start, *_office(fact), fact.kind)
        for sentence, fact in told
        if fact.post and fact.unit and fact.person and not fact.flags & _STANDING
    }
    return [
        (sentence, fact)
        for sentence, fact in told
        if fact.unit or not fact.post or (sentence.start, *_office(fact), fact.kind) not in full
    ]


def _led_before(told: Told) -> Told:
    """Who has led one unit and is given another, or leaves, led the first before."""
    gone = {
        _name(fact): fact.unit.name if fact.unit else ""
        for _, fact in told
        if fact.person and fact.kind in _GOING and not fact.flags & _STANDING
    }
    kept = {_name(fact) for _, fact in told if fact.person and "continue" in fact.flags}
    replaced = {_name(fact) for _, fact in told if "succeeded" in fact.flags} - kept
    found: Told = []
    for sentence, fact in told:
        if "perfect" in fact.flags and _name(fact) in replaced:
            fact = replace(fact, flags=(fact.flags - {"now"}) | {"earlier"})  # noqa: PLW2901
        standing = fact.flags & {"perfect", "described"}
        led = fact.kind in {Kind.LEADS, Kind.RESPONSIBLE_FOR} and bool(standing)
        name, unit = _name(fact), fact.unit.name if fact.unit else fact.scope
        if led and not fact.post and name in gone and name not in kept and gone[name] != unit:
            flags = (fact.flags - {"now"}) | {"earlier"}
            fact = replace(fact, flags=flags)  # noqa: PLW2901
        found.append((sentence, fact))
    return found


def _office(fact: Fact) -> tuple[str, str]:
    return _name(fact), (fact.post or "").casefold()


def _name(fact: Fact) -> str:
    return fact.person.name if fact.person else ""


def _leaving_what(told: Told) -> Told:
    """Who steps down of nothing named: of the office held for years, else once told is enough."""
    named = {_name(fact) for _, fact in told if fact.kind is Kind.STEPS_DOWN and not _bare(fact)}
    headed = {
        _name(fact): fact
        for _, fact in reversed(told)
        if fact.person and fact.kind is Kind.LEADS and (fact.unit or fact.post) and _stands(fact)
    }
    titled = {_name(f): f.person.offices for _, f in told if f.person and f.person.offices}
    spent = {(one.start, _name(fact)): fact for one, fact in told if fact.pattern == "en/tenure"}
    found: Told = []
    for sentence, fact in told:
        fact = _of_office(fact)  # noqa: PLW2901
        office = spent.get((sentence.start, _name(fact)))
        if _bare(fact) and office:
            fact = replace(fact, unit=office.unit, post=office.post, implied=True)  # noqa: PLW2901
        elif _bare(fact) and fact.person and not fact.person.offices and _name(fact) in headed:
            held = headed[_name(fact)]
            fact = replace(fact, unit=held.unit, post=held.post, implied=True)  # noqa: PLW2901
        elif _bare(fact) and fact.person and not fact.person.offices and _name(fact) in titled:
            bearer = replace(fact.person, offices=titled[_name(fact)])
            fact = replace(fact, person=bearer, implied=True)  # noqa: PLW2901
        elif _bare(fact) and _name(fact) in named and fact.person and not fact.person.offices:
            continue
        found.append((sentence, fact))
    return found


def _of_office(fact: Fact) -> Fact:
    """Who bears an office and leaves Acme leaves the office; who leaves a team or a board leaves that."""
    person, unit = fact.person, fact.unit
    if fact.pattern != "en/step-down-unit" or not unit or not person or person.former:
        return fact
    last, lists = unit.name.split()[-1], words()
    held = person.offices[:1]
    part = lists.has("strong_unit_words", last) or lists.has("bodies", last)
    return fact if part or not held or held[0].unit else replace(fact, post=held[0].title)


def _stands(fact: Fact) -> bool:
    """Whether a fact says what its person heads up to now: a title beside the name, "who heads it"."""
    beside = fact.pattern == "en/apposed-plain"
    return beside or (bool(fact.flags & {"now", "state", "described"}) and "end" not in fact.flags)


def _bare(fact: Fact) -> bool:
    return fact.kind is Kind.STEPS_DOWN and not fact.unit and not fact.post


def _beside(told: Told) -> Told:
    """A title beside a name counts where its bearer moves, or takes another in the sentence."""
    moving = {_name(fact) for _, fact in told if fact.person and _moves(fact)}
    given: dict[tuple[int, str], set[tuple[str, str]]] = {}
    risen: set[tuple[int, str]] = set()
    for sentence, fact in told:
        added = fact.flags & {"also", "concurrent"}
        if fact.person and fact.post and "takes" in fact.flags and not added:
            given.setdefault((sentence.start, _name(fact)), set()).add(_held(fact))
            if fact.word.casefold().startswith(_RISES):
                risen.add((sentence.start, _name(fact)))
    kept = {(_name(fact), _held(fact)) for _, fact in told if "continue" in fact.flags}
    found: Told = []
    for sentence, fact in told:
        if "beside" in fact.flags and (_name(fact), _held(fact)) in kept:
            continue
        taken = given.get((sentence.start, _name(fact)), set())
        if fact.pattern == "en/apposed-title" and (sentence.start, _name(fact)) not in risen:
            taken = set()
        if "concurrent" in fact.flags and fact.post and not fact.unit and fact.person:
            held = _one_place(fact.person.offices)
            implied = held is not None or fact.implied
            found.append((sentence, replace(fact, unit=held, implied=implied)))
        elif "beside" not in fact.flags or _name(fact) in moving or taken - {_held(fact)}:
            found.append((sentence, fact))
    return found


def _since(told: Told) -> Told:
    """Became treasurer in 2006, of somebody told as the treasurer who stays it: began then, goes on."""
    left = {_office(fact) for _, fact in told if "beside" in fact.flags}
    held = {
        (_name(fact), title)
        for _, fact in told
        if fact.person and not fact.person.former
        for office in fact.person.offices
        for title in re.split(r", | and ", office.title.casefold())
        if (_name(fact), office.title.casefold()) not in left
    }
    going = {
        _name(fact)
        for _, fact in told
        if fact.kind in {Kind.STEPS_DOWN, Kind.TRANSFERRED}
        or (fact.flags & {"takes"} and "concurrent" not in fact.flags and _office(fact) not in held)
    }
    return [
        (sentence, replace(fact, flags=fact.flags | {"since"}))
        if fact.pattern in _BEGINNINGS and _office(fact) in held and _name(fact) not in going
        else (sentence, fact)
        for sentence, fact in told
    ]


def _one_place(offices: Sequence[Office]) -> Unit | None:
    """The unit that all the offices beside a name are held in; none where they differ."""
    places = {office.unit.name if office.unit else "" for office in offices}
    return offices[0].unit if len(places) == 1 else None


def _held(fact: Fact) -> tuple[str, str]:
    """The title of an office, and what it is held in."""
    return (fact.post or "").casefold(), fact.unit.name if fact.unit else ""


def _succeeded(told: Told) -> Told:
    """Somebody who is succeeded and leaves gives up the post that is taken over."""
    succeeded = {_name(fact): fact for _, fact in told if "succeeded" in fact.flags}
    leaving = {_name(fact) for _, fact in told if fact.kind is Kind.STEPS_DOWN}
    found: Told = []
    for sentence, fact in told:
        post = succeeded.get(_name(fact)) if _name(fact) in leaving else None
        if post and _bare(fact):
            found.append((sentence, replace(fact, unit=post.unit, post=post.post, implied=True)))
        elif post is None or "succeeded" not in fact.flags:
            found.append((sentence, fact))
    return found
