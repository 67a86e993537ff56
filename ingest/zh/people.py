"""People in Chinese text: names in the slots of a clause, with the titles beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.mentions import Office, Person
from ingest.zh.offices import offices
from ingest.zh.units import units

if TYPE_CHECKING:
    from ingest.zh.context import Context

_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_SPACED_NAME = re.compile(r"[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]")
_FOREIGN_NAME = re.compile(r"[\u4e00-\u9fffA-Z.]{1,12}(?:·[\u4e00-\u9fffA-Za-z.]{1,12}){1,4}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'-]{1,20}(?: [A-Z][A-Za-z.'-]{0,20}){1,3}")
_LATIN_WORD = re.compile(r"[A-Z][a-z]{2,15}")
_MIXED_NAME = re.compile(
    r"[A-Z][a-z]{1,15} ?[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{2,3} ?[A-Z][a-z]{1,15}"
)
_LATIN_ID = re.compile(r"[A-Za-z][A-Za-z. ]{1,20}")
_BRACKET = re.compile(r"\([^()]{0,40}\)$")
_COMMA = re.compile(r"[、,]")
_JOINT = re.compile(r"[、,]|以及|[和与及暨&]")
_SLASH = re.compile(r"/")
_DATE_TAIL = re.compile(
    r"(?<=[\u4e00-\u9fff]) ?[自从于在]?(?:19|20)\d\d ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?起?$"
)
_ALIAS = re.compile(r" ?\([A-Za-z0-9/& ]{1,20}\)")
_COUNT = re.compile(r"等?(?:[两二三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})[人位]$")
FORMER = re.compile(r"(?:原|前任?|时任|曾任)")
_ADVERBIAL = re.compile(r"由于|鉴于|自|从|在|于|因|随|经|通过|根据")
_PRESENT = re.compile(r"现任?|目前(?:担)?任")
_DATE_LEAD = re.compile(r"^[自从于在]?[\d年月日号、 至到~—.-]{2,30}(?:起|开始|至今|今|以来|期?间)?")


def people(ctx: Context, start: int, end: int, *, strong: bool) -> list[Person]:
    """The people that view[start:end] lists; none where any part of it is no person."""
    start, end = ctx.strip(start, end)
    if start >= end or end - start > 120:
        return []
    pronoun = _pronoun(ctx, start, end)
    if pronoun:
        return pronoun
    if ctx.view[end - 1] == "等":
        end -= 1
    counted = _COUNT.search(ctx.view[start:end]) if ctx.view[end - 1] in "人位" else None
    end = start + counted.start() if counted and counted.start() > 1 else end
    tried = set()
    for joint in (_JOINT, _COMMA, _SLASH):
        pieces = _pieces(ctx, start, end, joint)
        found = _list(ctx, pieces, strong=strong) if pieces not in tried else []
        if found:
            return found
        tried.add(pieces)
    return []


def _pieces(
    ctx: Context, start: int, end: int, joint: re.Pattern[str]
) -> tuple[tuple[int, int], ...]:
    bounds = [start, *(b for cut in joint.finditer(ctx.view, start, end) for b in cut.span()), end]
    return tuple(zip(bounds[::2], bounds[1::2], strict=True))


def _list(ctx: Context, pieces: tuple[tuple[int, int], ...], *, strong: bool) -> list[Person]:
    if len(pieces) > 1 and any(left == right for left, right in pieces):
        return []
    found: list[Person] = []
    for index, (left, right) in enumerate(pieces):
        person = _person(ctx, left, right, strong=strong, first=index == 0)
        if not person:
            return []
        found += person
    return found


def _pronoun(ctx: Context, start: int, end: int) -> list[Person]:
    word = ctx.view[start:end]
    kind = ctx.grammar.pronouns.get(word)
    if kind == "author" and ctx.topic.author:
        return [Person(start, end, ctx.topic.author, surface=word)]
    if word in {"前者", "后者"} and len(ctx.topic.pair) > 1:
        told = ctx.topic.pair[0 if word == "前者" else -1]
        return [Person(start, end, told.name, surface=word)]
    if kind == "people":
        return list(ctx.topic.meant_people(word, every=True))
    if kind == "person" or word == "其":
        return list(ctx.topic.meant_person(word))
    return []


def _person(ctx: Context, start: int, end: int, *, strong: bool, first: bool) -> list[Person]:
    dated = _DATE_TAIL.search(ctx.view[start:end])
    if dated:
        end, _ = ctx.adverbs_before(start, start + dated.start())
    start, end = ctx.strip(start, end)
    found = _named(ctx, start, end, strong=strong)
    if not found and first:
        left, cut = start, _cut(ctx, start, end)
        while not found and left < cut < end:
            cut, _ = ctx.adverbs_after(cut, end)
            found = _pronoun(ctx, cut, end) or _named(ctx, cut, end, strong=strong)
            left, cut = cut, _cut(ctx, cut, end)
        found = found or _ends_known(ctx, left, end)
    return found or _before_adverbial(ctx, start, end, strong=strong)


def _before_adverbial(ctx: Context, start: int, end: int, *, strong: bool) -> list[Person]:
    """王芳自去年12月在…中: the person stands before the words of time and place."""
    for adverbial in _ADVERBIAL.finditer(ctx.view, start + 1, end):
        stop, _ = ctx.adverbs_before(start, adverbial.start())
        found = _named(ctx, start, stop, strong=strong) or _ends_known(ctx, start, stop)
        if found:
            return found
    return []


def _cut(ctx: Context, start: int, end: int) -> int:
    """Where a lead-in (a date, 公司决定, 便是) before a person ends; `start` where there is none."""
    date = _DATE_LEAD.match(ctx.view[start:end])
    if date:
        return start + date.end()
    cut = ctx.grammar.lead_in.search(ctx.view, start, end)
    return cut.end() if cut else start


def _ends_known(ctx: Context, start: int, end: int) -> list[Person]:
    """A person known by name whom other words precede, as in 该产品便是张三."""
    for size in (4, 3, 2):
        if end - size > start and ctx.view[end - size : end] in ctx.names.people:
            return [Person(end - size, end, ctx.view[end - size : end])]
    return []


def _named(ctx: Context, start: int, end: int, *, strong: bool) -> list[Person]:
    """A name, with a title before or after it, an honorific, or a bracket behind it."""
    bracket = _BRACKET.search(ctx.view[start:end]) if ctx.view[end - 1 : end] == ")" else None
    if bracket:
        inside = (start + bracket.start() + 1, end - 1)
        end = start + bracket.start()
        if _LATIN_ID.fullmatch(ctx.view, start, end) and is_name(
            ctx, ctx.view[slice(*inside)], strong=True
        ):
            return [Person(*inside, ctx.view[slice(*inside)], sure=True)]
    honorific = ctx.grammar.honorific.search(ctx.view, start, end)
    if honorific and honorific.end() == end and honorific.start() > start:
        end, strong = honorific.start(), True
        start, end = ctx.strip(start, end)
    if start >= end:
        return []
    if is_name(ctx, ctx.view[start:end], strong=strong):
        name = ctx.view[start:end]
        return [Person(start, end, name, sure=strong or surnamed(ctx, name))]
    titles = list(ctx.grammar.title.finditer(ctx.view, start, end))
    return _titled(ctx, start, end, titles) or _with_title_after(ctx, start, end, titles)


def _titled(ctx: Context, start: int, end: int, titles: list[re.Match[str]]) -> list[Person]:
    """集团首席技术官王芳: the last title after which a name is left."""
    former = FORMER.match(ctx.view, start, end)
    begin = former.end() if former else start
    present = None if former else _PRESENT.match(ctx.view, start, end)
    begin = present.end() if present else begin
    for title in reversed(titles):
        alias = _ALIAS.match(ctx.view, title.end(), end)
        left, right = ctx.strip(alias.end() if alias else title.end(), end)
        name = ctx.view[left:right]
        if left < right and is_name(ctx, name, strong=True):
            over = () if former else _over(ctx, begin, title)
            held = over or tuple(offices(ctx, begin, title.end()))
            ended = former is not None or bool(over)
            return [Person(left, right, name, held, former=ended, sure=True)]
    return []


def _over(ctx: Context, start: int, title: re.Match[str]) -> tuple[Office, ...]:
    """云产品部原总监: the office, where 原 stands between its unit and its title."""
    at = title.start() - 1
    if at <= start or ctx.view[at] != "原":
        return ()
    held = units(ctx, start, at, strong=False)
    return tuple(
        replace(office, unit=held[0] if held else None)
        for office in offices(ctx, title.start(), title.end())
    )


def _with_title_after(
    ctx: Context, start: int, end: int, titles: list[re.Match[str]]
) -> list[Person]:
    """王芳总裁: a name that a title follows as a form of address."""
    if not titles or titles[-1].end() != end:
        return []
    stop = titles[-1].start()
    name = ctx.view[start:stop]
    if surnamed(ctx, name) and is_name(ctx, name, strong=False):
        return [Person(start, stop, name, sure=True)]
    return []


def is_name(ctx: Context, text: str, *, strong: bool) -> bool:
    """Whether a string can be a person's name; a weak slot asks for a surname or two characters."""
    if text in ctx.names.people:
        return True
    if text in ctx.names.units:
        return False
    if _FOREIGN_NAME.fullmatch(text) or _MIXED_NAME.fullmatch(text):
        return True
    if text.isascii():
        return _is_latin_name(ctx, text, strong=strong)
    return _is_han_name(ctx, text, strong=strong)


