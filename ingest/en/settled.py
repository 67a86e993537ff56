"""Settled: what the facts of a section make of one another before they become statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.clauses import Sentence
from ingest.facts import Fact
from ingest.statement import Kind

Told = list[tuple[Sentence, Fact]]


def settled(told: Told) -> Iterator[tuple[Sentence, Fact]]:
    """The facts, where somebody who is succeeded and leaves gives up the post that is taken over."""
    succeeded = {
        fact.person.name: fact for _, fact in told if fact.person and "succeeded" in fact.flags
    }
    leaving = {fact.person.name for _, fact in told if fact.person and fact.kind is Kind.STEPS_DOWN}
    moving = {fact.person.name for _, fact in told if fact.person and fact.kind is Kind.TRANSFERRED}
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
    for sentence, fact in told:
        bare = fact.kind is Kind.STEPS_DOWN and not fact.unit and not fact.post
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
