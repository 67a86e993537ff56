"""What was known when: the pages by an earlier knowledge, by choice and by link."""

import re

import pytest
from playwright.sync_api import expect

from graph.driver import Database
from graph.log import Memo, entries_of
from graph.schema import create_schema
from graph.store import Stored, store_memo
from ingest.statement import Kind, Span, Statement, Tense, Voice
from tests.app.visitor import Visitor

FIRST, SECOND = "张一任甲中心总裁", "李三任甲中心总裁"


def record(database: Database, day: str, sentence: str) -> Stored:
    said = Statement(
        type=Kind.LEADS,
        tense=Tense.AFTER,
        by=Voice.LETTER,
        span=Span(0, len(sentence), sentence),
        unit="甲中心",
        person=sentence[:2],
        post="总裁",
    )
    memo = Memo(
        id=day, company="集团", title=f"通知 {day}", text=sentence, language="zh", announced=day
    )
    return store_memo(database, memo, entries_of(memo.id, [said]))


@pytest.fixture
def two(database: Database) -> tuple[Stored, Stored]:
    """Two memos, the later of which names another head."""
    create_schema(database)
    return record(database, "2024-03-01", FIRST), record(database, "2024-06-01", SECOND)


@pytest.mark.usefixtures("two")
def test_an_earlier_knowledge_is_chosen_marked_kept_over_pages_and_left(visitor: Visitor) -> None:
    page = visitor.visit("/?lang=zh&to=2024-07-01&view=after")
    card, mark = page.locator(".rg-card"), page.locator(".st-key-known_mark")
    expect(card).to_contain_text("李三")
    expect(mark).to_have_count(0)
    page.get_by_role("button", name="按现在所知").focus()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="录入截至").click()
    page.get_by_role("option", name="通知 2024-03-01").click()
    expect(card).to_contain_text("张一")
    expect(card).not_to_contain_text("李三")
    expect(mark).to_contain_text(re.compile(r"按 \d{4}-\d\d-\d\d \d\d:\d\d UTC 所知；其后的 1 次"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("所知")
    page.wait_for_url(re.compile("known=20"))
    page.keyboard.press("Escape")
    page.get_by_role("link", name="简报", exact=True).click()
    expect(mark).to_be_visible()
    page.wait_for_url(re.compile("brief.*known=20"))
    page.get_by_role("button", name="回到现在").click()
    expect(mark).to_have_count(0)
    expect(page).not_to_have_url(re.compile("known="))


def test_every_page_can_be_linked_as_it_was_known(
    visitor: Visitor, two: tuple[Stored, Stored]
) -> None:
    known = f"{two[0].recorded:%Y-%m-%dT%H:%M:%S.%fZ}"
    for path in (
        "",
        "changes",
        "brief",
        "timeline",
        "person",
        "unit",
        "measures",
        "notsaid",
        "memos",
    ):
        page = visitor.visit(f"/{path}?lang=en&known={known}")
        expect(page.locator(".st-key-known_mark")).to_contain_text("This is what was known on")
    page = visitor.visit("/timeline?lang=en&known=" + known)
    expect(page.locator(".tl-row")).to_have_count(1)
    page = visitor.visit("/?lang=en&known=2020-01-01")
    expect(page.get_by_text("By that moment no change of 集团 had been recorded.")).to_be_visible()
    page = visitor.visit("/?lang=en&known=yesterday")
    expect(page.locator(".rg-card")).to_contain_text("李三")
