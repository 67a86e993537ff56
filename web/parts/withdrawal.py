"""Withdrawal: a memo taken out of the graph, and back, where its text stands."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.access import Act
from graph.errors import BadDecision, Forbidden, Outdated
from graph.log import Memo
from web.markup import escaped, literal
from web.parts.correct import DONE
from web.parts.decisions import decision_sentence
from web.problems import problem
from web.who import current_user
from web.words import Words
from web.writes import undo, withdraw, withdrawn


def show_withdrawal(words: Words, memo: Memo) -> None:
    """Whether a memo counts, and the way to change that, for those who may."""
    user = current_user()
    if user is None or not user.may(Act.RULE):
        return
    ruling = withdrawn(memo.company).get(memo.id)
    if ruling:
        st.warning(words("withdraw.is"))
        st.html(f"<p>{escaped(decision_sentence(words, ruling, force=True))}</p>")
        if st.button(words("decisions.undo"), key="withdraw_undo"):
            _do(words, lambda: undo(user, memo.company, ruling.id))
        return
    allowed = memo.by == user.name or user.may(Act.WITHDRAW)
    if allowed and st.button(words("withdraw.button"), key="withdraw"):
        _do(words, lambda: withdraw(user, memo.company, memo.id))


def _do(words: Words, work: Callable[[], None]) -> None:
    try:
        work()
    except (BadDecision, Forbidden, Outdated) as error:
        st.warning(literal(problem(words, error)))
    else:
        st.session_state[DONE] = words("correct.done")
        st.rerun()
