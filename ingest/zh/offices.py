"""Offices in Chinese text: 云产品部总经理 is the title 总经理 in the unit 云产品部."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.mentions import Office, Unit
from ingest.zh.units import units

if TYPE_CHECKING:
    from ingest.zh.context import Context

_TAIL = re.compile(r"(?:的?(?:职务|职位|一职|等职务?|之职|职责|职|岗位|一角|角色))+$")
_LEAD = re.compile(
    r"了|为|其|的|所?(?:担任|任)的?|新一?任|首任|下一任|新的|一名|一位|(?:的)?(?:职务|职位)为"
)
_JOINT = re.compile(r"[、,]|以及|[和与及兼暨&]|并兼任?")
_POST = re.compile(r"^的?(?:职务|职位|一职)(?=[、,和与及兼]|以及)")
_MEMBER = re.compile(r"^(?:成员|一员|组员)$")
_RANK = re.compile(r"\([^()]{1,20}\)")
_BETWEEN = re.compile(f"{_JOINT.pattern}|{_RANK.pattern}|的?(?:职务|职位|一职)")
"""What stands between two offices of a list: a joint, the rank of the first in brackets, 职务."""
_NEW = re.compile(r"(?:的|新一?任|新的?|首任|现任|下一?任| )*$")
_NOT_YET = re.compile(r"人选|候选|提名")
_HEAD = re.compile(r"(?:负责人|牵头人|一号位|一把手|掌门人)$")


def offices(ctx: Context, start: int, end: int) -> list[Office]:
    """The offices that view[start:end] lists, a title each; none where it does not end in a title.

    A title that stands alone is held in the unit of the one before it: 公司董事、总经理.
    """
    start, end = ctx.strip(start, end)
    tail = _TAIL.search(ctx.view[start:end])
    if tail:
        end = start + tail.start()
    while lead := _LEAD.match(ctx.view, start, end):
        start = lead.end()
    if ctx.view[start:end].endswith(ctx.grammar.not_titles):
        return []
    titles = _titles(ctx, start, end)
    if not titles:
        return []
    found: list[Office] = []
    begin = start
    for left, right in titles:
        holders = _holders(ctx, begin, left)
        if not holders and found and found[-1].unit and not _own_place(ctx, begin, left):
            holders = [found[-1].unit]
        named = _named(ctx, left, right, holders)
        beside = bool(found) and ctx.view.startswith("兼", begin)
        found += [replace(office, beside=True) for office in named] if beside else named
        begin = right
    return found


def _titles(ctx: Context, start: int, end: int) -> list[tuple[int, int]]:
    """The titles that end a part of the list: followed by its end or by 、和兼.

    A title within a name (董事会办公室) is followed by other words and is none.
    """
    found = []
    for title in ctx.grammar.title.finditer(ctx.view, start, end):
        rest = _POST.sub("", ctx.view[title.end() : end].lstrip(" ”"))
        if not rest or _JOINT.match(rest) or rest.startswith(("(", "。")):
            found.append(title.span())
    if not found:
        loose = list(ctx.grammar.title.finditer(ctx.view, start, end))
        lone = len(loose) == 1 and loose[0].start() - start <= 12
        return [loose[0].span()] if lone and not _NOT_YET.match(ctx.view, loose[0].end()) else []
    return found


def _own_place(ctx: Context, start: int, end: int) -> bool:
    return bool(_RANK.sub("", ctx.view[start:end]).strip(" 、,和与及兼以暨并任&“”"))


def _holders(ctx: Context, start: int, end: int) -> list[Unit]:
    """The units before a title; 的 and a joint before them do not count."""
    while lead := _BETWEEN.match(ctx.view, start, end):
        start = lead.end()
    text = _NEW.sub("", ctx.view[start:end])
    end = start + len(text)
    if start >= end:
        return []
    generic = ctx.view[start:end] in ctx.grammar.not_units and end - start > 2
    raw = [Unit(start, end, ctx.view[start:end])] if generic else []
    return units(ctx, start, end, strong=False) or raw


def _named(ctx: Context, start: int, end: int, holders: list[Unit]) -> list[Office]:
    """An office a unit and title; CCO/CRO are two, and 搜索/产品负责人 are two of one kind."""
    titles = _split_titles(ctx, start, end)
    if len(holders) == 1 and "/" in holders[0].name:
        return _functions(ctx, holders[0], start, end)
    return [
        Office(
            left,
            right,
            ctx.view[left:right],
            unit,
            member=_MEMBER.search(ctx.view[left:right]) is not None,
        )
        for unit in (list[Unit | None](holders) or [None])
        for left, right in titles
    ]


def _split_titles(ctx: Context, start: int, end: int) -> list[tuple[int, int]]:
    found, begin = [], start
    for at in range(start, end + 1):
        if at == end or ctx.view[at] in "/&":
            found.append((begin, at))
            begin = at + 1
    return found


def _functions(ctx: Context, holder: Unit, start: int, end: int) -> list[Office]:
    """商城搜索/产品负责人: functions with one title, in the unit that their name begins with."""
    head = _HEAD.search(ctx.view[start:end])
    core = head[0] if head else ctx.view[start:end]
    names = [name for name in (holder.name + ctx.view[start : end - len(core)]).split("/") if name]
    known = [unit for unit in ctx.names.units if names[0].startswith(unit) and unit != names[0]]
    if not known:
        return [Office(start, end, core, Unit(holder.start, holder.end, name)) for name in names]
    unit = max(known, key=len)
    within = Unit(holder.start, holder.start + len(unit), unit)
    functions = [names[0][len(unit) :], *names[1:]]
    return [Office(start, end, f"{name}{core}", within) for name in functions]
