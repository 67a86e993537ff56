"""Every page with a memo in which all names and all of the text try to be markup."""

import pytest
from playwright.sync_api import expect

from graph import fetch
from graph.driver import Database
from graph.log import Memo, entries_of
from graph.model import Person, Unit
from graph.schema import create_schema
from graph.store import store_memo
from ingest.statement import Kind, Span, Statement, Tense, Voice
from tests.app.steps import LISTENING
from tests.app.visitor import Visitor

UNIT = '<img src=x onerror="document.title=1"> {b|{c}}'
OTHER = "</script><svg onload=document.title=3>"
PERSON = "<script>document.title=2</script> \u202e{@[0]}"
COMPANY = "![x](http://192.0.2.1/x.png) $x^2$ :material/bug_report: [link](javascript:alert(1))"
PATHS = ("", "changes", "brief", "timeline", "timeline?bars=units", "measures", "notsaid", "memos",
    "memos?read=voices", "changes?group=person")  # fmt: skip


@pytest.fixture
def hostile(database: Database) -> Database:
    """Two voices that say nothing but attacks."""
    text = f"{COMPANY}\n{UNIT} {PERSON} {OTHER}</div></details><b onclick=alert(1)>\n"

    def said(kind: Kind, words: str, by: Voice = Voice.LETTER, **more: object) -> Statement:
        start = text.index(words)
        span = Span(start, start + len(words), words)
        return Statement(type=kind, tense=Tense.AFTER, by=by, span=span, **more)  # type: ignore[arg-type]

    statements = [
        said(Kind.UNIT_CREATED, UNIT, unit=UNIT),
        said(Kind.LEADS, PERSON, unit=UNIT, person=PERSON, post=COMPANY),
        said(Kind.LEADS, PERSON, Voice.REPORTER, unit=OTHER, person=PERSON, post=COMPANY),
        said(Kind.TRANSFERRED, OTHER, person=PERSON, from_=(OTHER,), to=(UNIT,)),
        said(Kind.REPORTS_TO, UNIT, person=PERSON, to=(OTHER,), implied=True),
    ]
    memo = Memo(
        id="memo", company=COMPANY, title=COMPANY, text=text, language="en", announced="2024-03-05"
    )
    create_schema(database)
    store_memo(database, memo, entries_of(memo.id, statements))
    return database


def test_on_no_page_does_a_name_become_markup(visitor: Visitor, hostile: Database) -> None:
    things = fetch.derived_at(hostile, COMPANY).things.values()
    paths = [f"person?person={t.id}" for t in things if isinstance(t, Person)]
    paths += [f"unit?unit={t.id}" for t in things if isinstance(t, Unit)]
    for path in (*PATHS, *paths):
        page = visitor.visit(f"/{path}", locale="en-GB")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        picks = page.locator("[data-pick]")
        expect(picks.or_(page.locator(".rg-card")).first).to_be_attached()
        if picks.count():
            picks.first.click()
            expect(page.locator(".st-key-evidence .ev").first).to_be_visible()
        assert page.title() not in ("1", "2", "3")
        assert (
            page.locator("b[onclick], img[onerror], svg[onload], a[href^=javascript]").count() == 0
        )


@pytest.mark.usefixtures("hostile")
def test_where_one_decides_and_corrects_a_name_stays_a_name(visitor: Visitor) -> None:
    page = visitor.visit("/review?lang=en")
    expect(page.locator(".reading")).to_contain_text("<script>document.title=2</script>")
    progress = page.get_by_test_id("stProgress")
    expect(progress).to_contain_text("0 decided")
    expect(progress.get_by_role("link")).to_have_count(0)
    undo = page.locator(".st-key-review_undo button")
    expect(undo).to_be_disabled()
    page.wait_for_timeout(LISTENING)
    page.keyboard.press("x")
    expect(undo).to_be_enabled()
    page.keyboard.press("u")
    expect(page.locator(".decisions")).to_contain_text("rejected")
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="The words that say it").fill(OTHER * 2)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Not saved")).to_be_visible()
    page = visitor.visit("/companies?lang=en&q=img")
    expect(page.locator(".found")).to_contain_text(UNIT)
    assert page.title() not in ("1", "2", "3")
    assert page.locator("b[onclick], img[onerror], svg[onload], a[href^=javascript]").count() == 0
