"""Board: the chart with what belongs to it: search, open branches, the same as a table, files.

What is open and which branch is looked at alone are kept in the page's address, so that they stay
over before, after and changes; a long list of opened branches is kept for the session only.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from graph.cards import Chart, ancestors
from web import glyphs
from web.address import Address
from web.chart.component import show_chart
from web.chart.face import people_of
from web.chart.file import stand_alone
from web.chart.folds import ALL, Folds, Shown, folds_in, opened_to, shown
from web.chart.svg import Picture, picture
from web.chart.table import table_html
from web.export import chart_pdf, chart_png
from web.words import Words

NAMES = ("fold", "focus", "table")  # of the page's address
LONGEST = 200  # characters of opened branches that may stand in an address
HEAVY = 300_000  # characters of a picture that a click shall not send again
KEY = "chart"
_FOUND, _JUMPS, _MARKED = "chart_found", "chart_jumps", "chart_marked"


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a chart is to be seen, drawn, and which of its signs the font of files lacks."""

    part: Shown
    picture: Picture
    lacking: str


def take_turns(address: Address) -> None:
    """What the reader did to the chart in this run: opened, closed, looked at alone, or searched."""
    turn = st.session_state.get(KEY) or {}
    if turn.get("folded"):
        address.set("fold", folds_in(address.get("fold")).turned(turn["folded"]).text())
    if turn.get("focused"):
        address.set("focus", None if turn["focused"] == ALL else turn["focused"])
    found = st.session_state.pop(_FOUND, None)
    if found:
        address.set("part", found)
        address.set("row", None)
        st.session_state[_JUMPS] = st.session_state.get(_JUMPS, 0) + 1


def written_names(address: Address, names: tuple[str, ...]) -> list[str]:
    """Those of a page's names that may stand in its address."""
    return [n for n in names if n != "fold" or len(address.get(n) or "") <= LONGEST]


def show_board(
    words: Words,
    address: Address,
    chart: Chart,
    *,
    at: tuple[object, ...],
    title: str,
    file: str,
    marked: tuple[str, ...],
) -> None:
    """The search, the chart and its files; `at` tells one chart from any other, for the cache.

    `marked` are the ids of parts to point out, `file` is the name of a download without its end.
    """
    _open_to(address, chart, marked)
    sight = _sight(words, at, chart, address.get("fold"), address.get("focus"))
    with st.container(horizontal=True, vertical_alignment="center", key="board"):
        _show_search(words, at, chart)
        st.space("stretch")
        as_table = st.toggle(
            words("chart.as_table"), key=address.widget("table", bool(address.get("table")))
        )
        address.set("table", "1" if as_table else None)
    if as_table:
        everything = shown(chart, Folds(ALL), address.get("focus"))
        st.html(table_html(words, everything.chart, title))
    else:
        show_chart(
            words,
            sight.part,
            sight.picture,
            key=KEY,
            name=f"{chart.company}/{address.get('focus') or ''}",
            marked=_sent(marked, heavy=len(sight.picture.svg) > HEAVY),
            jump=st.session_state.get(_JUMPS, 0),
        )
    _show_files(words, sight, title, file)


def _open_to(address: Address, chart: Chart, marked: tuple[str, ...]) -> None:
    """Open the branches of what was chosen just now, and leave a focus that does not hold it."""
    if not marked or marked == (st.session_state.get(_MARKED) or ((), ()))[0]:
        return
    cards = {card.id: card for card in chart.cards}
    there = [part for part in marked if part in cards]
    focus = address.get("focus")
    if focus in cards and there and focus not in ancestors(cards, there[0]):
        address.set("focus", None)
    folds = opened_to(chart, folds_in(address.get("fold")), marked)
    address.set("fold", folds.text())


def _sent(marked: tuple[str, ...], *, heavy: bool) -> tuple[str, ...]:
    """The parts to mark; what was just clicked on a heavy chart is marked there already."""
    last, sent = st.session_state.get(_MARKED) or ((), ())
    clicked = (st.session_state.get(KEY) or {}).get("picked")
    if marked == last or (heavy and marked == (clicked,)):
        marked, kept = sent, marked
    else:
        kept = marked
    st.session_state[_MARKED] = (kept, marked)
    return marked


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={Words: lambda w: w.language})
def _sight(
    words: Words, at: tuple[object, ...], _chart: Chart, fold: str | None, focus: str | None
) -> Sight:
    del at  # a part of the key, in place of the chart
    part = shown(_chart, folds_in(fold), focus)
    drawn = picture(words, part)
    return Sight(part, drawn, glyphs.missing(drawn.svg))


def _show_search(words: Words, at: tuple[object, ...], chart: Chart) -> None:
    finds = _finds(at, chart)

    def found() -> None:
        st.session_state[_FOUND] = finds.get(st.session_state["chart_find"])
        st.session_state["chart_find"] = None

    st.selectbox(
        words("chart.find"),
        tuple(finds),
        index=None,
        key="chart_find",
        placeholder=words("chart.find"),
        on_change=found,
        label_visibility="collapsed",
        width=280,
    )


@st.cache_resource(show_spinner=False, max_entries=16)
def _finds(at: tuple[object, ...], _chart: Chart) -> dict[str, str]:
    """Card ids by what can be searched: units, and persons with the unit where they are."""
    del at  # a part of the key
    names = {card.id: card.unit.name for card in _chart.cards}
    units: dict[str, str] = {}
    people: dict[str, str] = {}
    for card in _chart.cards:
        name = card.unit.name
        if name in units:
            name = f"{name} · {names.get(card.parent or '', card.id)}"
        units[name] = card.id
        for one in (one for group in people_of(card) for one in group):
            if one.person:
                people.setdefault(f"{one.person.name} · {card.unit.name}", card.id)
    return units | dict(sorted(people.items()))


def _show_files(words: Words, sight: Sight, title: str, file: str) -> None:
    """The chart to take along, as it is seen; what the font cannot write is told beforehand."""
    part = sight.part
    note = words("export.lacking", signs=" ".join(sight.lacking)) if sight.lacking else None
    with st.container(horizontal=True, key="files"):
        for kind, mime, make in (
            ("svg", "image/svg+xml", lambda: _svg(words, part, title)),
            ("pdf", "application/pdf", lambda: chart_pdf(words, part, title)),
            ("png", "image/png", lambda: chart_png(words, part, title)),
        ):
            st.download_button(
                words("overview.download", kind=kind.upper()),
                make,
                file_name=f"{file}.{kind}",
                mime=mime,
                key=f"download_{kind}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
                disabled=kind != "svg" and bool(sight.lacking),
                help=note if kind != "svg" else None,
            )


def _svg(words: Words, part: Shown, title: str) -> bytes:
    return stand_alone(words, part, title).svg.encode()
