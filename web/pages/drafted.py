"""Drafted: what was read in a memo that is not stored: marked in its text, and what it would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import streamlit as st

from graph.access import User
from graph.compare import Row
from graph.drafts import Draft, Preview
from graph.log import evidence_of
from web.address import Address
from web.desk import DraftDesk, known_names
from web.markup import escaped
from web.pages.frame import show_note, show_section, take_pick, two_columns
from web.parts.correct import open_form
from web.parts.decisions import decision_sentence
from web.parts.evidence import Quote, quotes
from web.parts.listing import listing
from web.parts.memotext import text_html
from web.parts.panel import CLOSE
from web.parts.sheet import picked_in, show_sheet
from web.reads import preview, reading
from web.rows import story_groups
from web.statements import statement_notes, statement_sentence
from web.words import Words

TEXT, CHANGES = "add_text", "add_changes"


def show_drafted(
    words: Words, address: Address, user: User, draft: Draft, put: Callable[[Draft], None]
) -> None:
    """The text with what was read in it; beside it what is chosen, else what storing would do."""
    at = reading(draft.memo.company)
    outcome = preview(at, draft)
    desk = DraftDesk(draft, user, known_names(at), put)
    now = datetime.now(UTC)
    found = quotes(evidence_of(draft.memo, entry, now) for entry in draft.now())
    by_key = {f"q{quote.start}": quote for quote in found}
    take_pick(address, TEXT)
    _take_row(address, outcome, by_key)
    picked = by_key.get(address.get("row") or "")
    left, right = two_columns()
    with left:
        show_note(words("add.read_in", number=len(draft.now()), title=draft.memo.title))
        key = address.get("row") if picked else None
        show_sheet(text_html(words, draft.memo.text, found), key=TEXT, picked=key)
    with right:
        if picked:
            _show_quote(words, desk, picked)
        else:
            _show_preview(words, outcome)
            _show_mended(words, desk)
            if st.button(words("correct.missing"), key="missing", icon=":material/edit:"):
                open_form(words, desk, (), None)


def _take_row(address: Address, found: Preview, quotes_by_key: dict[str, Quote]) -> None:
    """A row of the preview that was picked in this run leads to its sentence."""
    row_id = picked_in(*(f"{CHANGES}_{name}" for name in ("gained", "lost", "backed")))
    rows = (*found.gained, *found.lost, *found.backed)
    said = {s for row in rows if row.id == row_id for s in row.statements}
    for key, quote in quotes_by_key.items():
        if said & {one.id for one in quote.said}:
            address.set("row", key)
            return


def _show_quote(words: Words, desk: DraftDesk, quote: Quote) -> None:
    """What was read in one stretch of the text, and the way to mend it."""
    st.button(words("evidence.close"), key=CLOSE, type="tertiary", icon=":material/close:")
    title = escaped(words("memos.statements", number=len(quote.said)))
    parts = "".join(
        f'<section class="st"><h4>{escaped(statement_sentence(words, one.statement))}</h4>'
        f"<p>{escaped(' · '.join(statement_notes(words, one.statement)))}</p></section>"
        for one in quote.said
    )
    show_sheet(f'<div class="ev"><h3>{title}</h3>{parts}</div>', key="add_statements")
    if st.button(words("correct.open"), key="correct", icon=":material/edit:"):
        first = quote.said[0].statement.span
        open_form(words, desk, tuple(one.id for one in quote.said), first)


def _show_preview(words: Words, found: Preview) -> None:
    """What would come, what would go, and what is known already and said once more."""
    show_section(words("add.preview"), words("add.preview_lead"))
    told = False
    for name, rows in (("gained", found.gained), ("lost", found.lost), ("backed", found.backed)):
        if rows:
            told = True
            _show_rows(words, name, rows)
    if not told:
        st.write(words("add.no_change"))


def _show_rows(words: Words, name: str, rows: Iterable[Row]) -> None:
    rows = tuple(rows)
    title = words(f"add.{name}", number=len(rows))
    with st.expander(title, expanded=name != "backed"):
        html = listing(words, story_groups(words, rows), label=title, columns=False)
        show_sheet(html, key=f"{CHANGES}_{name}")


def _show_mended(words: Words, desk: DraftDesk) -> None:
    """What was changed in the draft, each with a way back."""
    if not desk.draft.mended:
        return
    show_section(words("add.mended", number=len(desk.draft.mended)))
    for ruling, entry in desk.draft.mended:
        said = (entry or desk.entry(ruling.about[0])).statement
        left, right = st.columns([4, 1], vertical_alignment="center")
        told = decision_sentence(words, ruling, force=True)
        left.html(f"<p>{escaped(told)}<br>{escaped(statement_sentence(words, said))}</p>")
        if right.button(words("decisions.undo"), key=f"back_{ruling.id}"):
            desk.undo(ruling.id)
            st.rerun()
