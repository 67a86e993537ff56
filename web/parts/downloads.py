"""Downloads: the files of a company, behind one button."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from web.downloads import DAYS, FORMATS, Order
from web.handle import database
from web.reads import Reading
from web.words import Words

OFFERED = ("xlsx", "csv", "graphml", "turtle", "jsonld", "ftm", "jsonl")


def show_downloads(words: Words, at: Reading, days: tuple[date, date]) -> None:
    """The button; a file is written when it is asked for."""
    company = at.company
    order = Order(
        company=company, words=words, from_day=days[0], to_day=days[1], known_at=at.known_at
    )
    opened = st.popover(
        words("download.open"), icon=":material/download:", type="tertiary", key="downloads"
    )
    with opened:
        st.caption(words("download.lead", company=company))
        for name in OFFERED:
            wanted = FORMATS[name]
            stem = f"{company}-{days[0]}-{days[1]}" if DAYS in wanted.takes else company
            st.download_button(
                words(f"download.{name}"),
                partial(wanted.write, database(), order),
                file_name=f"{stem}.{wanted.ending}",
                mime=wanted.mime,
                key=f"download_{name}",
                type="tertiary",
                on_click="ignore",
            )
