"""Panel: beside every page's rows, the sentences behind the chosen one and links to whom it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import streamlit as st

from graph.access import Act
from ingest.statement import Span
from web.address import Address
from web.desk import LogDesk
from web.parts.correct import open_form
from web.parts.decisions import decisions_html
from web.parts.evidence import evidence_html
from web.parts.refs import Ref, chips
from web.parts.sheet import show_sheet
from web.reads import Reading
from web.who import current_user
from web.words import Words

CLOSE = "close_evidence"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: how it is called, the statements behind it, and the pages of whom it names."""

    title: str
    statements: tuple[str, ...]
    refs: tuple[Ref, ...] = field(default=())


def show_choice(words: Words, address: Address, at: Reading, choice: Choice) -> None:
    """The evidence of a choice, with a way to close it."""
    st.button(words("evidence.close"), key=CLOSE, type="tertiary", icon=":material/close:")
    st.html(evidence_html(words, at.evidence(choice.statements), at.memos(), title=choice.title))
    show_correcting(words, at, choice.statements)
    if choice.refs:
        show_refs(address, choice.refs, key="evidence_refs")


def show_correcting(
    words: Words,
    at: Reading,
    statements: tuple[str, ...],
    *,
    memo: str | None = None,
    span: Span | None = None,
) -> None:
    """What was decided on some statements, and the way to the form that mends them."""
    user = current_user()
    if user is None:
        return
    desk = LogDesk(at.company, user, memo)
    if statements and memo is None:
        desk = replace(desk, on=desk.entry(statements[0]).memo)
    st.html(decisions_html(words, desk, statements) or "<span></span>")
    label = words("correct.open" if statements else "correct.missing")
    may = user.may(Act.RULE) and at.known_at is None
    if may and st.button(label, key="correct", icon=":material/edit:"):
        open_form(words, desk, statements, span)


def show_refs(address: Address, refs: Iterable[Ref], *, key: str) -> None:
    """Links to pages, side by side."""
    show_sheet(chips(address, refs), key=key)


def is_closed() -> bool:
    """Whether the reader closed the panel in this run."""
    return bool(st.session_state.get(CLOSE))
