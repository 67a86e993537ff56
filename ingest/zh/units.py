"""Units in Chinese text: names in the slots of a clause, lists taken apart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.mentions import Unit

if TYPE_CHECKING:
    from ingest.zh.context import Context

_CREATED = re.compile(
    r"(?:公司)?(?:将|即将|刚刚|刚|最)?(?:全?新)?(?:近)?(?:成立|设立|组建|筹建|建立|设|建|创建|增设)(?:了)?的"
)
_LEADING = re.compile(
    r"除了?(?=[^,;。]{2,40}外,)|了|过|有|着|其?所?(?:负责|分管|主管|管理|带领)的|其(?![他它余])|所谓|所谓的|名为|包括|包含|(?:一|两|三|四|五|六|七|八|九|十|\d{1,2})(?:个|支|家|项|条|大)(?:全新的?|新的?|独立的?|专门的?)?"
    r"|新的?(?=“)|(?:全新|独立|专门|统一|崭新|新|原有|原来|现有|相应|相关|整个|旗下|下属|所属|自己)的|原有|现有|整个|旗下(?:的)?|原(?=[^有来])|公司的"
)
_TRAILING = re.compile(
    r"(?:之?后|之前|以来|期间|的?时候?|的?基础上|的?过程中|的?工作|的?相关工作|的?全面工作|的?日常工作|的?各项工作)$"
)
_EVERY = re.compile(r"^(?:每一?个|各个?|每家|各家|每一)(?=[\u4e00-\u9fff])")
_FIRST_OF = re.compile(r"以([^以,;。]{2,16})为(?:首|代表|主)的[^,;。]+")
_FORMERLY = re.compile(r"原(?:先的|有的|来的)?(?=[^有来始创])")
_ANEW = re.compile(r"(?:全新|新)的")
_SOME = re.compile(r"^(?:多|数|若干)(?:家|个|支|项)(?=[\u4e00-\u9fff]{2})")
_BELOW = ("所在", "下属", "所属", "旗下", "下辖", "下设", "负责", "分管")
_QUOTED = re.compile(r"“([^“”]{1,40})”")
_COUNT = re.compile(r"这?([两三四五六七八九十])(?:大|个|家|项|条|支)")
_NUMBERS = "两三四五六七八九十"
_ANY_JOINT = re.compile(r"[、,]|以及|[和与及暨]")
_JOINT = re.compile(r"以及|[和与及暨&]")
_BRACKET = re.compile(r"\(([^()]{1,40})\)$")
_SHORT_NAME = re.compile(r"[A-Za-z0-9\u4e00-\u9fff&+./ -]{1,12}")
_SHAPE = re.compile(r"[\w\u4e00-\u9fff&+·./()“” -]{1,40}")
_NOT_IN_UNIT = re.compile(
    r"[了吗吧呢他她被]|带领|率领|(?<!自)由|将|把(?!手)|我们|以便|从而|如何|什么|这些|那些|为了|通过|进行|得到|这是|就是|不断|能够"
)
_BAD_START = re.compile(
    r"^(?:[的之等和与及是把被向为对从]|并|以|将|由|等|到|优化|完善|规范|加强|精简|精减|理顺|深化|推进|健全|在(?!线))"
)
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&+. -]{0,30}")


def units(ctx: Context, start: int, end: int, *, strong: bool) -> list[Unit]:
    """The units that view[start:end] lists; none where any part of it cannot be a unit.

    `strong` asks every part to be a unit by its form: a suffix, quotes, Latin capitals, or known.
    """
    start, end = ctx.strip_spaces(start, end)
    pronoun = _pronoun(ctx, start, end)
    if pronoun:
        return pronoun
    every = _every_of(ctx, start, end)
    if every:
        return every
    start, end, created, tail = _peel(ctx, start, end)
    if start >= end or end - start > 150:
        return []
    open_list = "等" in tail
    pieces = _pieces(ctx, start, end, told=open_list)
    counted = _counted(ctx, start, end, tail) if not open_list else []
    if counted:
        pieces, strong = counted, False
    if strong and len(pieces) > 1:
        strong = not (tail.endswith(ctx.grammar.suffixes) or _some_formed(ctx, pieces))
    found = [_unit(ctx, left, right, strong=strong) for left, right in pieces]
    if not all(found):
        return []
    found = [_in_full(ctx, unit, tail) for unit in found if unit]
    last = len(found) - 1
    return [
        replace(unit, created=created or unit.created, open_list=open_list and at == last)
        if created or open_list
        else unit
        for at, unit in enumerate(found)
        if unit
    ]


def _in_full(ctx: Context, unit: Unit, tail: str) -> Unit:
    """云、端等两大事业群: a name with the last word of its tail, where the memo has it so elsewhere."""
    if not tail or is_organisation(ctx, unit.name):
        return unit
    cuts = range(len(tail) + 1)
    ends = (tail[left:right] for left in cuts for right in cuts[left + 1 :])
    known = (unit.name + end for end in ends if end in ctx.grammar.suffixes)
    full = next((name for name in known if name in ctx.names.told), None)
    return replace(unit, name=full, implied=True) if full else unit


def _every_of(ctx: Context, start: int, end: int) -> list[Unit]:
    """各部门和子公司的董事会: one of a kind in each of several, no list."""
    of = ctx.view.rfind("的", start, end)
    if of < 0 or not _EVERY.match(ctx.view[start:end]):
        return []
    if ctx.view[of + 1 : end] not in ctx.grammar.whole_units | ctx.grammar.not_units:
        return []
    return [Unit(start, end, ctx.view[start:end], many=True)]


def each_of(ctx: Context, start: int, end: int) -> list[Unit]:
    """The parts of a list in which 分别 gives one to each, cut at every joint."""
    bounds = [start, *(b for cut in _ANY_JOINT.finditer(ctx.view, start, end) for b in cut.span())]
    pieces = zip(bounds[::2], [*bounds[1::2], end], strict=True)
    return [unit for left, right in pieces if (unit := _unit(ctx, left, right, strong=False))]


def _pronoun(ctx: Context, start: int, end: int) -> list[Unit]:
    word = ctx.view[start:end]
    kind = ctx.grammar.pronouns.get(word)
    if kind == "unit" or word == "其":
        return list(ctx.topic.meant_unit(word, -1))
    if word in ctx.grammar.not_units:
        meant = ctx.topic.meant_units(word)
        return [unit for unit in meant if _BRACKET.sub("", unit.name).endswith(word)][-1:]
    return list(ctx.topic.meant_units(word)) if kind == "units" else []


def _some_formed(ctx: Context, pieces: list[tuple[int, int]]) -> bool:
    """Whether one part of a list is a unit by its form and the others are short names."""
    names = [ctx.view[left:right].strip() for left, right in pieces]
    if any("“" in name for name in names):
        return False
    return any(_formed(ctx, name) for name in names) and all(
        _formed(ctx, name) or _SHORT_NAME.fullmatch(name) for name in names
    )


def _peel(ctx: Context, start: int, end: int) -> tuple[int, int, bool, str]:
    """The list without what stands around it: 新成立的 before, 等业务, 两大板块, 后 behind.

    Gives its bounds, whether it is said to be new, and the tail that was taken off.
    """
    view, created = ctx.view, False
    start, _ = ctx.adverbs_after(start, end)
    if head := ctx.grammar.list_head.match(view, start, end):
        start = head.end()
    while found := (_CREATED.search(view, start, end) or _LEADING.match(view, start, end)):
        created = created or found.re is _CREATED
        start = found.end()
    told = ""
    for tail in (_TRAILING, ctx.grammar.list_tail, ctx.grammar.count_tail):
        found = tail.search(view[start:end])
        if found and found.start() > 0:
            told += found[0].strip()
            end = start + found.start()
    start, end = ctx.strip_spaces(start, end)
    return start, end, created, told


def _pieces(ctx: Context, start: int, end: int, *, told: bool = False) -> list[tuple[int, int]]:
    """The parts of a list; 和 divides two names only where both sides can stand alone.

    Where the words behind tell that it is a list (`told`), 和 in the only part divides it.
    """
    bounds, depth = [start - 1], 0
    for at in range(start, end):
        char = ctx.view[at]
        depth += (char in "(“") - (char in ")”")
        if ctx.view.startswith("外,", at, end):
            bounds += [at, at + 1]
        elif char in "、," and depth <= 0 and at != bounds[-1]:
            bounds.append(at)
        elif char == "以" and depth <= 0 and ctx.view.startswith("以及", at, end):
            bounds += [at, at + 1]
    bounds.append(end)
    pieces = [(left + 1, right) for left, right in pairwise(bounds) if right - left > 1]
    earlier, (left, right) = pieces[:-1], pieces[-1]
    if told and not earlier:
        joints = [joint.span() for joint in _JOINT.finditer(ctx.view, left, right)]
        if len(joints) == 1 and left + 1 < joints[0][0] and joints[0][1] + 1 < right:
            return [(left, joints[0][0]), (joints[0][1], right)]
    return earlier + _divide(ctx, left, right, earlier)


def _counted(ctx: Context, start: int, end: int, tail: str) -> list[tuple[int, int]]:
    """公有云和混合云两个部门: as many names as the tail counts; none where they are not that many."""
    told = _COUNT.match(tail)
    if not told:
        return []
    bounds = [start, *(b for cut in _ANY_JOINT.finditer(ctx.view, start, end) for b in cut.span())]
    pieces = list(zip(bounds[::2], [*bounds[1::2], end], strict=True))
    return pieces if len(pieces) == _NUMBERS.find(told[1]) + 2 and "“" not in tail else []


def _divide(
    ctx: Context, start: int, end: int, earlier: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    if earlier and start < end and (lead := _JOINT.match(ctx.view, start, end)):
        return [(lead.end(), end)]
    for joint in _JOINT.finditer(ctx.view, start, end):
        left, right = (start, joint.start()), (joint.end(), end)
        if left[0] < left[1] and right[0] < right[1] and _apart(ctx, left, right, earlier):
            return [left, *_divide(ctx, *right, [*earlier, left])]
    return [(start, end)]


def _apart(
    ctx: Context,
    left: tuple[int, int],
    right: tuple[int, int],
    earlier: list[tuple[int, int]],
) -> bool:
    """Whether the words beside 和 are two names and not one name with 和 in it."""
    view = ctx.view
    lead = _LEADING.match(view, *right)
    one, two = view[slice(*left)].strip(), view[lead.end() if lead else right[0] : right[1]].strip()
    if one.count("“") != one.count("”") or one.count("(") != one.count(")"):
        return False
    if _formed(ctx, one) and _formed(ctx, two):
        return True
    if _BRACKET.sub("", two).endswith(ctx.grammar.suffixes) and not _formed(ctx, one):
        return False
    if earlier:
        return True
    return one in ctx.names.units and two in ctx.names.units


def _formed(ctx: Context, name: str) -> bool:
    """Whether a string is a unit by its form: quoted, known, Latin capitals, or with a suffix."""
    if name.startswith("“") and name.endswith("”"):
        return True
    bare = _BRACKET.sub("", name).strip(" “”")
    if bare in ctx.names.units or bare in ctx.grammar.whole_units or _LATIN_NAME.fullmatch(bare):
        return True
    return len(bare) > 2 and bare.endswith(ctx.grammar.suffixes)


def is_organisation(ctx: Context, name: str) -> bool:
    """Whether a name says by its ending that it is a part of an organisation."""
    bare = _BRACKET.sub("", name)
    return bare.endswith(ctx.grammar.suffixes) or bool(re.search(r"[A-Z]{2,}$", bare))


def _unit(ctx: Context, start: int, end: int, *, strong: bool) -> Unit | None:
    start, end = ctx.strip_spaces(start, end)
    start, end = _lead_off(ctx, start, end)
    many = _EVERY.match(ctx.view[start:end]) or _SOME.match(ctx.view[start:end])
    if many and many.re is _EVERY:
        start += many.end()
    if "的" in ctx.view[start:end]:
        start = _after_modifier(ctx, start, end, strong=strong)
    if strong and not _formed(ctx, ctx.view[start:end]):
        end = _before_title(ctx, start, end)
    text = ctx.view[start:end]
    if not text or (strong and not _formed(ctx, text)):
        return None
    bracket = _BRACKET.search(text)
    if bracket and not _SHORT_NAME.fullmatch(bracket[1]):
        end = start + bracket.start()
    start, end = _unquote(ctx, start, end)
    name = ctx.view[start:end]
    if len(name) < 2 or not _SHAPE.fullmatch(name):
        return None
    if (name in ctx.grammar.not_units and not many) or name in ctx.grammar.pronouns:
        return None
    if _NOT_IN_UNIT.search(name) or _BAD_START.match(name) or name.endswith(("职责", "职能")):
        return None
    return Unit(start, end, name, many=many is not None)


def _lead_off(ctx: Context, start: int, end: int) -> tuple[int, int]:
    """原市场部, 新的市场部 → 市场部; 以云盘为首的产品 → 云盘."""
    if first := _FIRST_OF.match(ctx.view, start, end):
        return first.span(1)
    lead = _FORMERLY.match(ctx.view, start, end) or _ANEW.match(ctx.view, start, end)
    return (lead.end() if lead else start), end


def _after_modifier(ctx: Context, start: int, end: int, *, strong: bool) -> int:
    """面向商家的产品中心 → 产品中心: a unit in a strong slot begins behind the last 的.

    In a weak one it does so behind 下属的 and the like.
    """
    at = ctx.view.rfind("的", start, end)
    below = strong or ctx.view[start:at].endswith(_BELOW)
    return at + 1 if at >= 0 and below and _formed(ctx, ctx.view[at + 1 : end]) else start


def _before_title(ctx: Context, start: int, end: int) -> int:
    """新成立的云产品部总经理: the unit ends where a title begins."""
    titles = list(ctx.grammar.title.finditer(ctx.view, start, end))
    return titles[-1].start() if titles and titles[-1].end() == end else end


def _unquote(ctx: Context, start: int, end: int) -> tuple[int, int]:
    """“中国业务”板块 → 中国业务: the words in quotes are the name."""
    found = _QUOTED.match(ctx.view, start, end)
    if found and end - found.end() <= 6:
        return found.span(1)
    return ctx.strip(start, end) if "“" in ctx.view[start:end] else (start, end)
