"""Answer: the rows of a query as a table, as a graph where it tells of links, as bars where it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from graph.console.texts import in_words
from graph.export.csv import csv_file
from graph.export.sheet import Sheet
from graph.model import content_id
from web.address import Address
from web.drawings import bars
from web.network import Network, network_drawing, network_in_words
from web.words import Words

SHAPES = ("table", "graph", "chart")
BARS = 60  # more are no picture any more


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer on the page: columns and rows as they came, and what of it can be drawn.

    `texts` are the rows in the reader's language, by the heads of the columns.
    """

    id: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    texts: Sequence[Mapping[str, Any]]
    network: Network | None
    pairs: Sequence[tuple[str, int]]


def show_answer(
    words: Words, address: Address, shown: Shown, *, selects: bool = False
) -> int | None:
    """Put an answer on the page; the number of the row that is selected, if rows lead anywhere."""
    shape = _choose_shape(words, address, shown)
    selected = None
    if shape == "graph" and shown.network:
        _show_network(words, shown.network)
    elif shape == "chart":
        _show_bars(words, shown)
    else:
        selected = _show_table(words, shown, selects=selects)
    st.download_button(
        words("queries.csv"),
        csv_of(shown),
        file_name=f"{shown.id}.csv",
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )
    return selected


def _choose_shape(words: Words, address: Address, shown: Shown) -> str:
    """Which way to look at it, of those that there are."""
    drawn = {"graph": bool(shown.network and shown.network.lines), "chart": len(shown.pairs) > 1}
    there = [shape for shape in SHAPES if drawn.get(shape, True)]
    if len(there) == 1:
        return "table"
    given = address.get("shape")
    key = address.widget("shape", given if given in there else "table")
    if st.session_state[key] not in there:
        st.session_state[key] = "table"
    chosen = st.segmented_control(
        words("answer.shape"),
        there,
        key=key,
        format_func=lambda shape: words(f"answer.{shape}"),
        required=True,
        label_visibility="collapsed",
    )
    address.set("shape", None if chosen == "table" else chosen)
    return str(chosen or "table")


def _show_table(words: Words, shown: Shown, *, selects: bool) -> int | None:
    event: Any = st.dataframe(
        [*shown.texts],
        hide_index=True,
        key=content_id("table", shown.id, words.language, shown.rows),
        on_select="rerun" if selects else "ignore",
        selection_mode="single-row",
        alt=words("queries.table"),
    )
    picked = event["selection"]["rows"] if selects else []
    return int(picked[0]) if picked else None


def _show_network(words: Words, network: Network) -> None:
    if network.cut:
        st.warning(words("answer.cut_graph", number=len(network.dots)))
    st.echarts_chart(
        network_drawing(network), height=560, renderer="svg", alt=network_in_words(words, network)
    )


def _show_bars(words: Words, shown: Shown) -> None:
    alt = words("row.joint").join(f"{name} {count}" for name, count in shown.pairs)
    st.echarts_chart(
        bars(words("answer.chart"), shown.pairs),
        height=60 + 28 * len(shown.pairs),
        renderer="svg",
        alt=alt,
    )


def counted(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], name: str, number: str
) -> list[tuple[str, int]]:
    """Names with their numbers, from two columns of a table that is small enough for bars."""
    if not {name, number} <= set(columns) or len(rows) > BARS:
        return []
    left, right = columns.index(name), columns.index(number)
    return [(in_words(row[left]), int(row[right])) for row in rows]


def csv_of(shown: Shown) -> bytes:
    """The answer for a spreadsheet."""
    rows = tuple(tuple(map(in_words, row)) for row in shown.rows)
    return csv_file(Sheet(shown.id, tuple(shown.columns), rows))
