"""Changes: every row of the comparison, grouped by kind, unit or person, and who went where."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import streamlit as st

from graph.compare import Comparison, Row
from graph.flows import flows_of
from graph.model import ChangeKind
from web.address import Address, address_of
from web.drawings import sankey, sankey_in_words
from web.pages.controls import SHARED, Scene, choose_one, opened
from web.pages.frame import (
    show_heading,
    show_hint,
    show_note,
    show_section,
    take_pick,
    theme,
    two_columns,
)
from web.parts.downloads import show_downloads
from web.parts.listing import Group, show_listing
from web.parts.panel import show_choice
from web.rows import choice_of, item_of, mark_of
from web.sentences import kind_in_words
from web.words import Words

NAMES = (*SHARED, "group", "kinds", "about")
LIST = "changes_list"
KINDS = (*ChangeKind, "confirmed", "first seen", "past")
PARTIES = {"unit": ("Unit",), "person": ("Person",)}


class Grouping(StrEnum):
    """What rows stand together."""

    KIND = "kind"
    UNIT = "unit"
    PERSON = "person"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("changes", NAMES)
    scene = opened(
        words,
        address,
        more=lambda _: choose_one(
            address, "group", words("changes.group"), Grouping, lambda one: words(f"group.{one}")
        ),
    )
    if scene:
        with scene.heading:
            show_heading(words("app.changes"))
        _show_rows(scene)
    address.write()


def _show_rows(scene: Scene) -> None:
    words, address = scene.words, scene.address
    comparison = scene.at.comparison(scene.from_day, scene.to_day)
    rows = all_rows(comparison)
    if not rows:
        st.write(words("overview.nothing"))
        return
    take_pick(address, LIST)
    chosen = _filtered(words, address, rows)
    passing = {row.id for row in comparison.passing}
    groups = _groups(words, chosen, Grouping(address.get("group") or Grouping.KIND), passing)
    picked = next((row for row in rows if row.id == address.get("row")), None)
    left, right = two_columns()
    with left:
        show_note(words("changes.count", shown=len(chosen), number=len(rows)))
        if groups:
            show_listing(
                words,
                groups,
                key=LIST,
                label=words("list.label_changes"),
                picked=picked.id if picked else None,
                columns=True,
                address=address,
            )
        else:
            st.info(words("changes.none_left"))
        show_downloads(words, scene.at, (scene.from_day, scene.to_day))
        _show_flows(scene, None if len(chosen) == len(rows) else chosen)
    with right:
        if picked:
            show_choice(words, address, scene.at, choice_of(words, picked))
        else:
            show_hint(words)


def all_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Everything that a comparison says, in the order in which it is read."""
    said = (comparison.confirmations, comparison.first_seen, comparison.past)
    return (*comparison.changes, *comparison.passing, *(row for rows in said for row in rows))


def _filtered(words: Words, address: Address, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of the kinds and about the one whom the reader chose; nothing chosen means all."""
    kinds = {row.kind.replace(" ", "_"): kind_in_words(words, row) for row in rows}
    named = {p.id: p.name for row in rows for p in row.about if p.label in ("Person", "Unit")}
    names = sorted(named, key=lambda key: named[key])
    given = [kind for kind in (address.get("kinds") or "").split(",") if kind in kinds]
    about = address.get("about")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.multiselect(
            words("changes.kinds"),
            list(kinds),
            key=address.widget("kinds", given),
            format_func=lambda kind: kinds[kind],
            placeholder=words("changes.all"),
            width=420,
        )
        who = st.selectbox(
            words("changes.about"),
            names,
            key=address.widget("about", about if about in named else None),
            format_func=lambda key: named[key],
            placeholder=words("changes.all"),
            width=260,
            index=None,
        )
    address.set("kinds", ",".join(wanted))
    address.set("about", who)
    return tuple(
        row
        for row in rows
        if (not wanted or row.kind.replace(" ", "_") in wanted)
        and (who is None or any(party.id == who for party in row.about))
    )


def _groups(
    words: Words, rows: Iterable[Row], grouping: Grouping, passing: set[str]
) -> tuple[Group, ...]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for title in _titles(words, row, grouping):
            found.setdefault(title, []).append(row)
    if grouping is Grouping.KIND:
        order = [words(f"kind.{kind.replace(' ', '_')}") for kind in KINDS]
        titles = sorted(found, key=order.index)
    else:
        none = words(f"changes.no_{grouping}")
        titles = sorted(found, key=lambda title: (title == none, title))
    return tuple(
        Group(
            title=title,
            mark=mark_of(found[title][0]),
            items=tuple(item_of(words, row, passing=row.id in passing) for row in found[title]),
        )
        for title in titles
    )


def _titles(words: Words, row: Row, grouping: Grouping) -> tuple[str, ...]:
    """The headings under which a row stands: its kind, or whoever of a class it is about."""
    if grouping is Grouping.KIND:
        return (kind_in_words(words, row),)
    names = dict.fromkeys(p.name for p in row.about if p.label in PARTIES[grouping])
    return tuple(names) or (words(f"changes.no_{grouping}"),)


def _show_flows(scene: Scene, chosen: Iterable[Row] | None) -> None:
    """Who went where; of chosen rows only, where there are any."""
    words = scene.words
    flows = flows_of(scene.at.view(scene.from_day), scene.at.view(scene.to_day))
    if chosen is not None:
        steps = {step.id for row in chosen for step in (*row.opened, *row.closed)}
        flows = tuple(flow for flow in flows if steps.intersection(flow.links))
    show_section(words("flow.title"), words("flow.lead"))
    if not flows:
        st.write(words("flow.none" if chosen is None else "flow.none_chosen"))
        return
    spec = sankey(words, flows, theme())
    st.echarts_chart(
        spec, height=max(220, 30 * len(flows)), renderer="svg", alt=sankey_in_words(words, flows)
    )
