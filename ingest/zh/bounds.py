"""Where clauses end in a Chinese sentence: at its commas, but not at those within a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.zh.people import people

if TYPE_CHECKING:
    from ingest.zh.context import Context

_BREAKS = re.compile(r"[,;:()“”]")
_BESIDES = re.compile(r"[, ]*除了?[^,;。]{2,40}外")
_ON = re.compile(r"对[^,。;\n]{2,80}(?:,[^,。;\n]{2,60})?,进行")
_AND_MORE = re.compile(r",[ ]*(?:以及|及)[^,;:。]{2,40}(?=[,;。\n]|$)")
_PART_END = re.compile(r"[,;。\n]")
_TOO = re.compile(r"也|还|均|都")
_TAIL_OF_LIST = re.compile(r"[和与及等]")
_NOUN_ONLY = re.compile(r"[\w\u4e00-\u9fff “”()&·]{1,16}")
_FAR = 200
QUOTE_LIMIT = 60
"""Characters that a quoted name can have; a longer quotation holds sentences."""

SOFT = frozenset(
    {"WORKED", "BASIS", "PURPOSE", "CARRY", "SYSTEM", "THANKS", "BEING", "FORM", "KEEP", "BE"}
    | {"SUCCEED", "CONTAIN", "UNCHANGED", "TOLD", "LOCATED"}
)
"""Classes whose verbs do not end the object of the verb before them."""


def kind_of(ctx: Context, start: int, end: int) -> str:
    """The class of the verb at a place."""
    return ctx.grammar.verb_class[ctx.view[start:end]]


def bounds(ctx: Context, start: int, end: int, verbs: list[tuple[int, int]]) -> list[int]:
    """The commas that end clauses, and the 、 between two clauses without a comma."""
    heads = ctx.grammar.list_head.finditer(ctx.view, start, end)
    inside_lists = {at for head in heads if _names(ctx, head, verbs) for at in range(*head.span())}
    for found_at in _ON.finditer(ctx.view, start, end):
        inside_lists |= set(range(*found_at.span()))
    inside_lists |= {stop - 1 for _, stop in verbs if ctx.view[stop - 1] == ":"}
    found, depth = [start], 0
    for mark in _BREAKS.finditer(ctx.view, start, end):
        char = mark[0]
        if char == "(" or (char == "“" and _quotes_name(ctx, mark.start())):
            depth += 1
        elif char in ")”":
            depth = max(0, depth - 1)
        elif _goes_on(ctx, found[-1], mark.start()) or _lists_on(ctx, mark.start(), end, verbs):
            continue
        elif mark.start() not in inside_lists and (depth == 0 or mark.start() - found[-1] > 200):
            found.append(mark.start())
    found.append(end)
    joined = _join_lists(ctx, found, verbs)
    extra = {cut for left, right in pairwise(joined) for cut in _inner(ctx, left, right, verbs)}
    return sorted({*joined, *extra})


def _lists_on(ctx: Context, comma: int, end: int, verbs: list[tuple[int, int]]) -> bool:
    """甲、乙和丙,以及丁: the list before the comma goes on behind it, without a verb of its own."""
    more = _AND_MORE.match(ctx.view, comma, end)
    return more is not None and not between(verbs, more.start(), more.end())


def _names(ctx: Context, head: re.Match[str], verbs: list[tuple[int, int]]) -> bool:
    """Whether names follow 三大中心: and not clauses, with verbs of their own."""
    stop = _PART_END.search(ctx.view, head.end(), head.end() + _FAR)
    return not between(verbs, head.end(), stop.start() if stop else head.end())


def _quotes_name(ctx: Context, start: int) -> bool:
    """Whether an opening quote closes soon: round a name, not round a sentence."""
    return ctx.view.find("”", start, start + QUOTE_LIMIT) >= 0


def _goes_on(ctx: Context, start: int, comma: int) -> bool:
    """除了甲部和乙部外,丙部也…: what stands before the comma is a part of the list behind it."""
    return ctx.view.startswith("外,", comma - 1) and bool(
        _BESIDES.match(ctx.view, start, comma) and _TOO.search(ctx.view, comma, comma + 30)
    )


def _join_lists(ctx: Context, bounds: list[int], verbs: list[tuple[int, int]]) -> list[int]:
    """Commas in a list count as 、: 分管甲部,乙部,丙部和丁部 is one clause."""
    kept = [bounds[0]]
    held = {at for at, (left, right) in enumerate(pairwise(bounds)) if between(verbs, left, right)}
    at = 1
    while at < len(bounds) - 1:
        stop = at
        while stop < len(bounds) - 1 and stop not in held and _is_noun(ctx, bounds, stop):
            stop += 1
        last = ctx.view[bounds[stop - 1] : bounds[stop]]
        whole = _TAIL_OF_LIST.search(ctx.view[bounds[at - 1] : bounds[at]])
        if stop > at and at - 1 in held and _TAIL_OF_LIST.search(last) and not whole:
            at = stop
        else:
            kept.append(bounds[at])
            at += 1
    return [*kept, bounds[-1]] if kept[-1] != bounds[-1] else kept


def between(verbs: list[tuple[int, int]], left: int, right: int) -> list[tuple[int, int]]:
    """The verbs that begin in view[left:right]."""
    return verbs[bisect_left(verbs, (left, 0)) : bisect_left(verbs, (right, 0))]


def _is_noun(ctx: Context, bounds: list[int], at: int) -> bool:
    text = ctx.view[bounds[at] + 1 : bounds[at + 1]]
    first = text.strip()[:1]
    return (
        ctx.view[bounds[at]] == ","
        and _NOUN_ONLY.fullmatch(text) is not None
        and first
        not in {"在", "与", "同", "并", "由", "向", "为", "对", "以", "从", "将", "均", "而", "但"}
    )


def _inner(ctx: Context, left: int, right: int, verbs: list[tuple[int, int]]) -> Iterator[int]:
    """The 、 (or 和) at which a second clause begins: 甲兼任乙部总裁、丙兼任丁部总裁.

    What stands between it and the next verb must be people.
    """
    inside = [verb for verb in between(verbs, left, right) if kind_of(ctx, *verb) not in SOFT]
    for (_, end), (start, _) in pairwise(inside):
        comma = ctx.view.rfind("、", end, start)
        if comma < 0:
            continue
        stop, _ = ctx.adverbs_before(comma + 1, start)
        by = ctx.view.rfind("由", comma + 1, stop)
        if people(ctx, max(by, comma) + 1, stop, strong=by > 0):
            yield comma
