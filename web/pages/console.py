"""Console: Cypher of the reader's own, which can only read; the answer as a table, graph or chart."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.console.texts import as_json, in_words
from graph.driver.guarded import Answer
from graph.errors import Declined
from web import reads
from web.address import Address, address_of
from web.editor.component import asked_in, show_editor
from web.network import network_of_values
from web.pages.controls import choose_language
from web.pages.frame import show_empty, show_heading, show_note, show_plain
from web.parts.answer import Shown, counted, show_answer
from web.words import Words

EDITOR = "console_editor"
SHARED = ("q", "shape", "lang")
PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
EXAMPLE = """MATCH (p:Person)-[r:REPORTS_TO]->(boss:Person)
WHERE r.since <= date($day) AND (r.until IS NULL OR date($day) < r.until)
RETURN p, r, boss
"""


def show(words: Words) -> None:
    """The whole page."""
    given = asked_in(EDITOR) or st.query_params.get("q") or ""
    names = parameters_in(given)
    address = address_of("console", (*SHARED, *(f"p_{name}" for name in names)))
    show_heading(words("app.console"))
    show_note(words("console.lead"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        known = reads.companies()
        st.space("stretch")
        choose_language(words, address)
    if not known:
        show_empty(words)
        return
    if asked := asked_in(EDITOR):
        address.set("q", asked)
    text = address.get("q") or ""
    show_editor(words, text or EXAMPLE, ["day", "company"], key=EDITOR)
    values = _ask(words, address, parameters_in(text))
    if text:
        _show_answer(words, address, text, values)
    address.write((*SHARED, *(f"p_{name}" for name in parameters_in(text))))


def parameters_in(text: str) -> list[str]:
    """The names of the parameters that a text uses, in their order."""
    return list(dict.fromkeys(PARAMETER.findall(text)))


def value_of(text: str) -> Any:  # noqa: ANN401  a parameter may be anything that JSON can say
    """A parameter as the reader means it: a number, list or truth value, else text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _ask(words: Words, address: Address, names: Sequence[str]) -> dict[str, str]:
    """A field for each parameter of the text."""
    values = {}
    with st.container(horizontal=True):
        for name in names:
            key = address.widget(f"p_{name}", address.get(f"p_{name}") or "")
            values[name] = st.text_input(f"${name}", key=key, width=220).strip()
            address.set(f"p_{name}", values[name])
    if names:
        show_note(words("console.parameters"))
    return values


def _show_answer(words: Words, address: Address, text: str, values: dict[str, str]) -> None:
    missing = [name for name, value in values.items() if not value]
    if missing:
        st.info(words("queries.ask", name=f"${missing[0]}"))
        return
    try:
        with st.spinner(words("console.running"), show_time=True):
            answer = reads.ask(text, {name: value_of(value) for name, value in values.items()})
    except Declined as error:
        st.error(words("console.declined"), icon=":material/block:")
        show_plain(error.told[words.language])
        return
    show_note(words("console.rows", number=len(answer.rows), seconds=f"{answer.seconds:.2f}"))
    if answer.cut:
        st.warning(words(f"console.cut_{answer.cut}", number=len(answer.rows)))
    if answer.rows:
        show_answer(words, address, _shown(answer))
    else:
        show_plain(words("queries.empty"))


def _shown(answer: Answer) -> Shown:
    """An answer as the page shows it; what can be drawn is found in its values."""
    texts = [
        {name: _cell(cell) for name, cell in zip(answer.columns, row, strict=True)}
        for row in answer.rows
    ]
    name, number = _countable(answer)
    return Shown(
        id="answer",
        columns=answer.columns,
        rows=answer.rows,
        texts=texts,
        network=network_of_values(answer.rows),
        pairs=counted(answer.columns, answer.rows, name, number),
    )


def _cell(value: object) -> object:
    plain = as_json(value)
    return plain if isinstance(plain, bool | int | float | None) else in_words(value)


def _countable(answer: Answer) -> tuple[str, str]:
    """The first column of text and the first of whole numbers; empty where there is none."""
    texts, numbers = "", ""
    for at, column in enumerate(answer.columns):
        kinds = {type(row[at]) for row in answer.rows}
        texts = texts or (column if kinds == {str} else "")
        numbers = numbers or (column if kinds == {int} else "")
    return texts, numbers
