"""Controls: what the reader chooses at the top of a page; every choice stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.model import Person, Unit
from web import reads
from web.address import Address
from web.pages.frame import show_empty, show_heading, show_plain
from web.pages.knowledge import NAME as KNOWN
from web.pages.knowledge import choose_knowledge, read_known, show_mark
from web.reads import Reading
from web.words import Language, Words

SHARED = ("company", "from", "to", KNOWN, "row", "lang")
YEARS = timedelta(days=3660)


class Days(StrEnum):
    """Which days a page asks for."""

    NONE = "none"
    LAST = "last"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a page has to show: a company with changes, its two days, where it writes its state.

    `heading` is the place for the page's heading, above the controls.
    """

    words: Words
    address: Address
    at: Reading
    from_day: date
    to_day: date
    heading: DeltaGenerator


def opened(
    words: Words,
    address: Address,
    days: Days = Days.BOTH,
    more: Callable[[Reading], object] | None = None,
) -> Scene | None:
    """The controls of a page: company, days, `more` of its own, language; None: nothing to show.

    Where there is nothing, the page says what to do.
    """
    heading = st.container(key="heading")
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        at = choose_company(words, address)
        at = read_known(address, at.company) if at else None
        known = at.days() if at else ()
        if at and days is Days.NONE and not known and at.memos():
            known = (datetime.now(UTC).date(),)
        if at and known:
            first, last = _chosen_days(words, address, known, days)
            if more:
                more(at)
        if at:
            choose_knowledge(words, address, at)
        st.space("stretch")
        choose_language(words, address)
    if at is None:
        show_empty(words)
        return None
    show_mark(words, at)
    if not known:
        with heading:
            show_heading(at.company)
        show_plain(words("known.nothing" if at.known_at else "empty.no_day", company=at.company))
    elif first > last:
        st.warning(words("control.days_swapped"))
    else:
        return Scene(words, address, at, first, last, heading)
    return None


def _chosen_days(
    words: Words, address: Address, known: tuple[date, ...], days: Days
) -> tuple[date, date]:
    """The two days of a page; one that it does not ask for is the usual one."""
    eve, last = known[-1] - timedelta(days=1), known[-1]
    first = choose_day(words, address, "from", eve, known) if days is Days.BOTH else None
    if days is not Days.NONE:
        name = "to" if days is Days.BOTH else "as_of"
        last = choose_day(words, address, "to", last, known, label=words(f"day.{name}"))
    return first or min(eve, last), last


def choose_day(
    words: Words,
    address: Address,
    name: str,
    default: date,
    known: tuple[date, ...],
    label: str | None = None,
) -> date:
    """One day of a page, by address and field."""
    try:
        given = date.fromisoformat(address.get(name) or "")
    except ValueError:
        given = default
    key = address.widget(name, given)
    chosen = st.date_input(
        label or words(f"day.{name}"),
        key=key,
        format="YYYY-MM-DD",
        min_value=_shifted(min(known[0], given), -YEARS),
        max_value=_shifted(max(known[-1], given), YEARS),
        width=150,
    )
    day = chosen if isinstance(chosen, date) else given
    address.set(name, day.isoformat())
    return day


def _shifted(day: date, by: timedelta) -> date:
    """A day some years off, as far as there are dates."""
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max


def choose_thing(
    words: Words, address: Address, name: str, offered: Iterable[Person | Unit]
) -> None:
    """Which person or unit a page is about: by name in the field, by id in the address."""
    known = {thing.id: thing.name for thing in offered}
    given = address.get(name)
    chosen = st.selectbox(
        words(f"app.{name}"),
        list(known),
        key=address.widget(name, given if given in known else None),
        format_func=lambda key: known[key],
        placeholder=words("control.choose"),
        width=240,
    )
    address.set(name, chosen)


def choose_one(
    address: Address,
    name: str,
    label: str,
    offered: type[StrEnum],
    told: Callable[[StrEnum], str],
) -> str:
    """One of a few ways to look, as a row of buttons; the first is the usual one."""
    given, usual = address.get(name), next(iter(offered))
    chosen = st.segmented_control(
        label,
        list(offered),
        key=address.widget(name, offered(given) if given in set(offered) else usual),
        format_func=told,
        required=True,
    )
    address.set(name, chosen or usual)
    return str(chosen or usual)


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
