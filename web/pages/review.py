"""Review: one thing after the other that waits for a person, each decided with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from graph.access import Act, User
from graph.errors import BadDecision, Forbidden, Outdated
from graph.log import Evidence, Ruling
from graph.queue import Item
from web.address import address_of
from web.desk import LogDesk
from web.markup import escaped, literal
from web.pages.controls import Days, opened
from web.pages.frame import show_heading, show_note, show_plain
from web.parts.correct import DONE, open_form
from web.parts.decisions import decisions_html
from web.parts.evidence import evidence_html
from web.parts.memotext import plain_html
from web.parts.sheet import show_sheet
from web.problems import not_done, problem
from web.reads import Reading, reading
from web.statements import statement_notes, statement_sentence
from web.who import current_user
from web.words import Words
from web.writes import judge, rule, undo

NAMES = ("company", "lang")
ROUND = "review_round"  # of the session's state


@dataclass(slots=True)
class Round:
    """What somebody did in one sitting: decisions to undo, the last first, and what he put off."""

    company: str
    done: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    chosen: int = 0

    def order(self, item: Item) -> int:
        """What was put off comes last, in the order in which it was."""
        return self.later.index(item.id) + 1 if item.id in self.later else 0


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("review", NAMES)
    scene = opened(words, address, Days.NONE)
    user = current_user()
    if scene and user:
        with scene.heading:
            show_heading(words("app.review"))
        _show_queue(words, reading(scene.at.company), user)
    address.write()


def _show_queue(words: Words, at: Reading, user: User) -> None:
    company = at.company
    sitting = _sitting(company)
    items = sorted(at.queue(), key=sitting.order)
    done, left = len(sitting.done), len(items)
    st.progress(
        done / max(1, done + left),
        literal(words("review.progress", done=done, left=left, company=company)),
    )
    if not user.may(Act.RULE):
        show_plain(words("review.viewer"))
    if not items:
        show_plain(words("review.empty"))
        _undo_button(words, user, sitting)
        return
    item = items[0]
    said = {one.id: one for one in at.evidence(item.statements)}
    found = [said[key] for key in item.statements if key in said]
    left_column, right_column = st.columns([1.25, 1], gap="large")
    with right_column:
        chosen = found[min(sitting.chosen, len(found) - 1)] if found else None
        _show_reading(words, item, found, chosen)
        if user.may(Act.RULE):
            _show_buttons(words, user, sitting, item, found, chosen)
    with left_column:
        title = words(f"review.{item.kind.replace(' ', '_')}")
        if item.names or chosen is None:
            st.html(evidence_html(words, found, at.memos(), title=title))
        else:
            _show_surroundings(words, at.memos()[chosen.memo].text, title, chosen)


def _show_surroundings(words: Words, text: str, title: str, one: Evidence) -> None:
    """The memo's text around the words of a statement."""
    st.html(f"<h2>{escaped(title)}</h2>")
    span = one.statement.span
    html = plain_html(words, text, span.start, span.end, tall=True)
    show_sheet(html, key="review_text")
    show_note(f"{one.memo_title} · {words('evidence.announced', day=one.announced)}")


def _sitting(company: str) -> Round:
    sitting = st.session_state.get(ROUND)
    if not isinstance(sitting, Round) or sitting.company != company:
        sitting = st.session_state[ROUND] = Round(company)
    return sitting


def _show_reading(words: Words, item: Item, found: list[Evidence], chosen: Evidence | None) -> None:
    """What is to be judged, and why."""
    if item.why:
        show_note(words("review.why", why=_why(words, item)))
    if item.names:
        kind = words(f"party.{(item.label or '').lower()}")
        one, other = item.names
        st.html(
            f'<p class="pair"><small>{escaped(kind)}</small> <b>{escaped(one)}</b> '
            f"<span>≟</span> <b>{escaped(other)}</b></p>"
        )
        return
    parts = []
    for said in found:
        notes = (words(f"voice.{said.statement.by}"), *statement_notes(words, said.statement))
        mark = " is-chosen" if said is chosen and len(found) > 1 else ""
        parts.append(
            f'<section class="reading{mark}">'
            f"<h3>{escaped(statement_sentence(words, said.statement))}</h3>"
            f"<p>{escaped(' · '.join(notes))}</p></section>"
        )
    st.html("".join(parts))


