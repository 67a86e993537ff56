"""Chinese sentences and clauses, and the verbs in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Sentence, Verb
from ingest.zh.bounds import QUOTE_LIMIT, SOFT, between, bounds, kind_of
from ingest.zh.offices import offices
from ingest.zh.people import people

if TYPE_CHECKING:
    from ingest.zh.context import Context
_MARKS = re.compile(r"[“”。!?\n]")
_NUMBER = re.compile(
    r"[ \n]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|第[一二三四五六七八九十]{1,2}[,、:]"
    r"|[一二三四五六七八九十\d]{1,2}(?:是|、)|[•●■◆▪·*—-])[ ]*"
)
_BEFORE_COLON = re.compile(r"[^,;:。!?\n]{2,40}\Z")
_BEHIND_COLON = re.compile(r"[^,;:。!?\n]{2,60}(?=[,;。!?\n]|\Z)")
_RESUME = re.compile(r"([^,;:。 ]{2,8}?)(?:同志)?的?(?:个人)?简历[ :]")
_WINDOW = 160
_NAME_AS = re.compile(r"(?<=[、,;和及])\s*(?=[^,;为的]{2,24}为[^、,;]{2,})")
_NAME_OF = re.compile(r"(?<=[、,;和及])\s*(?=[\u4e00-\u9fff·]{2,12}的[^、,;]{2,30}(?:职务|$))")
_TIES = {"APPOINT": "为", "REMOVE": "的"}
_AND_AGAIN = {"APPOINT": _NAME_AS, "REMOVE": _NAME_OF}
_SURNAME = re.compile(r"任[\u4e00-\u9fff]{1,2}(?=[、,。;和及与等(]|$)")
"""首席顾问任旭: the surname and no verb."""
_ATTRIBUTES = ("现任", "原任", "时任")
"""Verbs that can stand before a title and its holder: 现任总监王芳出任总裁."""
SERVED = "SERVED"
"""What counts again behind a verb that tells of offices held before."""
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
        elif char == "\n" or quote < 0 or at - quote > QUOTE_LIMIT:
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
    resume = _RESUME.match(ctx.view, start, end)
    comma = resume.end(1) if resume else ctx.view.find(",", start, min(end, start + 12))
    return (Clause(start, comma, 0),) if comma > start else ()


def _clauses(ctx: Context, start: int, end: int, verbs: list[tuple[int, int]]) -> Iterator[Clause]:
    end = end - 1 if ctx.view[end - 1] in "。!?" else end
    cuts = bounds(ctx, start, end, verbs)
    part = 0
    for left, right in pairwise(cuts):
        begin = left
        while begin < right and ctx.view[begin] in " ,;:、":
            part += ctx.view[begin] == ";"
            begin += 1
        number = _NUMBER.match(ctx.view, begin, right)
        begin = number.end() if number else begin
        inside = between(verbs, begin, right)
        if begin < right:
            yield Clause(begin, right, part, tuple(_verbs(ctx, begin, right, inside)))


def _verbs(ctx: Context, start: int, end: int, verbs: list[tuple[int, int]]) -> Iterator[Verb]:
    """The verbs of a clause with their sides; what only looks like a verb is left out."""
    kept = [verb for at, verb in enumerate(verbs) if _acts(ctx, verbs, at, end)]
    kept = _without_nouns(ctx, kept)
    found = [(left, right, kind_of(ctx, left, right)) for left, right in kept]
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
        if kind == "BE" and before != start:
            continue
        yield Verb(
            start=left,
            end=right,
            word=ctx.view[left:right],
            kind=kind,
            left=max(before, left - _WINDOW),
            right=min(after, right + _WINDOW),
            serial=before != start,
        )


def _acts(ctx: Context, verbs: list[tuple[int, int]], at: int, end: int) -> bool:
    """Whether a verb states something: 任 needs a title behind it; 负责的 only describes."""
    start, stop = verbs[at]
    kind = kind_of(ctx, start, stop)
    after = verbs[at + 1][0] if at + 1 < len(verbs) else end
    if _modifies(ctx, kind, stop, after, last=at + 1 == len(verbs)):
        return False
    if ctx.view.startswith(":", stop):
        return kind in _AND_AGAIN or kind in SOFT or kind == "REPORT"
    if ctx.view[start:stop] == "任":
        named = _SURNAME.match(ctx.view, start, end) and _ends_in_title(
            ctx, max(0, start - 12), start
        )
        return not named and ctx.grammar.title.search(ctx.view, stop, after) is not None
    if (
        kind == "OVERSEE"
        and not ctx.view[stop:end].strip()
        and at
        and "由" not in ctx.view[verbs[at - 1][1] : start]
    ):
        return kind_of(ctx, *verbs[at - 1]) not in {"SERVE", "APPOINT", "TRANSFER"}
    if ctx.view.startswith("的", stop):
        return kind in {"CREATE", "WORKED", "REMOVE", "LOCATED"}
    return True


def _modifies(ctx: Context, kind: str, stop: int, after: int, *, last: bool) -> bool:
    """隶属于甲部的乙组划归丙部, 两个部门,包括丁部: the verb only describes a unit, or opens a list."""
    if kind == "BELONG":
        return not last and "的" in ctx.view[stop:after]
    if kind == "SERVE" and ctx.view.endswith(_ATTRIBUTES, 0, stop) and not last:
        return any(one.offices for one in people(ctx, stop, after, strong=True))
    heads = ctx.grammar.list_head.finditer(ctx.view, stop - 30, stop) if kind == "CONTAIN" else ()
    return any(head.end() == stop for head in heads)


def _without_nouns(ctx: Context, verbs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """负责研发管理, 负责甲部和乙部的整合: the second verb is part of what is looked after."""
    kept: list[tuple[int, int]] = []
    for start, stop in verbs:
        charged = kept and kind_of(ctx, *kept[-1]) in _CHARGES
        between = ctx.view[kept[-1][1] : start] if kept else ""
        which = ctx.view.startswith("的", stop)
        kind = kind_of(ctx, start, stop)
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
    if kind == SERVED:
        return _with_office(ctx, clause)
    if kind not in _AND_AGAIN or any(verb.kind != "BE" for verb in clause.verbs):
        return clause
    probe = "," + ctx.view[start : clause.end]
    if not _AND_AGAIN[kind].match(probe, 1):
        return clause
    verb = Verb(start, start, "", kind, start, min(clause.end, start + _WINDOW))
    return replace(clause, verbs=(verb,))


def _with_office(ctx: Context, clause: Clause) -> Clause:
    """曾任甲部总监,乙部总监: a clause that is nothing but an office gets the verb too."""
    if clause.verbs or not _ends_in_title(ctx, clause.start, clause.end):
        return clause
    if not offices(ctx, clause.start, clause.end):
        return clause
    verb = Verb(clause.start, clause.start, "", "SERVE", clause.start, clause.end)
    return replace(clause, verbs=(verb,))


def carried_verb(kind: str, clause: Clause) -> str:
    """The class of verb that counts again for the clauses behind this one; "" for none."""
    for verb in clause.verbs:
        if verb.kind != "BE":
            kind = verb.kind if verb.kind in _AND_AGAIN else ""
    return kind
