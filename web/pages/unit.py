"""Unit: who led it and is in it, where it belongs, what it became, and what was said of it."""

from __future__ import annotations

import streamlit as st

from graph.history import holders_of, in_order, lineage_of, units
from graph.model import Derived, LinkType, Post, Unit
from web.address import address_of
from web.pages.controls import SHARED, choose_thing, opened
from web.pages.frame import show_heading
from web.pages.portrait import Portrait, show_portrait
from web.words import Words

NAMES = (*SHARED, "unit")


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("unit", NAMES)
    scene = opened(
        words,
        address,
        more=lambda at: choose_thing(words, address, "unit", units(at.derived())),
    )
    if scene:
        derived = scene.at.derived()
        unit = derived.things.get(address.get("unit") or "")
        if isinstance(unit, Unit):
            show_portrait(scene, portrait_of(derived, unit))
        else:
            with scene.heading:
                show_heading(words("app.unit"))
            st.info(words("thing.choose_unit"))
    address.write()


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
