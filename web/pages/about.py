"""About: what this is, what its signs and words mean, and the rules by which it infers."""

from __future__ import annotations

import streamlit as st

from graph.cards import MarkKind
from graph.derive.rules import inference_rules
from web.address import address_of
from web.chart.svg import SIGNS
from web.markup import escaped
from web.pages.controls import choose_language
from web.pages.frame import show_heading, show_plain, show_section
from web.who import SIGNED, current_user, login
from web.words import Words

TERMS = ("memo", "statement", "change", "confirmation", "first_seen", "eve", "sure", "not_said")


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("about", ("lang",))
    heading = st.container(key="heading")
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.space("stretch")
        choose_language(words, address)
    with heading:
        show_heading(words("app.about"))
    show_plain(words("about.what"))
    _show_login(words)
    show_section(words("about.terms"))
    terms = "".join(
        f"<dt>{escaped(words(f'term.{term}'))}</dt><dd>{escaped(words(f'term_is.{term}'))}</dd>"
        for term in TERMS
    )
    st.html(f'<dl class="terms">{terms}</dl>')
    show_section(words("about.signs"))
    signs = "".join(
        f"<dt>{SIGNS[mark]}</dt><dd>{escaped(words(f'mark.{mark}'))}</dd>" for mark in MarkKind
    )
    st.html(f'<dl class="terms is-signs">{signs}</dl>')
    show_section(words("about.rules"), words("about.rules_lead"))
    rules = "".join(
        f"<dt>{escaped(name)}</dt><dd>{escaped(texts[words.language])}</dd>"
        for name, texts in inference_rules().items()
    )
    st.html(f'<dl class="terms">{rules}</dl>')
    show_section(words("about.licence"))
    show_plain(words("about.licence_text"))
    address.write()


def _show_login(words: Words) -> None:
    """Who is let in here, and as whom the reader signs."""
    user = current_user()
    if user is None:
        return
    if login().way is None:
        show_plain(words("login.none", name=user.name))
        name = st.text_input(words("login.signed"), user.name, max_chars=80, width=300)
        st.session_state[SIGNED] = name.strip() or None
    else:
        show_plain(words("login.as", name=user.name, grade=words(f"grade.{user.grade}")))
    if st.user.get("is_logged_in"):
        st.button(words("login.out"), on_click=st.logout)
