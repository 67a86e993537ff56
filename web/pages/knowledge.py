"""Knowledge: what was known when: the choice of a moment, and the mark that an earlier one is shown.

Beside the days a page asks for, which are those of the organisation, this is the time of the log:
only what was recorded by the moment counts. Now is the usual one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import streamlit as st

from graph.log import Addition, moment_in
from web import reads
from web.address import Address
from web.reads import Reading
from web.sentences import moment_in_words
from web.words import Words

NAME = "known"  # in the address: a moment as ISO
NOW = ""


def read_known(address: Address, company: str) -> Reading:
    """A company as far as it was known at the chosen moment: by link, or by the field just now."""
    given = _moment(address.get(NAME) or NOW)
    moment = _moment(st.session_state[address.widget(NAME, _text(given))])
    address.set(NAME, _text(moment))
    return reads.reading(company, moment)


def choose_knowledge(words: Words, address: Address, at: Reading) -> None:
    """The choice, put away until it is wanted; `read_known` has read it before."""
    additions = {_text(one.recorded): one for one in at.additions()}
    texts = sorted({*additions, _text(at.known_at)} - {NOW}, reverse=True)
    moment = moment_in_words(at.known_at)
    label = words("known.at", moment=moment) if moment else words("known.now")
    with st.popover(label, type="tertiary", icon=":material/history:"):
        st.write(words("known.lead"))
        st.selectbox(
            words("known.moment"),
            [NOW, *texts],
            key=address.widget(NAME, _text(at.known_at)),
            format_func=lambda text: _offer(words, _moment(text), additions.get(text)),
        )


def _offer(words: Words, moment: datetime | None, addition: Addition | None) -> str:
    if moment is None:
        return words("known.option_now")
    if addition is None:
        return moment_in_words(moment)
    name = words(f"ruling.{addition.name}") if addition.what == "decision" else addition.name
    return words(f"known.{addition.what}", moment=moment_in_words(moment), name=name)


def show_mark(words: Words, at: Reading) -> None:
    """Say that an earlier knowledge is shown and what that leaves out, with the way back to now."""
    if at.known_at is None:
        return
    later = _later(at.additions(), at.known_at)
    with st.container(horizontal=True, vertical_alignment="center", key="known_mark"):
        st.html(f"<p>{words('known.mark', moment=moment_in_words(at.known_at), number=later)}</p>")
        st.button(words("known.back"), type="tertiary", on_click=_back, key="known_back")


def _later(additions: Iterable[Addition], moment: datetime) -> int:
    return sum(one.recorded > moment for one in additions)


def _back() -> None:
    st.session_state[f"widget_{NAME}"] = NOW


def _moment(text: str) -> datetime | None:
    """The moment that a text means; None for now, and for what means none."""
    try:
        return moment_in(text)
    except ValueError:
        return None


def _text(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z" if moment else NOW
