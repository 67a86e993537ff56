"""Not said: what the memos leave open on a day, of everybody or of one person or unit."""

from __future__ import annotations

import streamlit as st

from web.address import address_of
from web.pages.controls import SHARED, Days, Scene, opened
from web.pages.frame import show_heading, show_hint, show_section, take_pick, two_columns
from web.parts.listing import show_listing
from web.parts.panel import show_choice
from web.rows import choice_of, silence_groups
from web.words import Words

NAMES = (*SHARED, "about")
LIST = "silence_list"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("notsaid", NAMES)
    scene = opened(words, address, Days.LAST)
    if scene:
        with scene.heading:
            show_heading(words("app.notsaid"))
        _show_rows(scene)
    address.write()


def _show_rows(scene: Scene) -> None:
    words, address = scene.words, scene.address
    rows = scene.at.not_said(scene.to_day)
    take_pick(address, LIST)
    named = {p.id: p.name for row in rows for p in row.about if p.label in ("Person", "Unit")}
    given = address.get("about")
    who = st.selectbox(
        words("changes.about"),
        sorted(named, key=lambda key: named[key]),
        key=address.widget("about", given if given in named else None),
        format_func=lambda key: named[key],
        placeholder=words("changes.all"),
        width=260,
        index=None,
    )
    address.set("about", who)
    shown = [row for row in rows if who is None or any(p.id == who for p in row.about)]
    picked = next((row for row in rows if row.id == address.get("row")), None)
    left, right = two_columns()
    with left:
        show_section(words("notsaid.title"), words("overview.not_said_lead", day=scene.to_day))
        if shown:
            show_listing(
                words,
                silence_groups(words, shown),
                key=LIST,
                label=words("list.label_not_said"),
                picked=picked.id if picked else None,
                columns=False,
                address=address,
            )
        else:
            st.write(words("overview.all_said"))
    with right:
        if picked:
            show_choice(words, address, scene.at, choice_of(words, picked))
        else:
            show_hint(words)
