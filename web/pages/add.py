"""Add: bring memos, see what was read and what it would change, mend it, then store it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from graph.access import Act, User
from graph.errors import BadDecision, Forbidden
from ingest.formats import SUFFIXES
from ingest.settings import ReadingSettings
from web.address import Address, address_of
from web.markup import escaped, literal
from web.pages.controls import choose_language
from web.pages.drafted import show_drafted
from web.pages.frame import show_heading, show_note, show_plain
from web.parts.refs import address_to
from web.parts.sheet import show_sheet
from web.pending import Pending, is_day, read_in, settled
from web.problems import problem
from web.reads import companies
from web.who import current_user
from web.words import Words
from web.writes import store, withdraw

NAMES = ("company", "lang", "row")
PENDING, TURN = "pending", "pending_turn"  # of the session's state: the memos; how often some came
MOST = 50  # memos at once


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("add", NAMES)
    user = current_user()
    heading = st.container(key="heading")
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.space("stretch")
        choose_language(words, address)
    with heading:
        show_heading(words("add.title"))
    if user is None or not user.may(Act.ADD):
        show_plain(words("add.viewer"))
    else:
        _bring(words)
        if pending():
            number = _choose(words)
            _show_one(words, address, user, number)
            draft = pending()[number].draft
            if draft and not pending()[number].stored:
                show_drafted(words, address, user, draft, lambda new: put(number, draft=new))
    address.write()


def pending() -> list[Pending]:
    """The memos that lie in this session."""
    found: list[Pending] = st.session_state.setdefault(PENDING, [])
    return found


def put(number: int, **more: object) -> None:
    """Keep what became of a memo."""
    pending()[number] = replace(pending()[number], **more)  # type: ignore[arg-type]


def _bring(words: Words) -> None:
    """Paste or upload; what was brought is read at once, one after the other."""
    turn = st.session_state.setdefault(TURN, 0)
    limit = ReadingSettings.from_environment(os.environ).limit
    size = max(1, limit // 2**20)
    with st.expander(words("add.bring"), expanded=not pending()):
        text = st.text_area(words("add.paste"), key=f"paste_{turn}", height=180)
        files = st.file_uploader(
            words("add.upload"),
            type=sorted(SUFFIXES),
            accept_multiple_files=True,
            max_upload_size=size,
            key=f"files_{turn}",
        )
        kinds = " ".join(sorted(SUFFIXES))
        show_note(words("add.kinds", kinds=kinds, size=size, most=MOST))
        if not st.button(words("add.read"), key="read"):
            return
        brought = [(file.name, file.getvalue()) for file in files[:MOST]]
        if text.strip():
            brought.append((words("add.pasted"), text.encode()))
        _read(words, brought, limit)
    if brought:
        st.session_state[TURN] = turn + 1
        st.rerun()


def _read(words: Words, brought: Iterable[tuple[str, bytes]], limit: int) -> None:
    memos = list(brought)
    bar = st.progress(0.0)
    for number, (name, raw) in enumerate(memos):
        bar.progress(number / len(memos), words("add.reading", number=number + 1, of=len(memos)))
        pending().append(read_in(name, raw, limit))
    bar.empty()


def _choose(words: Words) -> int:
    """Which of the memos is looked at; the last that came, at first."""
    known = pending()
    if len(known) == 1:
        return 0

    def told(number: int) -> str:
        one = known[number]
        how = "problem" if one.problem else "stored" if one.stored else "read"
        return words(f"add.is_{how}", name=one.name, number=len(one.statements))

    found = st.selectbox(
        words("add.which", number=len(known)), range(len(known)), key="which_memo", format_func=told
    )
    return int(found or 0)


def _show_one(words: Words, address: Address, user: User, number: int) -> None:
    """Company and day of a memo, and what can be done with it."""
    one = pending()[number]
    if one.problem:
        st.error(literal(words("add.refused", name=one.name)))
        show_plain(problem(words, one.problem))
        return
    if one.stored:
        _show_stored(words, address, user, number)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        offered = dict.fromkeys([*([one.company] if one.company else []), *companies()])
        company = st.selectbox(
            words("control.company"),
            list(offered),
            index=0 if one.company else None,
            key=f"company_{st.session_state[TURN]}_{number}",
            placeholder=words("add.whose"),
            accept_new_options=True,
            width=260,
        )
        day = st.text_input(
            words("add.day"),
            one.day,
            key=f"day_{st.session_state[TURN]}_{number}",
            placeholder="2024-03-05",
            width=150,
        )
        _show_buttons(words, user, number)
    if not is_day(day):
        st.warning(words("add.no_day"))
    elif not company:
        st.warning(words("add.no_company"))
    else:
        put(number, draft=settled(one, company, day).draft)
    if not one.statements:
        st.info(words("add.nothing"))


def _show_buttons(words: Words, user: User, number: int) -> None:
    ready = [i for i, one in enumerate(pending()) if one.draft and not one.stored]
    if st.button(words("add.store"), key="store", disabled=number not in ready):
        _store(words, user, [number])
    if len(ready) > 1 and st.button(words("add.store_all", number=len(ready)), key="store_all"):
        _store(words, user, ready)
    if st.button(words("add.discard"), key="discard"):
        del pending()[number]
        st.session_state[TURN] += 1
        st.rerun()


def _store(words: Words, user: User, numbers: list[int]) -> None:
    bar = st.progress(0.0)
    for done, number in enumerate(numbers):
        bar.progress(done / len(numbers), words("add.storing", number=done + 1, of=len(numbers)))
        draft = pending()[number].draft
        if draft:
            store(user, draft)
            put(number, stored=True)
    st.rerun()


def _show_stored(words: Words, address: Address, user: User, number: int) -> None:
    """What was stored can be taken back where it stands."""
    one = pending()[number]
    if one.draft is None:
        return
    st.success(literal(words("add.stored", company=one.company)))
    ways = {
        "app.overview": address_to(address, "overview", company=one.company),
        "app.memos": address_to(address, "memos", company=one.company, memo=one.draft.memo.id),
    }
    links = "".join(
        f'<a class="chip" data-go href="{escaped(way)}">{escaped(words(name))}</a>'
        for name, way in ways.items()
    )
    show_sheet(f'<nav class="chips">{links}</nav>', key="add_stored")
    if st.button(words("withdraw.button"), key="withdraw"):
        try:
            withdraw(user, one.company, one.draft.memo.id)
        except (BadDecision, Forbidden) as error:
            st.warning(literal(problem(words, error)))
        else:
            put(number, stored=False)
            st.rerun()
