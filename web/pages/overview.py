"""Overview: the chart before, after and with its changes, the rows, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st

from graph.brief import brief_of
from graph.cards import Card, Chart, Line, Mark, Member, Remit, Seat
from graph.compare import Comparison, Row
from graph.model import Thing
from web.address import Address, address_of
from web.briefing import lead_of
from web.chart.board import NAMES as BOARD
from web.chart.board import show_board, take_turns, written_names
from web.figures import figures_html, figures_of
from web.markup import escaped
from web.pages.controls import SHARED, opened
from web.pages.frame import show_heading, two_columns
from web.parts.downloads import show_downloads
from web.parts.glance import glance_html
from web.parts.listing import Group, show_listing
from web.parts.panel import Choice, is_closed, show_choice
from web.parts.refs import Ref, address_to, ref_to
from web.parts.sheet import picked_in, show_sheet
from web.reads import Reading
from web.rows import change_groups, choice_of, kept_groups, silence_groups
from web.sentences import moment_in_words
from web.words import Words

NAMES = (*SHARED, "view", "part", *BOARD)


class Look(StrEnum):
    """What the chart shows."""

    BEFORE = "before"
    AFTER = "after"
    CHANGES = "changes"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("overview", NAMES)
    scene = opened(words, address, more=lambda _: _choose_look(words, address))
    if scene:
        look = Look(address.get("view") or Look.CHANGES)
        _take_picks(address)
        days = (scene.from_day, scene.to_day)
        with scene.heading:
            show_heading(_title(words, scene.at, days, look))
            old, new = map(scene.at.measures, days)
            st.html(figures_html(words, figures_of(old, new)))
        _show_company(words, address, scene.at, days, look)
    address.write(written_names(address, NAMES))


def _choose_look(words: Words, address: Address) -> None:
    given = address.get("view")
    default = Look(given) if given in set(Look) else Look.CHANGES
    chosen = st.segmented_control(
        words("control.view"),
        list(Look),
        key=address.widget("view", default),
        format_func=lambda look: words(f"look.{look}"),
        required=True,
    )
    address.set("view", Look(chosen or default))


def _take_picks(address: Address) -> None:
    """What was picked in this run: a part of the chart, or a row; one chases the other away."""
    for key, name, other in (
        ("chart", "part", "row"),
        ("list_changes", "row", "part"),
        ("list_kept", "row", "part"),
        ("list_not_said", "row", "part"),
    ):
        picked = picked_in(key)
        if picked:
            address.set(name, picked)
            address.set(other, None)
    if is_closed():
        address.set("row", None)
        address.set("part", None)
    take_turns(address)


def _show_company(
    words: Words, address: Address, at: Reading, days: tuple[date, date], look: Look
) -> None:
    comparison, not_said = at.comparison(*days), at.not_said(days[1])
    chart = _chart(at, days, look)
    lists = _lists(words, at, days)
    rows = {row.id: row for row in (*_all_rows(comparison), *not_said)}
    row = rows.get(address.get("row") or "")
    left, right = two_columns()
    with left:
        marked = _parts_of(chart, row, address.get("part"))
        show_board(
            words,
            address,
            chart,
            at=(at, days, look),
            title=_title(words, at, days, look),
            file=f"chart-{days[0]}-{days[1]}-{look}",
            marked=marked,
        )
        show_downloads(words, at, days)
    with right:
        chosen = _chosen(words, chart, row, address.get("part"))
        if chosen:
            show_choice(words, address, at, chosen)
        else:
            _show_brief(words, address, comparison, not_said)
            st.html(glance_html(words, (*lists.changes, *lists.kept), lists.not_said))
    with left:  # last: whoever clicks waits for the sentences
        _show_lists(words, lists, row, days[1])


def _show_brief(
    words: Words, address: Address, comparison: Comparison, not_said: tuple[Row, ...]
) -> None:
    """The brief in one sentence, and the way to the whole."""
    lead = lead_of(words, brief_of(comparison, not_said))
    link = escaped(address_to(address, "brief"))
    whole = escaped(words("brief.whole"))
    html = f'<p class="lead">{escaped(lead)} <a class="go" data-go href="{link}">{whole} →</a></p>'
    show_sheet(html, key="overview_brief")


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


def _title(words: Words, at: Reading, days: tuple[date, date], look: Look) -> str:
    known = moment_in_words(at.known_at)
    if look is Look.CHANGES:
        fields = {"from": days[0], "to": days[1]}
        return words("overview.title_changes", company=at.company, known=known, **fields)
    day = days[0] if look is Look.BEFORE else days[1]
    return words("overview.title_before", company=at.company, known=known, day=day)


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


@dataclass(frozen=True, slots=True)
class Lists:
    """The rows below the chart, in groups."""

    changes: tuple[Group, ...]
    kept: tuple[Group, ...]
    not_said: tuple[Group, ...]


@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={Words: lambda w: w.language})
def _lists(words: Words, at: Reading, days: tuple[date, date]) -> Lists:
    comparison = at.comparison(*days)
    return Lists(
        changes=change_groups(words, comparison),
        kept=kept_groups(words, comparison),
        not_said=silence_groups(words, at.not_said(days[1])),
    )


def _show_lists(words: Words, found: Lists, row: Row | None, day: date) -> None:
    lists: tuple[tuple[str, tuple[Group, ...], str, bool], ...] = (
        ("changes", found.changes, words("overview.nothing"), True),
        ("kept", found.kept, words("overview.nothing"), True),
        ("not_said", found.not_said, words("overview.all_said"), False),
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
            )


def _chosen(words: Words, chart: Chart, row: Row | None, part: str | None) -> Choice | None:
    if row is not None:
        return choice_of(words, row)
    found: Line | None = next((line for line in chart.lines if line.id == part), None)
    if found:
        title = words(f"card.reports_{found.line}", boss=found.boss)
        return Choice(title, chart.evidence(found.id))
    card = next((card for card in chart.cards if card.id == part), None)
    return Choice(card.unit.name, chart.evidence(card.id), _card_refs(card)) if card else None


def _card_refs(card: Card) -> tuple[Ref, ...]:
    """The unit of a card and the people on it."""
    people = [seat.person for seat in card.seats if seat.person]
    people += [member.person for member in card.members]
    things: list[Thing] = [card.unit, *people]
    found = [ref_to(thing) for thing in things]
    return tuple(dict.fromkeys(ref for ref in found if ref))
