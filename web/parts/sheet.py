"""Sheet: HTML of ours on a page whose buttons choose and whose links lead to other pages at once.

`data-pick` on a button tells what is chosen; `data-words` on a text lets words of it be marked. A
link with `data-go` is a true link, to be opened in another tab or copied; clicked, it changes the page
without loading the app anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from streamlit.components.v2 import component

from web.address import follow
from web.chart.palette import variables

HERE = Path(__file__).parent
PAGES = "pages"  # of the session's state: the pages by their path, put there by app.py


def show_sheet(html: str, *, key: str, picked: str | None = None) -> None:
    """Put HTML on the page; every text in it is escaped by whoever made it.

    What the reader picks is a trigger of the session's state `key`: `{"picked": id}`. Does not
    return when the reader follows a link.
    """
    result = _mount()(
        key=key,
        data={"html": html, "picked": picked},
        on_picked_change=_noted,
        on_go_change=_noted,
        on_words_change=_noted,
    )
    if result.get("go"):
        go(str(result["go"]))


def picked_in(*keys: str) -> str | None:
    """What was picked in this run in one of the sheets of these keys."""
    found = ((st.session_state.get(key) or {}).get("picked") for key in keys)
    return next((str(one) for one in found if one), None)


def words_in(key: str) -> tuple[int, int] | None:
    """Where the words stand that were marked in this run in the text of a sheet."""
    found = (st.session_state.get(key) or {}).get("words")
    return (int(found["start"]), int(found["end"])) if found else None


def go(address: str) -> None:
    """Change to the page of a relative address; one that is not ours changes nothing."""
    parts = urlsplit(address)
    page = st.session_state.get(PAGES, {}).get(parts.path)
    if page is not None:
        follow(page, dict(parse_qsl(parts.query)))


def _noted() -> None:
    """The pick is read from the session at the top of the run."""


@cache
def _mount() -> Callable[..., Any]:
    sheets = ("listing.css", "sheet.css")
    css = f":host{{{variables()}}}" + "".join((HERE / s).read_text("utf-8") for s in sheets)
    js = (HERE / "sheet.js").read_text(encoding="utf-8")
    return component("reorg_sheet", html='<div class="rl-root"></div>', css=css, js=js)
