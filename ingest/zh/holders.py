"""Who holds what, where nothing stands between name and office: 免去王芳云产品部总经理职务."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.mentions import Office, Person
from ingest.zh.offices import offices
from ingest.zh.people import is_name, surnamed

if TYPE_CHECKING:
    from ingest.zh.context import Context

_SIZES = (3, 2, 4)
"""How many characters a name has, the most usual first."""


def holder(ctx: Context, start: int, end: int) -> list[Person | Office]:
    """The person that view[start:end] begins with and the offices behind; none where it does not fit.

    Of several names that it could begin with, a known one; else the one behind which a unit stands
    that the text names elsewhere too.
    """
    start, end = ctx.strip(start, end)
    fits = {size: offices(ctx, start + size, end) for size in _sizes(ctx, start, end)}
    fits = {size: held for size, held in fits.items() if held}
    known = [size for size in fits if ctx.view[start : start + size] in ctx.names.people]
    told = [size for size, held in sorted(fits.items()) if _told_elsewhere(ctx, held)]
    size = next(iter([*known, *told, *fits]), 0)
    if not size:
        return []
    return [Person(start, start + size, ctx.view[start : start + size], sure=True), *fits[size]]


def named_at(ctx: Context, start: int, end: int) -> Person | None:
    """The person whose name view[start:end] begins with: of a name and its beginning, the usual one."""
    sizes = _sizes(ctx, start, end)
    if not sizes:
        return None
    names = [ctx.view[start : start + size] for size in sizes]
    known = [name for name in names if name in ctx.names.people]
    often = {name: ctx.view.count(name) for name in names}
    name = next(iter(known), max(names, key=lambda one: (often[one], len(one))))
    return Person(start, start + len(name), name, sure=True)


def _sizes(ctx: Context, start: int, end: int) -> list[int]:
    """How many characters of view[start:end] can be the name that it begins with."""
    texts = ((size, ctx.view[start : start + size]) for size in _SIZES if start + size <= end)
    fits = [
        size for size, text in texts if is_name(ctx, text, strong=False) and surnamed(ctx, text)
    ]
    return [2] if 2 in fits and _goes_on(ctx, start + 2) else fits


def _goes_on(ctx: Context, at: int) -> bool:
    """Whether a verb, or a character that hardly ends a name, stands behind two characters of one."""
    verb = ctx.grammar.verbs.match(ctx.view, at)
    return ctx.view[at] in ctx.grammar.behind_names or (
        verb is not None and verb[0] in ctx.grammar.verb_class
    )


def _told_elsewhere(ctx: Context, held: list[Office]) -> bool:
    unit = held[0].unit
    return unit is not None and ctx.view.count(unit.name) > 1
