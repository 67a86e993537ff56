"""Unit: who led it and is in it, where it belongs, what it became, and what was said of it."""

from __future__ import annotations

from graph.history import holders_of, in_order, lineage_of, units
from graph.model import Derived, LinkType, Post, Unit
from web.pages.portrait import Portrait, show_thing
from web.words import Words


def show(words: Words) -> None:
    """The whole page."""
    show_thing(words, "unit", units, portrait_of)


def portrait_of(derived: Derived, unit: Unit) -> Portrait:
    """Who is in a unit, its places, what is in it, its remits and lines, and what it came from."""
    posts = {t.id for t in derived.things.values() if isinstance(t, Post) and t.unit == unit.id}
    by_type = {kind: [k for k in derived.links.values() if k.type is kind] for kind in LinkType}
    owners = {unit.id, *posts}
    lines = by_type[LinkType.REPORTS_TO]
    part_of = by_type[LinkType.PART_OF]
    return Portrait(
        unit,
        (
            ("thing.holders", holders_of(derived, unit.id)),
            ("thing.places", in_order(k for k in part_of if k.start == unit.id)),
            ("thing.parts", in_order(k for k in part_of if k.end == unit.id)),
            ("thing.remits", in_order(k for k in by_type[LinkType.COVERS] if k.start in owners)),
            ("thing.lines", in_order(k for k in lines if unit.id in (k.start, k.end))),
            ("thing.lineage", lineage_of(derived, unit.id)),
        ),
    )
