"""Correct: the one form in which a reading is mended, wherever it is met.

It opens over the page. Its fields live in the session's state under `correct_…` until it is opened
for another statement, so that nothing typed is lost when somebody else was faster.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import streamlit as st

from graph.corrections import FIELDS, words_at
from graph.errors import BadDecision, Forbidden, Outdated
from ingest.statement import Kind, Span, Tense, Voice
from web.desk import Desk, last_of
from web.markup import literal
from web.parts.decisions import show_decisions
from web.parts.memotext import plain_html
from web.parts.sheet import show_sheet, words_in
from web.problems import not_done
from web.statements import statement_sentence
from web.words import Words

NAMES = ("person", "unit", "to", "from")
LISTS = {("unit_merged", "from"), ("unit_split", "to")}
MISSING = "missing"
TEXT = "correct_text"
DONE = "done"  # of the session's state: what the next run tells to have been done
TOLD = ("person", "unit", "from", "to", "post", "part", "scope")
ALL = (*TOLD, "dotted")


def open_form(words: Words, desk: Desk, statements: tuple[str, ...], span: Span | None) -> None:
    """Open the form for one of some statements, or for what is missing at a span of the memo."""
    for key in [str(key) for key in st.session_state if str(key).startswith("correct_")]:
        del st.session_state[key]

    def body() -> None:
        _form(words, desk, statements, span)

    st.dialog(words("correct.title"), width="large")(body)()


def _form(words: Words, desk: Desk, statements: tuple[str, ...], span: Span | None) -> None:
    state = st.session_state
    chosen = st.selectbox(
        words("correct.which"),
        [*statements, MISSING],
        key="correct_which",
        format_func=lambda one: _told(words, desk, one),
    )
    statement = None if chosen == MISSING else chosen
    if state.get("correct_filled") != chosen:
        _fill(desk, statement, span)
        state["correct_filled"] = chosen
    said = state.pop("correct_problem", None)
    if said:
        st.warning(literal(said))
    memo = desk.memo(statement)
    _choose_words(words, memo.text)
    changes = _fields(words, desk)
    with st.container(horizontal=True, key="correct_buttons"):
        if st.button(words("correct.save"), key="correct_save"):
            _done(words, desk, statement, lambda seen: _save(desk, statement, changes, seen))
        if statement and st.button(words("correct.wrong"), key="correct_wrong"):
            _done(words, desk, statement, lambda seen: desk.reject(statement, seen))
        if statement and st.button(words("correct.right"), key="correct_right"):
            _done(words, desk, statement, lambda seen: desk.accept(statement, seen))
    if statement:
        show_decisions(words, desk, statement)


def _told(words: Words, desk: Desk, one: str) -> str:
    """A statement and who says it: letter and reporter may say the same."""
    if one == MISSING:
        return words("correct.missing")
    said = desk.entry(one).statement
    text, voice = statement_sentence(words, said), words(f"voice.{said.by}")
    return words("card.aside", text=text, aside=voice)


def _fill(desk: Desk, statement: str | None, span: Span | None) -> None:
    """Put what a statement says into the fields, and note which decision on it is seen."""
    state = st.session_state
    row: Mapping[str, Any] = desk.entry(statement).statement.to_json() if statement else {}
    start = row.get("start", span.start if span else 0)
    state["correct_start"] = start
    state["correct_words"] = row.get("evidence", span.text if span else "")
    state["correct_kind"] = Kind(row.get("type", Kind.LEADS))
    state["correct_tense"] = Tense(row.get("tense", Tense.AFTER))
    state["correct_by"] = Voice(row.get("by", Voice.LETTER))
    state["correct_date"] = row.get("date", "")
    state["correct_dotted"] = bool(row.get("dotted"))
    for name in TOLD:
        value = row.get(name)
        many = [value] if isinstance(value, str) else list(value or [])
        state[f"correct_{name}"] = (many[0] if many else None) if name in NAMES else value
        state[f"correct_{name}_list"] = many
    seen = last_of(desk.decisions(statement), statement) if statement else None
    state["correct_seen"] = seen


def _choose_words(words: Words, text: str) -> None:
    """The memo's text to mark words in, and the words, which can also be typed."""
    state = st.session_state
    place = words_in(TEXT)
    if place:
        state["correct_start"], state["correct_words"] = place[0], text[place[0] : place[1]]
    try:
        span = words_at(text, state["correct_words"], state["correct_start"])
    except BadDecision:
        span = Span(0, 0, "")
    show_sheet(plain_html(words, text, span.start, span.end), key=TEXT)
    st.text_area(words("correct.words"), key="correct_words", height=68, help=words("correct.mark"))


