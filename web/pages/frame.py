"""Frame: what stands around every page: its language, its columns, and what to show instead of it."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.errors import Forbidden, GraphError
from web.address import Address, went_back
from web.chart.palette import Theme
from web.handle import forget
from web.markup import escaped, literal
from web.parts.correct import DONE
from web.parts.panel import is_closed
from web.parts.sheet import picked_in
from web.problems import problem
from web.words import Language, Words, words_in


def words_of_session() -> Words:
    """The words in the reader's language: by link, by choice, as before, else as the browser asks."""
    state, linked = st.session_state, st.query_params.get("lang")
    if went_back():
        state.pop("widget_lang", None)
    browser = Language.ZH if (st.context.locale or "").lower().startswith("zh") else Language.EN
    offers = (state.get("widget_lang"), linked, state.get("lang"), browser)
    state["lang"] = next(Language(given) for given in offers if given in set(Language))
    return words_in(state["lang"])


def tell_language(words: Words) -> None:
    """Tell the browser, and so screen readers and fonts, in which language the page is."""
    script = f'<script>document.documentElement.lang = "{words.language.tag}"</script>'
    with st.container(key="language_tag"):
        st.html(script, unsafe_allow_javascript=True)


def show_heading(text: str) -> None:
    """The heading of a page; markup in a name stays text, which st.header would not promise."""
    st.html(f"<h1>{escaped(text)}</h1>")


def show_plain(text: str) -> None:
    """A paragraph in which markup stays text."""
    st.html(f"<p>{escaped(text)}</p>")


def show_empty(words: Words) -> None:
    """What to do when no memo is stored."""
    show_heading(words("empty.title"))
    st.write(words("empty.text"))
    st.code(words("empty.command"), language=None)


def show_away(words: Words, error: GraphError) -> None:
    """What to do when the database does not answer; trying again opens it anew."""
    forget()
    show_heading(words("away.title"))
    st.write(words("away.text"))
    st.code(words("away.command"), language=None)
    st.button(words("away.again"))
    with st.expander(words("away.detail")):
        st.code(str(error), language=None, wrap_lines=True)


def show_login(words: Words) -> None:
    """The way in for who has not logged in."""
    show_heading(words("login.title"))
    st.write(words("login.text"))
    st.button(words("login.button"), on_click=st.login)


def show_forbidden(words: Words, error: Forbidden) -> None:
    """What somebody sees whom nobody let in, or who asked for more than he may."""
    show_heading(words("login.forbidden"))
    show_plain(problem(words, error))
    if st.user.get("is_logged_in"):
        st.button(words("login.out"), on_click=st.logout)


def show_done() -> None:
    """Tell what the last action did, once."""
    if DONE in st.session_state:
        st.toast(literal(st.session_state.pop(DONE)))


def take_pick(address: Address, *keys: str) -> None:
    """Note in the address what was picked in this run in one of these sheets, or that it was closed."""
    picked = picked_in(*keys)
    if picked:
        address.set("row", picked)
    if is_closed():
        address.set("row", None)


def two_columns() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The page's own column, and the one for the sentences behind what is chosen."""
    left, right = st.columns([2.4, 1], gap="medium")
    return left, right.container(key="evidence")


def show_note(text: str) -> None:
    """A line in a quieter voice."""
    st.html(f'<p class="hint">{escaped(text)}</p>')


def show_hint(words: Words) -> None:
    """What stands in the place of the sentences while nothing is chosen."""
    show_note(words("evidence.hint_row"))


def show_section(title: str, lead: str = "") -> None:
    """The heading of a part of a page, and what is to be known of it."""
    more = f"<p>{escaped(lead)}</p>" if lead else ""
    st.html(f'<div class="part"><h2>{escaped(title)}</h2>{more}</div>')


def theme() -> Theme:
    """The colour scheme that the reader sees."""
    return "dark" if st.context.theme.type == "dark" else "light"
