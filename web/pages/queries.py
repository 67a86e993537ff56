"""Queries: the saved questions with forms from their parameters; the answer as a table, graph or chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from graph.console.texts import in_words
from graph.errors import BadQuery, Declined
from graph.queries import Parameter, SavedQuery, Table, defaults, saved_queries
from web import reads
from web.address import Address, address_of
from web.network import network_of_columns
from web.pages.controls import choose_company, choose_language
from web.pages.frame import show_empty, show_heading, show_note, show_plain
from web.parts.answer import Shown, counted, show_answer
from web.parts.evidence import evidence_html
from web.reads import Reading
from web.sentences import post_in_words
from web.words import Words

SHARED = ("company", "query", "shape", "lang")
HIDDEN = ("statements", "things")
VALUES = {
    "kind": ("kind.", "silence.", "contradiction."),
    "relationship": ("edge.",),
    "type": ("statement_kind.",),
    "tense": ("tense.",),
    "role": ("role.",),
    "line": ("line.",),
    "says": ("voice.",),
    "basis": ("basis.",),
}
POSTS = ("post", "posts", "what", "who")


def show(words: Words) -> None:
    """The whole page."""
    known = {query.id: query for query in _known(words)}
    fields = sorted({f"p_{parameter.name}" for q in known.values() for parameter in q.parameters})
    address = address_of("queries", (*SHARED, *fields))
    show_heading(words("app.queries"))
    show_note(words("queries.lead"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        at = choose_company(words, address)
        query = _choose_query(words, address, known) if at else None
        st.space("stretch")
        choose_language(words, address)
    if at is None or query is None:
        show_empty(words)
    else:
        show_note(query.description[words.language])
        values = _ask(words, address, at, query)
        missing = [p.name for p in query.parameters if not values.get(p.name)]
        if missing:
            st.info(words("queries.ask", name=_label(words, missing[0])))
        else:
            _show_answer_of(words, address, at, query, values)
        with st.expander(words("queries.cypher")):
            st.code(query.cypher, language="cypher", wrap_lines=True)
    asked = [f"p_{parameter.name}" for parameter in query.parameters] if query else []
    address.write((*SHARED, *asked))


def _known(words: Words) -> tuple[SavedQuery, ...]:
    """The queries that there are; what is wrong with the reader's own is said."""
    try:
        return reads.queries()
    except BadQuery as error:
        st.warning(words("queries.own_wrong"))
        st.code(str(error), language=None, wrap_lines=True)
        return saved_queries()


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
    label, name = _label(words, parameter.name), f"p_{parameter.name}"
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


def _label(words: Words, name: str) -> str:
    """What a parameter is called; one of the reader's own queries by its name."""
    return words(f"parameter.{name}") if words.has(f"parameter.{name}") else name


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _show_answer_of(
    words: Words, address: Address, at: Reading, query: SavedQuery, values: dict[str, str]
) -> None:
    """The answer, or why there is none."""
    try:
        table = at.answer(query, values)
    except Declined as error:
        st.error(words("console.declined"), icon=":material/block:")
        show_plain(error.told[words.language])
    except BadQuery as error:
        st.warning(words("queries.not_asked"))
        show_plain(str(error))
    else:
        _show_table(words, address, at, query, table)


def _show_table(
    words: Words, address: Address, at: Reading, query: SavedQuery, table: Table
) -> None:
    if not table.rows:
        show_plain(words("queries.empty"))
        return
    sourced = "statements" in table.columns
    show_note(words("queries.rows", number=len(table.rows)))
    if table.cut:
        st.warning(words("queries.cut", number=len(table.rows)))
    selected = show_answer(words, address, _shown(words, query, table), selects=sourced)
    if sourced:
        _show_sources(words, at, table, selected)


def _shown(words: Words, query: SavedQuery, table: Table) -> Shown:
    """The answer in the reader's language, without the columns that are for programs."""
    columns = [name for name in table.columns if name not in HIDDEN]
    heads = [words(f"column.{n}") if words.has(f"column.{n}") else n for n in columns]
    cells = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    texts = [
        {
            head: row[n] if isinstance(row[n], int) else _value(words, n, row[n])
            for n, head in zip(columns, heads, strict=True)
        }
        for row in cells
    ]
    told = [[_told(words, n, row[n]) for n in columns] for row in cells]
    chart = query.chart or {}
    return Shown(
        id=query.id,
        columns=table.columns,
        rows=table.rows,
        texts=texts,
        network=network_of_columns(columns, told, query.graph) if query.graph else None,
        pairs=counted(table.columns, table.rows, chart.get("name", ""), chart.get("number", "")),
    )


def _told(words: Words, column: str, cell: object) -> object:
    """A cell in the reader's language, a list still a list."""
    if isinstance(cell, list | tuple):
        return [_value(words, column, item) for item in cell]
    return _value(words, column, cell)


def _show_sources(words: Words, at: Reading, table: Table, selected: int | None) -> None:
    """The sentences behind the selected row."""
    if selected is None:
        show_note(words("queries.pick"))
        return
    row = table.rows[selected]
    statements = row[table.columns.index("statements")]
    title = words("row.joint").join(
        _value(words, name, cell)
        for name, cell in zip(table.columns, row, strict=True)
        if name not in HIDDEN and cell not in (None, "", [])
    )
    st.html(evidence_html(words, at.evidence(statements), at.memos(), title=title))


def _value(words: Words, column: str, cell: object) -> str:
    """A cell's value in the reader's language, where it is one of ours and no name."""
    if isinstance(cell, list | tuple):
        return words("row.joint").join(_value(words, column, item) for item in cell)
    text = in_words(cell)
    if column == "about":
        role, _, name = text.partition(": ")
        return words("party.one", role=words(f"party.{role}"), name=post_in_words(words, name))
    if column in POSTS:
        return post_in_words(words, text)
    keys = (f"{prefix}{text.replace(' ', '_').lower()}" for prefix in VALUES.get(column, ()))
    return next((words(key) for key in keys if words.has(key)), text)
