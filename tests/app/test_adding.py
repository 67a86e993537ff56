"""Bringing memos: see what was read, mend it, store it, see it on the chart, take it back."""

import re

import pytest
from playwright.sync_api import expect

from graph import fetch
from graph.driver import Database
from graph.rulings import in_force
from graph.schema import create_schema
from tests.app.steps import mend, paste, payload
from tests.app.visitor import Visitor
from tests.files import html_of, mail_of, word_of
from tests.own_memo import COMPANY, TEXT

NAME = "![x](http://192.0.2.1/x.png) <img src=x onerror=document.title=1>.txt"


@pytest.fixture(autouse=True)
def empty(database: Database) -> Database:
    create_schema(database)
    return database


def test_a_memo_nobody_has_read_is_mended_stored_looked_at_and_one_thing_undone(
    visitor: Visitor, database: Database
) -> None:
    page = visitor.visit("/add?lang=zh")
    paste(page, TEXT)
    expect(page.get_by_text(re.compile("会新增 1\\d 项"))).to_be_visible()
    mend(page)
    expect(page.get_by_text("您改了 2 处")).to_be_visible()
    expect(page.locator(".rl button").filter(has_text="新设 仓配组")).to_be_visible()
    assert fetch.companies(database) == ()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text(f"已保存到 {COMPANY}")).to_be_visible()
    made = fetch.log_of(database, COMPANY).decisions
    assert sorted(d.ruling for d in made) == ["add", "edit"]
    page.get_by_role("link", name="总览", exact=True).last.click()
    group = page.locator('.rg-card[aria-label^="仓配组"]')
    expect(group).to_be_visible()
    expect(page.locator('.rg-card[aria-label^="智慧农机事业部"]')).to_have_attribute(
        "aria-label", re.compile("顾长风")
    )
    group.click()
    expect(page.locator(".decisions")).to_contain_text("补充")
    page.get_by_role("button", name="更正或补充").click()
    page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(group).to_have_count(0)
    assert [d.ruling for d in in_force(fetch.log_of(database, COMPANY).decisions)] == ["edit"]


def test_a_stored_memo_is_withdrawn_and_back(visitor: Visitor, database: Database) -> None:
    page = visitor.visit("/add?lang=zh")
    paste(page, TEXT)
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("button", name="撤回这份备忘录").click()
    expect(page.get_by_role("button", name="保存", exact=True)).to_be_visible()
    assert fetch.change_days(database, COMPANY) == ()
    page = visitor.visit("/memos?lang=zh")
    expect(page.get_by_text("这份备忘录已撤回")).to_be_visible()
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(page.get_by_role("button", name="撤回这份备忘录")).to_be_visible()
    assert fetch.change_days(database, COMPANY)


def test_company_and_day_are_proposed_and_can_be_changed(
    visitor: Visitor, database: Database
) -> None:
    page = visitor.visit("/add?lang=zh")
    paste(page, TEXT.replace(COMPANY, "我们集团").replace("2025年3月8日", ""))
    expect(page.get_by_text("备忘录没有说公布日")).to_be_visible()
    day = page.get_by_role("textbox", name="公布日")
    day.fill("2025-03-08")
    day.press("Enter")
    field = page.get_by_role("combobox", name="公司", exact=True)
    field.click()
    page.keyboard.type("乙公司")
    page.keyboard.press("Enter")
    expect(page.get_by_text("保存后会怎样")).to_be_visible()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存到 乙公司")).to_be_visible()
    assert fetch.companies(database) == ("乙公司",)


def test_hostile_files_among_others_are_refused_or_read_as_text(
    visitor: Visitor, database: Database
) -> None:
    page_of = '<script>document.title=1</script><img src="http://192.0.2.1/x.png">'
    files = {
        "one.txt": TEXT.encode(),
        "page.html": html_of(TEXT.replace(COMPANY, "乙禾集团"), head=page_of),
        "mail.eml": mail_of("x", html=page_of + "<p>任命王芳为云产品部总经理。</p>"),
        "macro.docx": word_of(TEXT, {"word/vbaProject.bin": b"Sub AutoOpen()"}),
        "locked.pdf": b"%PDF-1.7 broken",
        NAME: b"\x00\x01\x02" * 50,
    }
    page = visitor.visit("/add?lang=zh")
    page.locator("input[type=file]").set_input_files(
        [payload(name, raw) for name, raw in files.items()]
    )
    expect(page.get_by_role("button", name="Remove macro.docx")).to_be_visible()
    page.get_by_role("button", name="读一遍").click()
    which = page.get_by_role("combobox", name=re.compile("看哪一份"))
    expect(which).to_be_visible()
    options = page.get_by_role("option")
    for _ in range(20):  # a run of the page that ends now closes what was opened before
        which.click()
        page.wait_for_timeout(500)
        if options.count():
            break
    expect(options).to_have_count(len(files))
    for name in ("macro.docx", "locked.pdf", NAME.split(maxsplit=1)[0]):
        expect(options.filter(has_text=name)).to_contain_text("×")
    expect(options.filter(has_text="×")).to_have_count(3)
    page.get_by_role("option").filter(has_text="![x]").click()
    expect(page.get_by_text(NAME).first).to_be_visible()
    which.click()
    page.get_by_role("option").filter(has_text="one.txt").click()
    page.get_by_role("button", name=re.compile("全部保存")).click()
    page.wait_for_function("() => !document.querySelector('.st-key-store_all')")
    assert set(fetch.companies(database)) >= {COMPANY, "乙禾集团"}
    assert page.title() != "1"
    assert page.locator("img[src*='192.0.2.1'], img[onerror]").count() == 0


def test_a_file_over_the_limit_does_not_get_in(visitor: Visitor) -> None:
    page = visitor.visit("/add?lang=zh")
    page.locator("input[type=file]").set_input_files([payload("big.txt", b"a" * (11 * 2**20))])
    expect(page.get_by_text("10.0MB").or_(page.get_by_text("10MB or smaller"))).to_be_visible()
