"""Agree: the rules' statements and a model's as one reading, with a doubt where the two differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.statement import Doubt, Kind, Statement
from ingest.view import plain

_SAME_CLASS = {Kind.LEADS: Kind.RESPONSIBLE_FOR}


def agreed(rules: Sequence[Statement], model: Sequence[Statement]) -> list[Statement]:
    """Both readings in the order of the text: once where they agree, in the rules' words.

    What only one of them says is in doubt; where they speak of the same words and differ, both are.
    """
    own = [_doubted(one, model, Doubt.RULES_ALONE) for one in rules]
    other = [
        _doubted(one, rules, Doubt.MODEL_ALONE)
        for one in model
        if not any(_same(one, rule) for rule in rules)
    ]
    return sorted([*own, *other], key=lambda one: (one.span.start, one.span.end))


def _doubted(one: Statement, others: Sequence[Statement], alone: Doubt) -> Statement:
    if any(_same(one, other) for other in others):
        return one
    doubt = Doubt.DIFFERS if any(_near(one, other) for other in others) else alone
    return replace(one, unsure=tuple(sorted({*one.unsure, doubt})))


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same of the same; what one leaves out is no difference."""
    return (
        _kind(one) is _kind(other)
        and one.tense is other.tense
        and _names(one) == _names(other)
        and _fits(one.post, other.post, whole=True)
        and _fits(one.scope, other.scope, whole=False)
    )


def _near(one: Statement, other: Statement) -> bool:
    """Whether two statements are of one kind and one subject, on words that overlap."""
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return _kind(one) is _kind(other) and overlap and _subject(one) == _subject(other)


def _kind(one: Statement) -> Kind:
    return _SAME_CLASS.get(one.type, one.type)


def _subject(one: Statement) -> str:
    return plain(one.person or one.unit or "")


def _names(one: Statement) -> tuple[str, ...]:
    lists = (*sorted(map(plain, one.to)), "<", *sorted(map(plain, one.from_)))
    return (plain(one.person or ""), plain(one.unit or ""), *lists)


def _fits(one: str | None, other: str | None, *, whole: bool) -> bool:
    """Whether two words for a thing agree; of a scope one may tell more than the other."""
    first, second = plain(one or ""), plain(other or "")
    if not first or not second or first == second:
        return True
    return not whole and (first in second or second in first)
