"""The chart as a person uses it: branches, search, a look at one branch, files, and a large company."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from graph.driver import Database
from graph.log import Memo, entries_of
from graph.schema import create_schema
from graph.store import store_memo
from ingest.statement import Kind, Span, Statement, Tense, Voice
from tests.app.visitor import Visitor
from tests.client_memo import DAY, PLATFORM, USERS

TOP, UNITS = "总部", 250


def card(page: Page, name: str) -> Locator:
    return page.locator(f'.rg-card[aria-label^="{name}"]')


def place(of: Locator) -> FloatRect:
    box = of.locator(".rg-face").bounding_box()
    assert box
    return box


def same_place(one: FloatRect, other: FloatRect) -> bool:
    return abs(one["x"] - other["x"]) < 1 and abs(one["y"] - other["y"]) < 1


@pytest.mark.usefixtures("seed")
def test_a_branch_is_closed_and_opened_by_mouse_and_its_card_stays_in_place(
    visitor: Visitor,
) -> None:
    page = visitor.visit()
    top = card(page, "大淘宝")
    expect(top).to_have_attribute("aria-expanded", "true")
    before = place(top)
    top.locator(".rg-fold").click()
    expect(top).to_have_attribute("aria-expanded", "false")
    expect(card(page, USERS)).to_have_count(0)
    expect(top.locator(".rg-fold")).to_have_text(re.compile(r"＋\d+ △\d+"))
    assert same_place(before, place(top))
    page.wait_for_url(re.compile("fold=-"))
    page.get_by_text("调整后", exact=True).click()
    page.wait_for_url(re.compile("view=after"))
    expect(card(page, "大淘宝")).to_have_attribute("aria-expanded", "false")
    page = visitor.visit(page.url.removeprefix(visitor.address))
    expect(card(page, "大淘宝")).to_have_attribute("aria-expanded", "false")
    card(page, "大淘宝").locator(".rg-fold").click()
    expect(card(page, USERS)).to_be_attached()


@pytest.mark.usefixtures("seed")
def test_by_keyboard_a_branch_is_closed_opened_and_looked_at_alone(visitor: Visitor) -> None:
    page = visitor.visit()
    top = card(page, "大淘宝")
    top.focus()
    page.keyboard.press("-")
    expect(top).to_have_attribute("aria-expanded", "false")
    expect(top).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(top).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("f")
    expect(card(page, "阿里妈妈")).to_be_attached()
    expect(card(page, "1688")).to_have_count(0)
    path = page.get_by_role("navigation", name="从全图到该分支")
    expect(path.get_by_role("button")).to_have_text(["全图", "中国数字商业板块", "大淘宝"])
    page.wait_for_url(re.compile("focus="))
    path.get_by_role("button", name="全图").click()
    expect(card(page, "1688")).to_be_attached()
    expect(path).to_be_hidden()


@pytest.mark.usefixtures("seed")
def test_a_search_opens_the_branch_shows_the_card_and_its_sentences(visitor: Visitor) -> None:
    page = visitor.visit()
    page.get_by_role("button", name="全部收起").click()
    expect(card(page, PLATFORM)).to_have_count(0)
    page.get_by_role("combobox", name="查找单位或人").click()
    page.keyboard.type("思函 · 平台")
    page.keyboard.press("Enter")
    expect(card(page, PLATFORM)).to_have_class(re.compile("is-marked"))
    expect(card(page, PLATFORM)).to_be_in_viewport()
    expect(page.locator(".st-key-evidence .ev mark").first).to_be_visible()


@pytest.mark.usefixtures("seed")
def test_the_same_stands_in_a_table_that_is_reached_by_keyboard(visitor: Visitor) -> None:
    page = visitor.visit()
    page.get_by_role("switch", name="以表格查看").or_(
        page.get_by_role("checkbox", name="以表格查看")
    ).focus()
    page.keyboard.press("Space")
    row = page.get_by_role("row", name=re.compile(f"^{PLATFORM}"))
    expect(row).to_contain_text("思函，负责人（新增）")
    expect(row).to_contain_text("大淘宝（隶属关系为推断）")
    expect(row).to_contain_text("戴珊，实线")
    expect(page.get_by_role("row", name=re.compile("^速卖通"))).to_contain_text("未说明继任者")
    page.wait_for_url(re.compile("table=1"))


@pytest.mark.usefixtures("seed")
def test_the_chart_is_taken_along_as_svg_pdf_and_png(visitor: Visitor) -> None:
    page = visitor.visit()
    files = {}
    for kind in ("SVG", "PDF", "PNG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"下载图 ({kind})").click()
        files[kind] = download.value.path().read_bytes()
    tree = ET.fromstring(files["SVG"])  # noqa: S314  our own output
    assert tree.get("role") == "img"
    assert PLATFORM in "".join(tree.itertext())
    assert files["PDF"].startswith(b"%PDF-")
    assert files["PNG"].startswith(b"\x89PNG")


@pytest.fixture
def large(database: Database) -> Database:
    """A company of many units, each set up as part of an earlier one."""
    names = [TOP, *(f"第{number}中心" for number in range(1, UNITS))]
    text, statements = "", []
    for number, name in enumerate(names[1:], 1):
        sentence = f"{name}新设于{names[(number - 1) // 3]}。"
        span = Span(len(text), len(text) + len(sentence), sentence)
        new = Statement(
            type=Kind.UNIT_CREATED, tense=Tense.AFTER, by=Voice.LETTER, span=span, unit=name
        )
        parent = (names[(number - 1) // 3],)
        statements += [new, replace(new, type=Kind.MEMBER_OF, to=parent)]
        text += f"{sentence}\n"
    memo = Memo(
        id="memo",
        company="集团",
        title="调整",
        text=text,
        language="zh",
        announced=DAY.isoformat(),
    )
    create_schema(database)
    store_memo(database, memo, entries_of(memo.id, statements))
    return database


@pytest.mark.usefixtures("large")
def test_a_large_company_opens_readable_and_keeps_out_of_the_page_what_is_far(
    visitor: Visitor,
) -> None:
    page = visitor.visit()
    top, cards = card(page, TOP), page.locator(".rg-card")
    expect(top).to_be_visible()
    assert cards.count() <= 120
    page.get_by_role("button", name="全部展开").click()
    page.wait_for_url(re.compile("fold=all"))
    expect(page.locator(".rg-fold.is-closed")).to_have_count(0)
    assert 1 < cards.count() < UNITS / 2
    page.get_by_role("combobox", name="查找单位或人").click()
    page.keyboard.type(f"第{UNITS - 1}中心")
    page.keyboard.press("Enter")
    last = card(page, f"第{UNITS - 1}中心")
    expect(last).to_be_in_viewport()
    last.focus()
    for _ in range(9):
        page.keyboard.press("ArrowUp")
    expect(top).to_be_focused()
    expect(top).to_be_in_viewport()
    page.get_by_role("button", name="适应窗口").click()
    page.get_by_role("button", name="缩小").click()
    assert cards.count() < 10
