"""Chinese sentences and clauses, and the verbs in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Sentence, Verb
from ingest.zh.people import people

if TYPE_CHECKING:
    from ingest.zh.context import Context

_MARKS = re.compile(r"[“”。!?\n]")
_BREAKS = re.compile(r"[,;:()“”]")
_NUMBER = re.compile(
    r"[ \n]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|第[一二三四五六七八九十]{1,2}[,、:]"
    r"|[一二三四五六七八九十\d]{1,2}(?:是|、)|[•●■◆▪·*—-])[ ]*"
)
_BEFORE_COLON = re.compile(r"[^,;:。!?\n]{2,40}\Z")
_BEHIND_COLON = re.compile(r"[^,;:。!?\n]{2,60}(?=[,;。!?\n]|\Z)")
_BESIDES = re.compile(r"[, ]*除了?[^,;。]{2,40}外")
_ON = re.compile(r"对[^,。;\n]{2,80}(?:,[^,。;\n]{2,60})?,进行")
_AND_MORE = re.compile(r",[ ]*(?:以及|及)[^,;:。]{2,40}(?=[,;。\n]|$)")
_PART_END = re.compile(r"[,;。\n]")
_TOO = re.compile(r"也|还|均|都")
_QUOTE_LIMIT = 60
_WINDOW = 160
_TAIL_OF_LIST = re.compile(r"[和与及等]")
_NOUN_ONLY = re.compile(r"[\w\u4e00-\u9fff “”()&·]{1,16}")
_NAME_AS = re.compile(r"(?<=[、,;和及])\s*(?=[^,;为的]{2,24}为[^、,;]{2,})")
_NAME_OF = re.compile(r"(?<=[、,;和及])\s*(?=[\u4e00-\u9fff·]{2,12}的[^、,;]{2,30}(?:职务|$))")
_TIES = {"APPOINT": "为", "REMOVE": "的"}
_AND_AGAIN = {"APPOINT": _NAME_AS, "REMOVE": _NAME_OF}

SOFT = frozenset(
    {"WORKED", "BASIS", "PURPOSE", "CARRY", "SYSTEM", "THANKS", "BEING", "FORM", "KEEP", "BE"}
    | {"SUCCEED", "CONTAIN", "UNCHANGED", "TOLD", "LOCATED"}
)
"""Classes whose verbs do not end the object of the verb before them."""
_CHARGES = frozenset({"LEAD", "MANAGE", "CENTRAL", "OVERSEE", "PURPOSE", "CARRY"})
_NOUNS_TOO = frozenset(
    {
        "LEAD",
        "MANAGE",
        "CENTRAL",
        "OVERSEE",
        "MERGE_OF",
        "COMBINE",
        "CREATE",
        "REPORT",
        "SPLIT",
        "FORM",
    }
)


def spans(view: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The sentences of a section: start, end, and whether a paragraph begins there."""
    begin, quote, opens = start, -1, True
    for mark in _MARKS.finditer(view, start, end):
        char, at = mark[0], mark.start()
        if char == "“":
            quote = at
        elif char == "”":
            quote = -1
        elif char == "\n" or quote < 0 or at - quote > _QUOTE_LIMIT:
            if at > begin and view[begin:at].strip():
                yield begin, at + (char != "\n"), opens
                opens = False
            begin = at + 1
            if char == "\n":
                quote, opens = -1, True
    if view[begin:end].strip():
        yield begin, end, opens


def verbs_of(ctx: Context, start: int, end: int) -> list[tuple[int, int]]:
    """Where verbs stand in a section."""
    grammar = ctx.grammar
    found = grammar.verbs.finditer(ctx.view, start, end)
    return [
        word.span()
        for word in found
        if word[0] in grammar.verb_class and (word[0] != ":" or _tells(ctx, word.start()))
    ]


def _tells(ctx: Context, colon: int) -> bool:
    """Whether a colon stands between a title and its holder: 技术总监:王芳, 王芳:技术总监."""
    before, after = _BEFORE_COLON.search(ctx.view, max(0, colon - 40), colon), None
    after = _BEHIND_COLON.match(ctx.view, colon + 1)
    if not before or not after:
        return False
    told, named = before.span(), after.span()
    return bool(
        (_ends_in_title(ctx, *told) and people(ctx, *named, strong=True))
        or (_ends_in_title(ctx, *named) and people(ctx, *told, strong=True))
    )


