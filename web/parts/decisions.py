"""Decisions: who decided what about a statement, and when; undone where they stand."""

from __future__ import annotations

import streamlit as st

from graph.errors import BadDecision, Forbidden
from graph.log import Decision
from web.desk import Desk
from web.markup import escaped, literal
from web.problems import problem
from web.words import Words


def show_decisions(words: Words, desk: Desk, statement: str) -> None:
    """The decisions on a statement, the last first, each with a way to undo it."""
    made = desk.decisions(statement)
    if not made:
        return
    st.html(f"<h3>{escaped(words('decisions.title'))}</h3>")
    for one, force in reversed(made):
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.html(f"<p>{escaped(decision_sentence(words, one, force=force))}</p>")
        key = f"decision_{one.id}"
        if force and right.button(words("decisions.undo"), key=key):
            try:
                desk.undo(one.id)
            except (BadDecision, Forbidden) as error:
                st.warning(literal(problem(words, error)))
            else:
                st.rerun()


def decision_sentence(words: Words, one: Decision, *, force: bool) -> str:
    """A decision in words: what, by whom, when, and whether it is still in force."""
    when = f"{one.recorded:%Y-%m-%d %H:%M}" if one.recorded else words("decisions.unsaved")
    told = words("decisions.one", ruling=words(f"ruling.{one.ruling}"), by=one.by, day=when)
    return told if force or one.ruling == "undo" else words("decisions.undone", decision=told)


def decisions_html(words: Words, desk: Desk, statements: tuple[str, ...]) -> str:
    """The decisions on some statements as lines; empty where nobody has decided anything."""
    found = {one.id: (one, force) for s in statements for one, force in desk.decisions(s)}
    lines = "".join(
        f"<li>{escaped(decision_sentence(words, one, force=force))}</li>"
        for one, force in found.values()
    )
    return f'<ul class="decisions">{lines}</ul>' if lines else ""
