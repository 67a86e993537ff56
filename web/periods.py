"""Periods: when a thing holds, and how that is known, in words."""

from __future__ import annotations

from graph.derive.rules import inference_rules
from graph.model import Period
from web.words import Words

INFERRED = "inferred: "


def period_in_words(words: Words, period: Period) -> str:
    """When a thing holds, how that is known, and what is not known of it."""
    parts = [_beginning(words, period), _end(words, period)]
    bases = dict.fromkeys((period.since_basis, period.until_basis))
    parts += [basis_in_words(words, basis) for basis in bases if basis]
    return words("card.separator").join(part for part in parts if part)


def _beginning(words: Words, period: Period) -> str:
    if period.since is None:
        return "" if period.maybe_until else words("period.never_sure")
    if period.maybe_since is None:
        return words("period.since_unknown", day=period.since)
    if period.maybe_since < period.since:
        return words("period.since_between", first=period.maybe_since, last=period.since)
    return words("period.since", day=period.since)


def _end(words: Words, period: Period) -> str:
    until, last = period.until, period.maybe_until
    if until and last and until < last:
        return words("period.until_between", first=until, last=last)
    if period.since is None and last:
        return words("period.before", day=last)
    return words("period.until", day=until or last) if until or last else ""


def basis_in_words(words: Words, basis: str) -> str:
    """How a date is known, where it is not simply stated."""
    if basis.startswith(INFERRED):
        rule = inference_rules()[basis.removeprefix(INFERRED)]
        return words("list.inferred", rule=rule[words.language])
    return words("basis.assumed") if basis == "assumed" else ""
