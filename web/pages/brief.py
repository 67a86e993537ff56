"""Brief: the reorganisation on one page, every line with its source, to print or send."""

from __future__ import annotations

import streamlit as st

from graph.brief import brief_of
from web.address import address_of
from web.briefing import Briefing, blocks_of, briefing_of, groups_of, html_of, markdown_of
from web.export import ExportError, document_pdf
from web.pages.changes import all_rows
from web.pages.controls import SHARED, Scene, opened
from web.pages.frame import (
    show_heading,
    show_hint,
    show_note,
    show_plain,
    show_section,
    take_pick,
    two_columns,
)
from web.parts.listing import show_listing
from web.parts.panel import show_choice
from web.parts.sources import sources_html
from web.rows import choice_of
from web.words import Words

LIST = "brief_list"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("brief", SHARED)
    scene = opened(words, address)
    if scene:
        _show_brief(scene)
    address.write()


def briefing_at(scene: Scene) -> Briefing:
    """The briefing of a page's company and days."""
    comparison = scene.at.comparison(scene.from_day, scene.to_day)
    brief = brief_of(comparison, scene.at.not_said(scene.to_day))
    return briefing_of(scene.words, brief, scene.at.evidence(brief.statements()))


def _show_brief(scene: Scene) -> None:
    words = scene.words
    comparison = scene.at.comparison(scene.from_day, scene.to_day)
    rows = {row.id: row for row in (*all_rows(comparison), *scene.at.not_said(scene.to_day))}
    briefing = briefing_at(scene)
    take_pick(scene.address, LIST)
    picked = rows.get(scene.address.get("row") or "")
    with scene.heading:
        show_heading(briefing.title)
    left, right = two_columns()
    with left:
        show_plain(briefing.lead)
        _show_downloads(scene, briefing)
        show_listing(
            words,
            groups_of(briefing),
            key=LIST,
            label=words("app.brief"),
            picked=picked.id if picked else None,
            columns=False,
        )
        show_section(briefing.sources_title)
        st.html(sources_html(briefing.sources))
    with right:
        if picked:
            show_choice(words, scene.address, scene.at, choice_of(words, picked))
        else:
            show_hint(words)


def _show_downloads(scene: Scene, briefing: Briefing) -> None:
    """The brief as files; the PDF is set when asked for."""
    words, name = scene.words, f"brief-{scene.from_day}-{scene.to_day}-{scene.words.language}"
    with st.container(horizontal=True):
        for kind, text, mime in (
            ("html", html_of(briefing), "text/html"),
            ("md", markdown_of(briefing), "text/markdown"),
        ):
            st.download_button(
                words(f"brief.as_{kind}"),
                text.encode(),
                file_name=f"{name}.{kind}",
                mime=mime,
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )
        _offer_pdf(scene, briefing, name)


def _offer_pdf(scene: Scene, briefing: Briefing, name: str) -> None:
    words = scene.words
    try:
        content = _pdf(briefing, words)
    except ExportError as error:
        show_note(words("brief.no_pdf", reason=error))
        return
    st.download_button(
        words("brief.as_pdf"),
        content,
        file_name=f"{name}.pdf",
        mime="application/pdf",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


@st.cache_data(show_spinner=False, max_entries=16, hash_funcs={Words: lambda w: w.language})
def _pdf(briefing: Briefing, words: Words) -> bytes:
    blocks = blocks_of(briefing)
    return document_pdf(briefing.title, blocks, language=words.language, one_page=True)
