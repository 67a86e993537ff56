"""Settled: what the facts of a section make of one another before they become statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.clauses import Sentence
from ingest.en.words import words
from ingest.facts import Fact
from ingest.mentions import Unit
from ingest.statement import Kind

Told = list[tuple[Sentence, Fact]]


def _moves(fact: Fact) -> bool:
    """Whether a fact takes its person to another place; a committee may be joined beside a post."""
    if fact.kind is Kind.MEMBER_OF and fact.to and "participle" not in fact.flags:
        last = fact.to[0].name.rsplit(maxsplit=1)[-1]
        return not words().has("strong_unit_words", last)
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


def settled(told: Told) -> Iterator[tuple[Sentence, Fact]]:
    """The facts, where somebody who is succeeded and leaves gives up the post that is taken over."""
    told = _by_new_name(told)
    succeeded = {
        fact.person.name: fact for _, fact in told if fact.person and "succeeded" in fact.flags
    }
    leaving = {fact.person.name for _, fact in told if fact.person and fact.kind is Kind.STEPS_DOWN}
    moving = {fact.person.name for _, fact in told if fact.person and _moves(fact)}
    given = {
        (sentence.start, fact.person.name): fact.post
        for sentence, fact in told
        if fact.person and fact.post and "takes" in fact.flags
    }
    named = {
        fact.person.name
        for _, fact in told
        if fact.person and fact.kind is Kind.STEPS_DOWN and (fact.unit or fact.post)
    }
    tenures = {
        (sentence.start, fact.person.name): fact
        for sentence, fact in told
        if fact.person and fact.pattern == "en/tenure"
    }
    kept = {
        (fact.person.name, (fact.post or "").casefold())
        for _, fact in told
        if fact.person and fact.post and "continue" in fact.flags
    }
    for sentence, fact in told:
        key = (fact.person.name, (fact.post or "").casefold()) if fact.person else ("", "")
        if "now" in fact.flags and "continue" not in fact.flags and key in kept:
            continue
        bare = fact.kind is Kind.STEPS_DOWN and not fact.unit and not fact.post
        spent = tenures.get((sentence.start, fact.person.name)) if bare and fact.person else None
        if spent:
            yield sentence, replace(fact, unit=spent.unit, post=spent.post, implied=True)
            continue
        if bare and fact.person and fact.person.name in named and not fact.person.offices:
            continue
        if "concurrent" in fact.flags and fact.post and not fact.unit and fact.person:
            held = next((one.unit for one in fact.person.offices if one.unit), None)
            yield sentence, replace(fact, unit=held, implied=held is not None or fact.implied)
            continue
        if "beside" in fact.flags:
            name = fact.person.name if fact.person else ""
            taken = given.get((sentence.start, name))
            if name in moving or (taken and taken != fact.post):
                yield sentence, fact
            continue
        name = fact.person.name if fact.person else ""
        post = succeeded.get(name)
        if post is None or name not in leaving:
            yield sentence, fact
        elif fact.kind is Kind.STEPS_DOWN and not fact.unit and not fact.post:
            yield sentence, replace(fact, unit=post.unit, post=post.post, implied=True)
        elif "succeeded" not in fact.flags:
            yield sentence, fact
