"""A memo that is read and mended, what storing it would do, and that just that comes of it."""

import pytest

from graph import fetch
from graph.access import Grade, User
from graph.derive import derive
from graph.drafts import (
    Draft,
    add_in,
    edit_in,
    moved_to,
    preview_of,
    reject_in,
    store_draft,
    take_back,
    with_draft,
)
from graph.driver import Database
from graph.errors import BadDecision, Forbidden
from graph.history import story_of
from graph.log import Log, Memo, Ruling, entries_of
from graph.rulings import decisions_on
from graph.schema import create_schema
from graph.store import store_memo
from ingest.statement import Kind, Span, Statement, Tense, Voice
from tests.logs import changes_of

ANA, VIC = User("ana", Grade.EDITOR), User("vic", Grade.VIEWER)
COMPANY = "某某集团"
TEXT = "任命王二为甲中心总裁。李三向王二汇报。赵四离开。"


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


def said(kind: Kind, words: str, **more: object) -> Statement:
    span = span_of(words)
    return Statement(type=kind, tense=Tense.AFTER, by=Voice.LETTER, span=span, **more)  # type: ignore[arg-type]


LEADS = said(Kind.LEADS, "任命王二为甲中心总裁", person="王二", unit="甲中心", post="总裁")
LINE = said(Kind.REPORTS_TO, "李三向王二汇报", person="李三", to=("王二",))
MEMO = Memo(id="m", company=COMPANY, title="t", text=TEXT, language="zh", announced="2024-03-05")
LEFT = {"type": "steps_down", "tense": "after", "by": "letter", "person": "赵四", "unit": "乙"}
EMPTY = Log(company=COMPANY, memos=(), entries=())


@pytest.fixture
def draft() -> Draft:
    return Draft(memo=MEMO, entries=entries_of(MEMO.id, [LEADS, LINE]))


def id_of(draft: Draft, kind: Kind) -> str:
    return next(entry.id for entry in draft.now() if entry.statement.type is kind)


def kinds(draft: Draft, log: Log = EMPTY) -> set[str]:
    return {row.kind for row in preview_of(log, draft).gained} - {"first seen"}


def test_a_preview_tells_what_would_come_and_what_would_go(draft: Draft) -> None:
    assert kinds(draft) == {"appointed", "line added"}
    known = with_draft(EMPTY, draft)
    other = edit_in(draft, ANA, id_of(draft, Kind.LEADS), {"person": "赵四"})
    preview = preview_of(known, other)
    assert {row.name("person") for row in preview.gained} == {"赵四"}
    assert {row.name("person") for row in preview.lost} == {"王二"}
    assert preview_of(known, draft).gained == ()


def test_the_same_said_by_another_memo_is_another_source(draft: Draft) -> None:
    again = moved_to(draft, COMPANY, MEMO.announced)
    assert again.memo.id != MEMO.id
    preview = preview_of(with_draft(EMPTY, draft), again)
    assert (preview.gained, preview.lost) == ((), ())
    assert {row.kind for row in preview.backed} == {"appointed", "line added", "first seen"}


def test_a_statement_is_mended_as_often_as_one_likes(draft: Draft) -> None:
    once = edit_in(draft, ANA, id_of(draft, Kind.LEADS), {"person": "赵四"})
    twice = edit_in(once, ANA, id_of(once, Kind.LEADS), {"post": "副总裁"})
    assert len(twice.mended) == 1
    assert {(e.statement.person, e.statement.post) for e in twice.now()} >= {("赵四", "副总裁")}
    back = edit_in(twice, ANA, id_of(twice, Kind.LEADS), {"person": "王二", "post": "总裁"})
    gone = reject_in(twice, ANA, id_of(twice, Kind.LEADS))
    assert [d.ruling for d, _ in gone.mended] == [Ruling.REJECT]
    assert kinds(gone) == {"line added"}
    assert take_back(gone, gone.mended[0][0].id).now() == draft.now()
    assert {e.statement.person for e in back.now()} == {"王二", "李三"}


def test_what_was_not_read_is_added_and_taken_away_again(draft: Draft) -> None:
    more = add_in(draft, ANA, LEFT, span_of("赵四离开"))
    assert "left" in kinds(more)
    assert reject_in(more, ANA, id_of(more, Kind.STEPS_DOWN)) == draft
    with pytest.raises(BadDecision, match="does not have these words"):
        add_in(draft, ANA, LEFT, Span(0, 4, "赵四离开"))
    with pytest.raises(BadDecision, match="names a person, a unit or post"):
        add_in(draft, ANA, {**LEFT, "person": None, "unit": None}, span_of("赵四离开"))


def test_a_draft_goes_to_another_company_with_what_was_mended(draft: Draft) -> None:
    mended = edit_in(draft, ANA, id_of(draft, Kind.LEADS), {"person": "赵四"})
    moved = moved_to(reject_in(mended, ANA, id_of(mended, Kind.REPORTS_TO)), "他司", "2024-04-01")
    log = Log(company="他司", memos=(), entries=())
    assert kinds(moved, log) == {"appointed"}
    people = {row.name("person") for row in preview_of(log, moved).gained}
    assert people == {"赵四", None}


def test_stored_the_draft_is_what_its_preview_said(draft: Draft, database: Database) -> None:
    create_schema(database)
    store_memo(database, MEMO, entries_of(MEMO.id, [LEADS]))
    mended = edit_in(draft, ANA, id_of(draft, Kind.REPORTS_TO), {"person": "赵四"})
    mended = add_in(mended, ANA, LEFT, span_of("赵四离开"))
    log = fetch.log_of(database, COMPANY)
    expected = changes_of(derive(with_draft(log, mended)))
    with pytest.raises(Forbidden, match="vic is viewer and may not add a memo"):
        store_draft(database, VIC, mended)
    assert fetch.log_of(database, COMPANY) == log
    store_draft(database, ANA, mended)
    store_draft(database, ANA, mended)
    stored = fetch.derived_at(database, COMPANY)
    assert changes_of(stored) == expected
    assert {"appointed", "line added", "left"} <= {row.kind for row in story_of(stored)}
    after = fetch.log_of(database, COMPANY)
    edit, addition = after.decisions
    assert addition.ruling is Ruling.ADD
    assert (edit.by, edit.ruling) == ("ana", Ruling.EDIT)
    assert decisions_on(after, edit.becomes or "") == (edit,)
