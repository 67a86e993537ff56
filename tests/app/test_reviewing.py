"""The queue, decided by keyboard alone: what was judged, how fast, and through a database that dies."""

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph import fetch, local
from graph.driver import Database, open_database
from graph.log import entries_of, memo_of
from graph.queue import queue
from graph.rulings import in_force
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from ingest.extract import read_memo
from tests.app.steps import LISTENING, press_until
from tests.app.visitor import PATIENCE, Visitor, Windows, serving
from tests.client_memo import COMPANY, MEMO

PAIR = ("B2C零售", "B2C 零售事业群")


@pytest.fixture
def stored(database: Database) -> Database:
    store_client_memo(database)
    return database


def store_client_memo(database: Database) -> None:
    create_schema(database)
    document, statements = read_memo(MEMO)
    memo = memo_of(document, COMPANY)
    store_memo(database, memo, entries_of(memo.id, statements))


def progress(page: Page, done: int) -> None:
    expect(page.get_by_test_id("stProgress")).to_contain_text(f"已定 {done} 项")


def test_a_unit_and_a_pair_of_names_are_judged_by_keyboard(
    visitor: Visitor, stored: Database
) -> None:
    page = visitor.visit("/review?lang=zh")
    progress(page, 0)
    press_until(page, "l", "设立 中国数字商业板块")
    expect(page.locator(".memo mark")).to_contain_text("中国数字商业")
    page.keyboard.press("a")
    progress(page, 1)
    press_until(page, "l", PAIR[0])
    page.keyboard.press("s")
    progress(page, 2)
    log = fetch.log_of(stored, COMPANY)
    assert [d.ruling for d in in_force(log.decisions)][-1] == "same"
    named = {t.name for t in fetch.derived_at(stored, COMPANY).things.values()}
    assert len(named & set(PAIR)) == 1
    page.keyboard.press("u")
    progress(page, 1)
    named = {t.name for t in fetch.derived_at(stored, COMPANY).things.values()}
    assert named >= set(PAIR)


def test_a_statement_is_edited_from_the_queue(visitor: Visitor, stored: Database) -> None:
    page = visitor.visit("/review?lang=zh")
    press_until(page, "l", "逛逛 属于 创新域")
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("combobox", name="到 / 上级 / 去处", exact=True)
    field.click()
    page.keyboard.type("大淘宝")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_have_count(0)
    waiting = {s for item in queue(stored, COMPANY) for s in item.statements}
    (made,) = fetch.log_of(stored, COMPANY).decisions
    assert made.ruling == "edit"
    assert made.about[0] not in waiting


def decided(page: Page) -> int:
    """How many decisions the page tells of; 0 where it tells of none."""
    told = page.get_by_test_id("stProgress")
    found = re.search(r"已定 (\d+) 项", told.inner_text()) if told.is_visible() else None
    return int(found[1]) if found else 0


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Settings]:
    """A Neo4j of its own, kept running, with the client's memo, to be killed."""
    settings = Settings(home=tmp_path / "home")
    local.start(settings, lambda _: None)
    with open_database(settings) as database:
        store_client_memo(database)
    yield settings
    local.stop(settings.home)


def test_a_database_killed_during_a_review_loses_nothing(windows: Windows, apart: Settings) -> None:
    with serving({"REORG_HOME": str(apart.home)}) as address:
        visitor = Visitor(windows, address)
        page = visitor.visit("/review?lang=zh")
        progress(page, 0)
        page.wait_for_timeout(LISTENING)
        for number in (1, 2):
            page.keyboard.press("a")
            progress(page, number)
        server = local.status(apart.home).server
        assert server
        os.kill(server.pid, signal.SIGKILL)
        page.keyboard.press("a")
        local.start(apart, lambda _: None)
        again = page.get_by_role("button", name="再试一次")
        deadline = time.monotonic() + 4 * PATIENCE / 1000
        while decided(page) < 3 and time.monotonic() < deadline:
            if again.is_visible():
                again.click()
            elif page.locator(".reading").is_visible():
                page.keyboard.press("a")
            page.wait_for_timeout(1000)
        assert decided(page) >= 3
        visitor.leave()
    with open_database(apart) as database:
        made = fetch.log_of(database, COMPANY).decisions
    assert len({d.about for d in made}) == len(made) >= 3
    assert {d.ruling for d in made} == {"accept"}