def _why(words: Words, item: Item) -> str:
    """The reason in words; a pattern or reader of which there are none by its name."""
    if item.kind == "unsure":
        doubts = [why for why in item.why.split(", ") if words.has(f"doubt.{why}")]
        told = [words(f"doubt.{why}") for why in doubts]
        return "; ".join(told) or words("review.step", pattern=item.why)
    key = f"review_why.{item.why.replace(' ', '_')}"
    if item.kind == "contradiction":
        key = f"contradiction.{item.why}"
    return words(key) if words.has(key) else item.why


def _show_buttons(
    words: Words,
    user: User,
    sitting: Round,
    item: Item,
    found: list[Evidence],
    chosen: Evidence | None,
) -> None:
    """One key for each thing that can be decided; what is decided leads to the next."""
    company = sitting.company
    desk = LogDesk(company, user, found[0].memo if found else None)
    ids = tuple(one.id for one in found)
    keys: list[tuple[str, str, Callable[[], None]]] = []
    if item.names:
        for key, ruling in (("S", Ruling.SAME), ("D", Ruling.DIFFERENT)):
            work = partial(judge, user, company, item, ruling)
            keys.append((ruling, key, partial(_do, words, sitting, work)))
    elif chosen:
        ids = (chosen.id, *(one for one in ids if one != chosen.id))
        for key, ruling in (("A", Ruling.ACCEPT), ("X", Ruling.REJECT)):
            work = partial(rule, user, company, chosen.id, ruling)
            keys.append((ruling, key, partial(_do, words, sitting, work)))
    if len(found) > 1 and not item.names:
        keys.append(("next", "N", partial(_choose_next, sitting, len(found))))
    if found:
        keys.append(("edit", "E", partial(open_form, words, desk, ids, None)))
    keys.append(("later", "L", partial(_put_off, words, user, sitting, item)))
    with st.container(horizontal=True, key="keys"):
        for name, key, act in keys:
            if st.button(words(f"review.{name}"), key=f"review_{name}", shortcut=key):
                act()
        _undo_button(words, user, sitting)
    st.html(decisions_html(words, desk, ids) or "<span></span>")


def _choose_next(sitting: Round, number: int) -> None:
    sitting.chosen = (sitting.chosen + 1) % number
    st.rerun()


def _put_off(words: Words, user: User, sitting: Round, item: Item) -> None:
    """Names are put off in the log, for all to see; a statement in this sitting alone."""
    if item.names and not item.decided:
        _do(words, sitting, lambda: judge(user, sitting.company, item, Ruling.LATER))
    sitting.later = [*(one for one in sitting.later if one != item.id), item.id]
    sitting.chosen = 0
    st.rerun()


def _undo_button(words: Words, user: User, sitting: Round) -> None:
    if st.button(words("review.undo"), key="review_undo", shortcut="U", disabled=not sitting.done):
        last = sitting.done.pop()
        try:
            undo(user, sitting.company, last)
        except (BadDecision, Forbidden) as error:
            st.warning(literal(problem(words, error)))
        else:
            st.rerun()


def _do(words: Words, sitting: Round, work: Callable[[], str]) -> None:
    """Decide and go on; where somebody else was faster, say so and show it again as it is now."""
    try:
        decided = work()
    except (Outdated, BadDecision, Forbidden) as error:
        st.session_state[DONE] = not_done(words, error)
    else:
        sitting.done.append(decided)
    sitting.chosen = 0
    st.rerun()