def _ends_in_title(ctx: Context, start: int, end: int) -> bool:
    start, end = ctx.strip(start, end)
    return any(title.end() == end for title in ctx.grammar.title.finditer(ctx.view, start, end))


def sentences(ctx: Context, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a section that hold a verb, with their clauses."""
    verbs = verbs_of(ctx, start, end)
    starts = [verb[0] for verb in verbs]
    opens = listing = False
    for left, right, begins in spans(ctx.view, start, end):
        opens = opens or begins
        inside = verbs[bisect_left(starts, left) : bisect_left(starts, right)]
        listing = ctx.view[left:right].rstrip().endswith(":") or (listing and not inside)
        if not inside and not listing:
            number = _NUMBER.match(ctx.view, left, right)
            opens = opens or number is not None
            yield Sentence(left, right, opens, _head(ctx, number.end() if number else left, right))
        else:
            number = _NUMBER.match(ctx.view, left, right)
            clauses = _clauses(ctx, number.end() if number else left, right, inside)
            yield Sentence(left, right, opens or number is not None, tuple(clauses))
        opens = False


def _head(ctx: Context, start: int, end: int) -> tuple[Clause, ...]:
    """The words before the first comma, where they are few: perhaps the subject of what follows."""
    comma = ctx.view.find(",", start, min(end, start + 12))
    return (Clause(start, comma, 0),) if comma > start else ()


def _clauses(ctx: Context, start: int, end: int, verbs: list[tuple[int, int]]) -> Iterator[Clause]:
    end = end - 1 if ctx.view[end - 1] in "。!?" else end
    bounds = _bounds(ctx, start, end, verbs)
    part = 0
    for left, right in pairwise(bounds):
        begin = left
        while begin < right and ctx.view[begin] in " ,;:、":
            part += ctx.view[begin] == ";"
            begin += 1
        number = _NUMBER.match(ctx.view, begin, right)
        begin = number.end() if number else begin
        inside = _between(verbs, begin, right)
        if begin < right:
            yield Clause(begin, right, part, tuple(_verbs(ctx, begin, right, inside)))


def _bounds(ctx: Context, start: int, end: int, verbs: list[tuple[int, int]]) -> list[int]:
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
    return more is not None and not _between(verbs, more.start(), more.end())


def _names(ctx: Context, head: re.Match[str], verbs: list[tuple[int, int]]) -> bool:
    """Whether names follow 三大中心: and not clauses, with verbs of their own."""
    stop = _PART_END.search(ctx.view, head.end())
    return not _between(verbs, head.end(), stop.start() if stop else head.end())


def _quotes_name(ctx: Context, start: int) -> bool:
    """Whether an opening quote closes soon: round a name, not round a sentence."""
    return ctx.view.find("”", start, start + _QUOTE_LIMIT) >= 0


def _goes_on(ctx: Context, start: int, comma: int) -> bool:
    """除了甲部和乙部外,丙部也…: what stands before the comma is a part of the list behind it."""
    return ctx.view.startswith("外,", comma - 1) and bool(
        _BESIDES.match(ctx.view, start, comma) and _TOO.search(ctx.view, comma, comma + 30)
    )


def _join_lists(ctx: Context, bounds: list[int], verbs: list[tuple[int, int]]) -> list[int]:
    """Commas in a list count as 、: 分管甲部,乙部,丙部和丁部 is one clause."""
    kept = [bounds[0]]
    held = {at for at, (left, right) in enumerate(pairwise(bounds)) if _between(verbs, left, right)}
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


def _between(verbs: list[tuple[int, int]], left: int, right: int) -> list[tuple[int, int]]:
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
    inside = [verb for verb in _between(verbs, left, right) if _kind(ctx, *verb) not in SOFT]
    for (_, end), (start, _) in pairwise(inside):
        comma = ctx.view.rfind("、", end, start)
        if comma < 0:
            continue
        stop, _ = ctx.adverbs_before(comma + 1, start)
        by = ctx.view.rfind("由", comma + 1, stop)
        if people(ctx, max(by, comma) + 1, stop, strong=by > 0):
            yield comma


def _verbs(ctx: Context, start: int, end: int, verbs: list[tuple[int, int]]) -> Iterator[Verb]:
    """The verbs of a clause with their sides; what only looks like a verb is left out."""
    kept = [verb for at, verb in enumerate(verbs) if _acts(ctx, verbs, at, end)]
    kept = _without_nouns(ctx, kept)
    found = [(left, right, _kind(ctx, left, right)) for left, right in kept]
    found = sorted([*found, *_again(ctx, found, end)])
    hard = [
        (left, right)
        for left, right, kind in found
        if kind not in SOFT and not ctx.view.startswith("的", right)
    ]
    for left, right, kind in found:
        at = bisect_left(hard, (left, right))
        before = hard[at - 1][1] if at else start
        at = bisect_left(hard, (right, right + (left == right)))
        after = hard[at][0] if at < len(hard) else end
        yield Verb(
            start=left,
            end=right,
            word=ctx.view[left:right],
            kind=kind,
            left=max(before, left - _WINDOW),
            right=min(after, right + _WINDOW),
            serial=before != start,
        )


def _kind(ctx: Context, start: int, end: int) -> str:
    return ctx.grammar.verb_class[ctx.view[start:end]]


def _acts(ctx: Context, verbs: list[tuple[int, int]], at: int, end: int) -> bool:
    """Whether a verb states something: 任 needs a title behind it; 负责的 only describes."""
    start, stop = verbs[at]
    kind = _kind(ctx, start, stop)
    if kind == "CONTAIN" and any(
        head.end() == stop for head in ctx.grammar.list_head.finditer(ctx.view, stop - 30, stop)
    ):
        return False
    if ctx.view.startswith(":", stop):
        return kind in _AND_AGAIN or kind in SOFT or kind == "REPORT"
    after = verbs[at + 1][0] if at + 1 < len(verbs) else end
    if ctx.view[start:stop] == "任":
        return ctx.grammar.title.search(ctx.view, stop, after) is not None
    if (
        kind == "OVERSEE"
        and not ctx.view[stop:end].strip()
        and at
        and "由" not in ctx.view[verbs[at - 1][1] : start]
    ):
        return _kind(ctx, *verbs[at - 1]) not in {"SERVE", "APPOINT", "TRANSFER"}
    if ctx.view.startswith("的", stop):
        return kind in {"CREATE", "WORKED", "REMOVE", "LOCATED"}
    return True


def _without_nouns(ctx: Context, verbs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """负责研发管理, 负责甲部和乙部的整合: the second verb is part of what is looked after."""
    kept: list[tuple[int, int]] = []
    for start, stop in verbs:
        charged = kept and _kind(ctx, *kept[-1]) in _CHARGES
        between = ctx.view[kept[-1][1] : start] if kept else ""
        which = ctx.view.startswith("的", stop)
        kind = _kind(ctx, start, stop)
        noun = charged and kind in _NOUNS_TOO and not which and not re.search("[并由向]", between)
        if not noun:
            kept.append((start, stop))
    return kept


def _again(
    ctx: Context, found: list[tuple[int, int, str]], end: int
) -> Iterator[tuple[int, int, str]]:
    """任命甲为子、乙为丑: the verb counts again, with no length, before every further name."""
    for at, (_, right, kind) in enumerate(found):
        if kind in _AND_AGAIN:
            stop = min((left for left, _, _ in found[at + 1 : at + 2]), default=end)
            for name in _AND_AGAIN[kind].finditer(ctx.view, right, stop):
                if ctx.view.find(_TIES[kind], right, name.start()) >= 0:
                    yield name.end(), name.end(), kind


def with_carried_verb(ctx: Context, clause: Clause, kind: str) -> Clause:
    """A clause that begins with 乙为丑 after one with 任命甲为子 gets the verb of that one."""
    start = clause.start
    if kind not in _AND_AGAIN or any(verb.kind != "BE" for verb in clause.verbs):
        return clause
    probe = "," + ctx.view[start : clause.end]
    if not _AND_AGAIN[kind].match(probe, 1):
        return clause
    verb = Verb(start, start, "", kind, start, min(clause.end, start + _WINDOW))
    return replace(clause, verbs=(verb,))


def carried_verb(kind: str, clause: Clause) -> str:
    """The class of verb that counts again for the clauses behind this one; "" for none."""
    for verb in clause.verbs:
        if verb.kind != "BE":
            kind = verb.kind if verb.kind in _AND_AGAIN else ""
    return kind
