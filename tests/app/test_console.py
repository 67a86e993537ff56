"""The console's page: Cypher with completion, by link and by keyboard, and what it declines."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.console import Console
from graph.driver import Database
from graph.settings import Settings
from tests.app.visitor import PHONE, Visitor
from tests.client_memo import COMPANY

pytestmark = pytest.mark.usefixtures("warm")

LINES = "MATCH (p:Person)-[r:REPORTS_TO]->(b:Person) WHERE r.since <= date($day) RETURN p, r, b"
SLOW = 60_000  # milliseconds that an answer may take on a busy machine


@pytest.fixture(scope="module")
def warm(seed: Database, settings: Settings) -> None:
    """The console's own server, started and holding the client's memo."""
    Console(settings, seed).ask("RETURN 1 AS one", {})


def write(page: Page, text: str) -> None:
    """Write into the empty editor, key by key."""
    field = page.get_by_label("Cypher 查询")
    expect(field).to_be_visible(timeout=SLOW)
    field.press("Control+a")
    field.press("Delete")
    field.press_sequentially(text)


def test_a_query_is_written_with_completion_and_run_by_keyboard(visitor: Visitor) -> None:
    page = visitor.visit("/console?lang=zh")
    offers = page.get_by_role("option")
    write(page, "MATCH (u:Uni")
    expect(offers).to_have_text(["Unit"])
    page.keyboard.press("Tab")
    page.keyboard.type(")-[r:PART")
    expect(offers).to_have_text(["PART_OF"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("]->(w) RETURN u.nam")
    expect(offers.first).to_have_text("name")
    page.keyboard.press("Tab")
    page.keyboard.type(" AS unit, $com")
    expect(offers).to_have_text(["company"])
    page.keyboard.press("Tab")
    page.keyboard.type(" AS company")
    page.keyboard.press("Control+Enter")
    company = page.get_by_role("textbox", name="$company")
    expect(company).to_be_visible(timeout=SLOW)
    company.fill(COMPANY)
    company.press("Enter")
    expect(page.get_by_text("15 行")).to_be_visible(timeout=SLOW)
    page.wait_for_url("**p_company=**")
    assert "q=MATCH" in page.url


def test_an_answer_is_read_by_link_drawn_and_taken_along(visitor: Visitor) -> None:
    page = visitor.visit(f"/console?lang=zh&p_day=2022-01-06&q={quote(LINES)}")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=SLOW)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["p", "r", "b"]
    assert {tuple(row) for row in rows[1:] if "玄德" in row[0]} == {
        ("(:Person 玄德)", "[:REPORTS_TO]", "(:Person 戴珊)")
    }
    page.get_by_role("radio", name="图", exact=True).click()
    expect(page.get_by_role("img", name="玄德 → REPORTS_TO → 戴珊")).to_be_visible()
    page.wait_for_url("**shape=graph**")


def test_what_is_declined_says_why_and_what_to_do(visitor: Visitor) -> None:
    page = visitor.visit("/console?lang=zh&q=CREATE%20(n)%20RETURN%20n", size=PHONE)
    expect(page.get_by_text("这条查询没有运行完。")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("控制台只读：请用 reorg ingest")).to_be_visible()
    expect(page.get_by_role("button", name="查询", exact=True)).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert {one["id"] for one in found} == set()


def test_a_saved_query_is_drawn_as_its_head_says(visitor: Visitor) -> None:
    page = visitor.visit("/queries?query=most_reorganised&shape=chart&lang=zh")
    expect(page.get_by_role("img", name="大淘宝 10")).to_be_visible()
    page = visitor.visit("/queries?query=reporting_lines&shape=graph&lang=zh")
    expect(page.get_by_role("img", name=re.compile("家洛 → 实线 → 戴珊"))).to_be_visible()
