"""Sense: which facts say something, and what some of them mean."""

from __future__ import annotations

from dataclasses import replace

from ingest.facts import Fact
from ingest.statement import Kind

_PRONOUNS = frozenset({"it", "It", "which", "they", "them"})
_LASTING = frozenset({"past", "continue", "now", "earlier", "end"})


def says_something(fact: Fact) -> bool:
    """A person alone, without unit, post or scope, heads nothing."""
    history = fact.kind in {Kind.TRANSFERRED, Kind.STEPS_DOWN, Kind.MEMBER_OF} and fact.person
    if history and "past" in fact.flags:
        return False
    if fact.kind is Kind.UNIT_CREATED and fact.unit:
        several = fact.unit.name.islower() and fact.unit.name.endswith("s")
        if fact.unit.surface in _PRONOUNS or several:
            return False
    if fact.kind in {Kind.LEADS, Kind.RESPONSIBLE_FOR}:
        return bool(fact.unit or fact.scope or _is_post(fact.post))
    if fact.unit and fact.kind in {Kind.UNIT_SPLIT, Kind.MEMBER_OF, Kind.UNIT_MOVED}:
        return fact.unit.name not in {one.name for one in fact.to}
    if fact.unit and fact.kind in {Kind.UNIT_RENAMED, Kind.UNIT_MERGED}:
        return fact.unit.name not in {one.name for one in fact.from_}
    return True


def _is_post(post: str | None) -> bool:
    """Whether a title alone says what somebody does; a member of nothing named is no office."""
    return bool(post) and not (post or "").casefold().endswith(("member", "members"))


def as_naming(fact: Fact) -> Fact:
    """The new company will be called Acme: what has no name yet is made, not renamed."""
    named = any(char.isupper() for unit in fact.from_ for char in unit.name)
    called = fact.word.casefold() in {"called", "known", "named"}
    if fact.kind is not Kind.UNIT_RENAMED or named or not called or fact.flags & {"past"}:
        return fact
    return replace(fact, kind=Kind.UNIT_CREATED, from_=())


def as_member(fact: Fact) -> Fact:
    """Who becomes a member of a unit joins it, and heads nothing."""
    member = fact.post and fact.post.casefold() in {"member", "members"} and fact.unit
    if not member or fact.kind is not Kind.LEADS or fact.flags & _LASTING:
        return fact
    to = (fact.unit,) if fact.unit else ()
    return replace(fact, kind=Kind.MEMBER_OF, to=to, unit=None, post=None)