def _fields(words: Words, desk: Desk) -> dict[str, Any]:
    """The form's fields for the chosen kind; what the kind does not have is None."""
    with st.container(horizontal=True):
        chosen = _one_of(
            words("correct.kind"), "kind", Kind, lambda one: words(f"statement_kind.{one}")
        )
        tense = _one_of(words("field.tense"), "tense", Tense, lambda one: words(f"tense.{one}"))
        voice = _one_of(words("field.by"), "by", Voice, lambda one: words(f"voice.{one}"))
        day = st.text_input(
            words("correct.date"), key="correct_date", placeholder="2024-03", width=130
        )
    kind, names = Kind(chosen), desk.names()
    given: dict[str, Any] = dict.fromkeys(ALL)
    columns = st.columns(len(FIELDS[kind]))
    for column, name in zip(columns, FIELDS[kind], strict=True):
        with column:
            given[name] = _field(words, kind, name, names)
    return {**given, "type": kind, "tense": tense, "by": voice, "date": day}


def _one_of(label: str, name: str, offered: type[StrEnum], told: Callable[[str], str]) -> str:
    """A choice that is always made."""
    key = f"correct_{name}"
    return str(st.selectbox(label, list(offered), key=key, format_func=told, width=190))


def _field(words: Words, kind: Kind, name: str, names: tuple[str, ...]) -> Any:  # noqa: ANN401
    """One field: names are proposed, others are typed."""
    key = f"correct_{name}"
    if name == "dotted":
        return st.checkbox(words("legend.dotted"), key=key) or None
    label = words(f"field.{name}")
    if name not in NAMES:
        return st.text_input(label, key=key)
    if (kind, name) in LISTS:
        chosen = st.session_state.get(f"{key}_list") or []
        offered = list(dict.fromkeys([*chosen, *names]))
        return st.multiselect(label, offered, key=f"{key}_list", accept_new_options=True)
    now = st.session_state.get(key)
    offered = list(dict.fromkeys([*([now] if now else []), *names]))
    return st.selectbox(
        label,
        offered,
        key=key,
        index=None,
        placeholder=words("correct.none"),
        accept_new_options=True,
    )


def _save(desk: Desk, statement: str | None, changes: dict[str, Any], seen: str | None) -> None:
    state = st.session_state
    span = words_at(desk.memo(statement).text, state["correct_words"], state["correct_start"])
    if statement is None:
        desk.add(changes, span)
        return
    where = {"evidence": span.text, "start": span.start, "end": span.end}
    desk.edit(statement, {**changes, **where}, seen)


def _done(
    words: Words, desk: Desk, statement: str | None, work: Callable[[str | None], None]
) -> None:
    """Do it and close the form; where it cannot be done, say why and keep what was typed."""
    state = st.session_state
    try:
        work(state.get("correct_seen"))
    except (Outdated, BadDecision, Forbidden) as error:
        state["correct_problem"] = not_done(words, error)
        if isinstance(error, Outdated) and statement:
            state["correct_seen"] = last_of(desk.decisions(statement), statement)
        st.rerun(scope="fragment")
    state[DONE] = words("correct.done")
    st.rerun()
