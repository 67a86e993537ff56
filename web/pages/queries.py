"""Queries: the saved questions with forms from their parameters; the answer as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from graph.model import content_id
from graph.queries import Parameter, SavedQuery, Table, defaults, saved_queries
from web.address import Address, address_of
from web.drawings import bars
from web.pages.controls import choose_company, choose_language
from web.pages.frame import show_empty, show_heading, show_plain
from web.parts.evidence import evidence_html
from web.reads import Reading
from web.sentences import post_in_words
from web.words import Words

SHARED = ("company", "query", "lang")
HIDDEN = ("statements", "things")
VALUES = {
    "kind": ("kind.", "silence.", "contradiction."),
    "relationship": ("edge.",),
    "tense": ("tense.",),
    "role": ("role.",),
    "line": ("line.",),
    "says": ("voice.",),
    "basis": ("basis.",),
}
POSTS = ("post", "posts", "what", "who")
COUNTS = ("span", "count")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def show(words: Words) -> None:
    """The whole page."""
    known = {query.id: query for query in saved_queries()}
    fields = sorted({f"p_{parameter.name}" for q in known.values() for parameter in q.parameters})
    address = address_of("queries", (*SHARED, *fields))
    show_heading(words("app.queries"))
    st.caption(words("queries.lead"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        at = choose_company(words, address)
        query = _choose_query(words, address, known) if at else None
        st.space("stretch")
        choose_language(words, address)
    if at is None or query is None:
        show_empty(words)
    else:
        st.caption(query.description[words.language])
        values = _ask(words, address, at, query)
        missing = [p.name for p in query.parameters if not values.get(p.name)]
        if missing:
            st.info(words("queries.ask", name=words(f"parameter.{missing[0]}")))
        else:
            _show_table(words, at, query, at.answer(query, values))
        with st.expander(words("queries.cypher")):
            st.code(query.cypher, language="cypher", wrap_lines=True)
    asked = [f"p_{parameter.name}" for parameter in query.parameters] if query else []
    address.write((*SHARED, *asked))


def _choose_query(words: Words, address: Address, known: Mapping[str, SavedQuery]) -> SavedQuery:
    given = address.get("query")
    first = given if given in known else next(iter(known))
    chosen = st.selectbox(
        words("queries.choose"),
        list(known),
        key=address.widget("query", first),
        format_func=lambda key: known[key].title[words.language],
        width=360,
    )
    address.set("query", chosen)
    return known[chosen]


def _ask(words: Words, address: Address, at: Reading, query: SavedQuery) -> dict[str, str]:
    """The form of a query, one field a parameter; the company is chosen above."""
    values = defaults(query, at.company, at.days())
    asked = [parameter for parameter in query.parameters if parameter.type != "company"]
    for parameter in asked:
        values[parameter.name] = address.get(f"p_{parameter.name}") or values.get(
            parameter.name, ""
        )
    if not asked:
        return values
    with (
        st.form(f"form_{query.id}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        for parameter in asked:
            value = _field(words, address, at, parameter, values[parameter.name])
            values[parameter.name] = value
            address.set(f"p_{parameter.name}", value)
        st.form_submit_button(words("queries.run"))
    return values


def _field(words: Words, address: Address, at: Reading, parameter: Parameter, value: str) -> str:
    label, name = words(f"parameter.{parameter.name}"), f"p_{parameter.name}"
    if parameter.type == "day":
        day = st.date_input(
            label, key=address.widget(name, _day(value)), format="YYYY-MM-DD", width=160
        )
        return day.isoformat() if isinstance(day, date) else ""
    if parameter.type in ("person", "unit"):
        names = at.names(parameter.type)
        offered = [*names, *([value] if value and value not in names else [])]
        key = address.widget(name, value or None)
        return st.selectbox(label, offered, key=key, width=240, accept_new_options=True) or ""
    return st.text_input(label, key=address.widget(name, value), width=240).strip()


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _show_table(words: Words, at: Reading, query: SavedQuery, table: Table) -> None:
    if not table.rows:
        show_plain(words("queries.empty"))
        return
    columns = [name for name in table.columns if name not in HIDDEN]
    rows = [_shown(words, table, columns, row) for row in table.rows]
    sourced = "statements" in table.columns
    st.caption(words("queries.rows", number=len(rows)))
    if table.cut:
        st.warning(words("queries.cut", number=len(rows)))
    event = st.dataframe(
        rows,
        hide_index=True,
        key=content_id("table", query.id, words.language, table.rows),
        on_select="rerun" if sourced else "ignore",
        selection_mode="single-row",
        alt=words("queries.table"),
    )
    _show_bars(words, table)
    st.download_button(
        words("queries.csv"),
        csv_of(table),
        file_name=f"{query.id}.csv",
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )
    if sourced:
        _show_sources(words, at, table, event)


def _show_bars(words: Words, table: Table) -> None:
    """The counts of an answer as bars, where it counts something for each name."""
    counted = next((name for name in COUNTS if name in table.columns), None)
    if counted is None or len(table.rows) < 2:
        return
    number = table.columns.index(counted)
    pairs = [(str(row[0]), int(row[number])) for row in table.rows]
    alt = words("row.joint").join(f"{name} {count}" for name, count in pairs)
    st.echarts_chart(
        bars(words(f"column.{counted}"), pairs),
        height=60 + 28 * len(pairs),
        renderer="svg",
        alt=alt,
    )


def _show_sources(words: Words, at: Reading, table: Table, event: Any) -> None:  # noqa: ANN401
    """The sentences behind the selected row."""
    selected = event["selection"]["rows"]
    if not selected:
        st.caption(words("queries.pick"))
        return
    row = table.rows[selected[0]]
    statements = row[table.columns.index("statements")]
    title = words("row.joint").join(
        _value(words, name, cell)
        for name, cell in zip(table.columns, row, strict=True)
        if name not in HIDDEN and cell not in (None, "", [])
    )
    st.html(evidence_html(words, at.evidence(statements), at.memos(), title=title))


def _shown(
    words: Words, table: Table, columns: Iterable[str], row: tuple[Any, ...]
) -> dict[str, Any]:
    cells = dict(zip(table.columns, row, strict=True))
    heads = {n: words(f"column.{n}") if words.has(f"column.{n}") else n for n in columns}
    return {
        heads[n]: cells[n] if isinstance(cells[n], int) else _value(words, n, cells[n])
        for n in columns
    }


def _value(words: Words, column: str, cell: object) -> str:
    """A cell's value in the reader's language, where it is one of ours and no name."""
    if isinstance(cell, list | tuple):
        return words("row.joint").join(_value(words, column, item) for item in cell)
    text = _text(cell)
    if column == "about":
        role, _, name = text.partition(": ")
        return words("party.one", role=words(f"party.{role}"), name=post_in_words(words, name))
    if column in POSTS:
        return post_in_words(words, text)
    keys = (f"{prefix}{text.replace(' ', '_').lower()}" for prefix in VALUES.get(column, ()))
    return next((words(key) for key in keys if words.has(key)), text)


def _text(cell: object) -> str:
    if isinstance(cell, list | tuple):
        return ", ".join(_text(item) for item in cell)
    return "" if cell is None else str(cell)


def csv_of(table: Table) -> bytes:
    """A table for a spreadsheet, where no cell may pass for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        texts = [_text(cell) for cell in row]
        writer.writerow([f"'{text}" if text.startswith(FORMULA) else text for text in texts])
    return out.getvalue().encode("utf-8-sig")
