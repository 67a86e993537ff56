"""Frame: what stands around every page: language, company, and what to show when there is nothing."""

from __future__ import annotations

import streamlit as st

from graph.errors import GraphError
from web import reads
from web.address import Address, written
from web.markup import escaped
from web.reads import Reading
from web.words import Language, Words, words_in


def words_of_session() -> Words:
    """The words in the reader's language: by link, by choice, as before, else as the browser asks."""
    state, linked = st.session_state, st.query_params.get("lang")
    if linked != written().get("lang"):
        state.pop("widget_lang", None)
    browser = Language.ZH if (st.context.locale or "").lower().startswith("zh") else Language.EN
    offers = (state.get("widget_lang"), linked, state.get("lang"), browser)
    state["lang"] = next(Language(given) for given in offers if given in set(Language))
    return words_in(state["lang"])


def choose_language(words: Words, address: Address) -> None:
    """The switch between the languages; what is chosen holds from the next run's beginning."""
    st.segmented_control(
        words("app.language"),
        list(Language),
        key=address.widget("lang", words.language),
        format_func=lambda language: words(f"language.{language}"),
        required=True,
        label_visibility="collapsed",
    )
    address.set("lang", words.language)


def show_heading(text: str) -> None:
    """The heading of a page; markup in a name stays text, which st.header would not promise."""
    st.html(f"<h1>{escaped(text)}</h1>")


def show_plain(text: str) -> None:
    """A paragraph in which markup stays text."""
    st.html(f"<p>{escaped(text)}</p>")


def choose_company(words: Words, address: Address) -> Reading | None:
    """The company that the page is about; nothing to choose where there is but one."""
    with st.spinner(words("away.opening"), width="content"):
        found = reads.companies()
    if not found:
        return None
    given = address.get("company")
    company = given if given in found else found[0]
    if len(found) > 1:
        key = address.widget("company", company)
        company = st.selectbox(words("control.company"), found, key=key, width=220)
    address.set("company", company)
    return reads.reading(company)


def show_empty(words: Words) -> None:
    """What to do when no memo is stored."""
    show_heading(words("empty.title"))
    st.write(words("empty.text"))
    st.code(words("empty.command"), language=None)


def show_away(words: Words, error: GraphError) -> None:
    """What to do when the database does not answer; trying again opens it anew."""
    reads.forget()
    show_heading(words("away.title"))
    st.write(words("away.text"))
    st.code(words("away.command"), language=None)
    st.button(words("away.again"))
    with st.expander(words("away.detail")):
        st.code(str(error), language=None, wrap_lines=True)