def _is_latin_name(ctx: Context, text: str, *, strong: bool) -> bool:
    if not (_LATIN_NAME.fullmatch(text) or (strong and _LATIN_WORD.fullmatch(text))):
        return False
    return not text.endswith(ctx.grammar.suffixes) and not ctx.grammar.title.search(text)


def _is_han_name(ctx: Context, text: str, *, strong: bool) -> bool:
    if _SPACED_NAME.fullmatch(text):
        text = text[0] + text[-1]
    if not _HAN_NAME.fullmatch(text) or _is_common(ctx, text):
        return False
    return surnamed(ctx, text) or len(text) == 2 or (strong and len(text) == 3)


def _is_common(ctx: Context, text: str) -> bool:
    grammar = ctx.grammar
    if text in grammar.not_people or text in grammar.pronouns:
        return True
    surname = surnamed(ctx, text)
    if any(char in grammar.not_in_names and not (surname and char == "从") for char in text):
        return True
    suffixes = grammar.long_suffixes if surname else grammar.suffixes
    if text.endswith(suffixes) or (not surname and text.endswith(grammar.weak_suffixes)):
        return True
    if text[:2] in grammar.not_people or text[-2:] in grammar.not_people:
        return not surname or len(text) > 3
    return bool(grammar.title.search(text))


def surnamed(ctx: Context, text: str) -> bool:
    """Two or three characters that begin with a surname, or four with a compound one."""
    if text[:2] in ctx.grammar.compound_surnames:
        return 3 <= len(text) <= 4
    return len(text) in {2, 3} and text[0] in ctx.grammar.surnames
