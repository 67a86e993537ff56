"""The slots of Chinese patterns: what each reads from its stretch of a clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.mentions import Mention, Person, Scope, Unit
from ingest.zh.holders import holder
from ingest.zh.offices import offices
from ingest.zh.people import people
from ingest.zh.units import each_of, is_organisation, units

if TYPE_CHECKING:
    from ingest.zh.context import Context

_AFTER_VERB = re.compile(r"[ ]*(?:了|过|着)?[ ]*")
_SCOPE_EDGE = re.compile(r"^(?:了|过|好|并|以及|全部|所有|整个|其|公司的?|集团的?)+")
_ADVERBIAL = re.compile(
    r"^(?:\d|因|由于|为了|为|自|从|在|于|经|根据|按照|随着|通过|基于|同时|此外|将|并)"
)
_WORK = re.compile(
    r"(?:其|原有|相关|有关|具体|日常|其他|其余){1,2}(?:负责)?的?(?:工作|职责|事务|事宜)"
)
_UNITS_OF_WORK = re.compile(
    r"(?:等[一二两三四五六七八九十几数多\d]*大?个?)?(?:业务|板块|版块|组织|部门|产品)?$"
)
_UNITS = frozenset({"unit", "into", "parent"})
_JOINTS = re.compile(r"[、和与及]|以及")


@dataclass(frozen=True, slots=True)
class Aside:
    """What a slot must know of its verb: where it stands, whether 分别 stands by it, what it founds."""

    at: int
    aligned: bool
    founds: bool


def slot(
    ctx: Context, verb: Aside, name: str, start: int, end: int, *, strong: bool
) -> list[Mention]:
    """The mentions in view[start:end], read as the slot `name`; none where the words do not fit."""
    behind = _AFTER_VERB.match(ctx.view, start, end)
    start, whole = behind.end() if behind else start, end
    end, _ = ctx.adverbs_before(start, end)
    if name in {"person", "by"}:
        # 任命陆治原为部长: behind its verb a name of three ends in no adverb.
        end = whole if start >= verb.at and whole - end == 1 and whole - start == 3 else end
        return list(_people(ctx, start, end, strong=strong or name == "by"))
    if name in _UNITS:
        return _units(ctx, name, start, end, strong=strong)
    reader = _READERS.get(name)
    return reader(ctx, verb, start, end) if reader else _words(ctx, name, start, end)


def _units(ctx: Context, name: str, start: int, end: int, *, strong: bool) -> list[Mention]:
    if name == "unit" and _WORK.fullmatch(ctx.view, start, end):
        return [] if strong else _words(ctx, "rest", start, end)
    return list(units(ctx, start, end, strong=strong))


def _people(ctx: Context, start: int, end: int, *, strong: bool) -> list[Person]:
    found = people(ctx, start, end, strong=strong)
    if not found:
        begin, _ = ctx.adverbs_after(start, end)
        found = people(ctx, begin, end, strong=strong) if begin > start else []
    return found


def _boss(ctx: Context, _: Aside, start: int, end: int) -> list[Mention]:
    """Whom somebody reports to: a person, a unit, or an office where no name is told."""
    found: list[Mention] = list(people(ctx, start, end, strong=True))
    if found:
        return found
    if offices(ctx, start, end):
        start, end = ctx.strip(start, end)
        return [Person(start, end, ctx.view[start:end])]
    return list(units(ctx, start, end, strong=True))


def _charge(ctx: Context, verb: Aside, start: int, end: int) -> list[Mention]:
    """What somebody looks after: units where their form says so, else the words as a scope."""
    formed = units(ctx, start, end, strong=True) or _quoted(ctx, start, end)
    if formed:
        return list(formed)
    text = ctx.view[start:end].rstrip(" ,;。")
    if verb.aligned and len(text) <= 40:
        return [*each_of(ctx, start, start + len(text))]
    listed = _UNITS_OF_WORK.search(text)
    scope = _words(ctx, "scope", start, end)
    short = len(text) <= 60 and "的" not in text
    if short and listed and listed[0] and not text.endswith(ctx.grammar.scope_tails):
        return list(units(ctx, start, end, strong=False)) or scope
    parts = re.split("、|,? ?以及|和", text) if short and "、" in text else []
    if len(parts) > 2 and not text.endswith((*ctx.grammar.scope_tails, "等")):
        return list(units(ctx, start, end, strong=False)) or scope
    return scope


def _goods(ctx: Context, _: Aside, start: int, end: int) -> list[Mention]:
    """What a unit takes in: units by their form, or businesses that are more than 资源 or 能力."""
    found = units(ctx, start, end, strong=True) or units(ctx, start, end, strong=False)
    abstract = ctx.grammar.not_merged
    return [] if any(unit.name.endswith(abstract) for unit in found) else list(found)


def _founded(ctx: Context, verb: Aside, start: int, end: int) -> list[Mention]:
    """What is set up and ends as only some units do: 成立零售平台, but not 建立统一的数据平台."""
    joints = (at for joint in _JOINTS.finditer(ctx.view, start, end) for at in joint.span())
    cuts = [start, *joints, end]
    pieces = zip(cuts[::2], cuts[1::2], strict=True)
    found = [unit for piece in pieces for unit in units(ctx, *piece, strong=False)]
    formed = (
        is_organisation(ctx, unit.name) or unit.name.endswith(ctx.grammar.founded) for unit in found
    )
    return [*found] if verb.founds and all(formed) else []


def _quoted(ctx: Context, start: int, end: int) -> list[Unit]:
    """The quoted name that begins a stretch which goes on with something else."""
    close = ctx.view.find("”", start, end)
    if not ctx.view.startswith("“", start) or close < 0:
        return []
    return units(ctx, start, close + 1, strong=True)


def _words(ctx: Context, name: str, start: int, end: int) -> list[Mention]:
    start, end = ctx.strip(start, end)
    edge = _SCOPE_EDGE.match(ctx.view, start, end)
    start = edge.end() if edge and name == "scope" else start
    text = ctx.view[start:end]
    if name == "lead":
        return [Scope(start, end, text)] if _ADVERBIAL.match(text) else []
    if name == "title" and not ctx.grammar.title.fullmatch(text):
        return []
    return [Scope(start, end, text)] if 1 < len(text) <= 80 else []


_READERS: dict[str, Callable[[Context, Aside, int, int], list[Mention]]] = {
    "office": lambda ctx, _, start, end: list(offices(ctx, start, end)),
    "holder": lambda ctx, _, start, end: list(holder(ctx, start, end)),
    "boss": _boss,
    "charge": _charge,
    "goods": _goods,
    "founded": _founded,
}
