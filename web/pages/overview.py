"""Overview: the chart before, after and with its changes, the rows, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

import streamlit as st

from graph.cards import Chart, Line, Mark, Member, Remit, Seat
from graph.compare import Comparison, Row
from web.address import Address, address_of
from web.chart.component import show_chart
from web.chart.svg import Picture, picture, stand_alone
from web.pages.frame import (
    choose_company,
    choose_language,
    show_empty,
    show_heading,
    show_plain,
)
from web.parts.evidence import evidence_html
from web.parts.glance import glance_html
from web.parts.listing import Group, show_listing
from web.reads import Reading
from web.rows import change_groups, kept_groups, silence_groups
from web.sentences import row_sentence, silence_sentence
from web.words import Words

NAMES = ("company", "from", "to", "view", "row", "part", "lang")
LARGE = 300  # cards: above that, a click on the chart does not send the chart again


class Look(StrEnum):
    """What the chart shows."""

    BEFORE = "before"
    AFTER = "after"
    CHANGES = "changes"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("overview", NAMES)
    heading = st.container(key="heading")
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        at = choose_company(words, address)
        days = at.days() if at else ()
        if days:
            from_day = _choose_day(words, address, "from", days[-1] - timedelta(days=1), days)
            to_day = _choose_day(words, address, "to", days[-1], days)
            look = _choose_look(words, address)
        st.space("stretch")
        choose_language(words, address)
    if at is None:
        show_empty(words)
    elif not days:
        show_plain(words("empty.no_day", company=at.company))
    elif from_day > to_day:
        st.warning(words("control.days_swapped"))
    else:
        _take_picks(address)
        with heading:
            show_heading(_title(words, at.company, (from_day, to_day), look))
        _show_company(words, address, at, (from_day, to_day), look)
    address.write()


def _choose_day(
    words: Words, address: Address, name: str, default: date, days: tuple[date, ...]
) -> date:
    try:
        given = date.fromisoformat(address.get(name) or "")
    except ValueError:
        given = default
    least, most = min(days[0], given) - timedelta(days=3660), max(days[-1], given)
    key = address.widget(name, given)
    chosen = st.date_input(
        words(f"day.{name}"),
        key=key,
        format="YYYY-MM-DD",
        min_value=least,
        max_value=most + timedelta(days=3660),
        width=150,
    )
    day = chosen if isinstance(chosen, date) else given
    address.set(name, day.isoformat())
    return day


def _choose_look(words: Words, address: Address) -> Look:
    given = address.get("view")
    default = Look(given) if given in set(Look) else Look.CHANGES
    chosen = st.segmented_control(
        words("control.view"),
        list(Look),
        key=address.widget("view", default),
        format_func=lambda look: words(f"look.{look}"),
        required=True,
    )
    look = Look(chosen or default)
    address.set("view", look)
    return look


def _take_picks(address: Address) -> None:
    """What was picked in this run: a part of the chart, or a row; one chases the other away."""
    for key, name, other in (
        ("chart", "part", "row"),
        ("list_changes", "row", "part"),
        ("list_kept", "row", "part"),
        ("list_not_said", "row", "part"),
    ):
        picked = (st.session_state.get(key) or {}).get("picked")
        if picked:
            address.set(name, picked)
            address.set(other, None)
    if st.session_state.get("close_evidence"):
        address.set("row", None)
        address.set("part", None)


def _show_company(
    words: Words, address: Address, at: Reading, days: tuple[date, date], look: Look
) -> None:
    comparison, not_said = at.comparison(*days), at.not_said(days[1])
    chart = _chart(at, days, look)
    rows = {row.id: row for row in (*_all_rows(comparison), *not_said)}
    row = rows.get(address.get("row") or "")
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        marked = _parts_of(chart, row, address.get("part"))
        show_chart(
            words,
            _picture(words, chart),
            key="chart",
            name=at.company,
            marks=look is Look.CHANGES,
            marked=() if row is None and len(chart.cards) > LARGE else marked,
            chosen=_noted,
        )
        title = _title(words, at.company, days, look)
        st.download_button(
            words("overview.download"),
            lambda: stand_alone(words, chart, title).svg,
            file_name=f"chart-{days[0]}-{days[1]}-{look}.svg",
            mime="image/svg+xml",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
        _show_lists(words, comparison, not_said, row, days[1])
    with right, st.container(key="evidence"):
        chosen = _chosen(words, chart, row, address.get("part"))
        if chosen:
            _show_evidence(words, at, *chosen)
        else:
            groups = (*change_groups(words, comparison), *kept_groups(words, comparison))
            st.html(glance_html(words, groups, silence_groups(words, not_said)))


def _noted() -> None:
    """The pick is read from the session at the top of the run."""


def _all_rows(comparison: Comparison) -> Iterable[Row]:
    yield from comparison.changes
    yield from comparison.passing
    yield from comparison.confirmations
    yield from comparison.first_seen
    yield from comparison.past


def _chart(at: Reading, days: tuple[date, date], look: Look) -> Chart:
    if look is Look.CHANGES:
        return at.marked(*days)
    return at.chart(days[0] if look is Look.BEFORE else days[1])


@st.cache_data(show_spinner=False, max_entries=32, hash_funcs={Words: lambda w: w.language})
def _picture(words: Words, chart: Chart) -> Picture:
    return picture(words, chart)


def _title(words: Words, company: str, days: tuple[date, date], look: Look) -> str:
    if look is Look.CHANGES:
        return words("overview.title_changes", company=company, **{"from": days[0], "to": days[1]})
    day = days[0] if look is Look.BEFORE else days[1]
    return words("overview.title_before", company=company, day=day)


def _parts_of(chart: Chart, row: Row | None, part: str | None) -> tuple[str, ...]:
    """The cards and lines that a chosen row is about, or the chosen part itself."""
    if row is None:
        return (part,) if part else ()
    touched = {party.id for party in row.about} | {t.id for t in (*row.opened, *row.closed)}

    def marks(mark: Mark | None) -> bool:
        return mark is not None and row.id in mark.rows

    lines = [line.id for line in chart.lines if line.id in touched or marks(line.mark)]
    cards = [card.id for card in chart.cards if card.id in touched]
    for card in chart.cards:
        inside: list[Seat | Member | Remit] = [*card.seats, *card.members, *card.remits]
        if any(marks(one.mark) or one.link in touched for one in inside):
            cards.append(card.id)
    return tuple(dict.fromkeys([*cards, *lines]))


def _show_lists(
    words: Words, comparison: Comparison, not_said: tuple[Row, ...], row: Row | None, day: date
) -> None:
    lists: tuple[tuple[str, tuple[Group, ...], str, bool], ...] = (
        ("changes", change_groups(words, comparison), words("overview.nothing"), True),
        ("kept", kept_groups(words, comparison), words("overview.nothing"), True),
        ("not_said", silence_groups(words, not_said), words("overview.all_said"), False),
    )
    titles = [
        words(f"overview.list_{name}", number=sum(len(group.items) for group in groups))
        for name, groups, _, _ in lists
    ]
    holding = [any(row and i.id == row.id for g in gs for i in g.items) for _, gs, _, _ in lists]
    default = titles[holding.index(True)] if True in holding else titles[0]
    for tab, (name, groups, nothing, columns) in zip(
        st.tabs(titles, default=default), lists, strict=True
    ):
        with tab:
            if name == "not_said":
                st.caption(words("overview.not_said_lead", day=day))
            if not groups:
                st.write(nothing)
                continue
            show_listing(
                words,
                groups,
                key=f"list_{name}",
                label=words(f"list.label_{name}"),
                picked=row.id if row else None,
                columns=columns,
                chosen=_noted,
            )


def _show_evidence(words: Words, at: Reading, title: str, statements: tuple[str, ...]) -> None:
    close = words("evidence.close")
    st.button(close, key="close_evidence", type="tertiary", icon=":material/close:")
    st.html(evidence_html(words, at.evidence(statements), at.memos(), title=title))


def _chosen(
    words: Words, chart: Chart, row: Row | None, part: str | None
) -> tuple[str, tuple[str, ...]] | None:
    if row is not None:
        silent = words.has(f"silent.{row.kind}")
        return (silence_sentence if silent else row_sentence)(words, row), row.statements
    found: Line | None = next((line for line in chart.lines if line.id == part), None)
    if found:
        return words(f"card.reports_{found.line}", boss=found.boss), chart.evidence(found.id)
    card = next((card for card in chart.cards if card.id == part), None)
    return (card.unit.name, chart.evidence(card.id)) if card else None
