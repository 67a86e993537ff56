"""An editor and a viewer at once: each his own view, the same graph, and nobody's work lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from graph import fetch, review
from graph.access import Grade, User
from graph.driver import Database
from graph.rulings import effective, in_force
from graph.settings import Settings
from ingest.statement import Kind
from tests.app.proxy import proxy_for
from tests.app.steps import choose
from tests.app.visitor import Visitor, Windows, serving
from tests.client_memo import COMPANY

BEN = User("ben@x.org", Grade.EDITOR)


@pytest.fixture(scope="module")
def app(settings: Settings, seed: Database) -> Iterator[str]:
    """The app behind a proxy that knows who somebody is."""
    assert fetch.companies(seed)
    variables = {
        "REORG_HOME": str(settings.home), "REORG_LOGIN": "proxy", "REORG_PROXY_FROM": "127.0.0.1",
        "REORG_EDITORS": "ana@x.org,ben@x.org", "REORG_VIEWERS": "vic@x.org",
    }  # fmt: skip
    with serving(variables) as address:
        yield address


@pytest.fixture
def ana(windows: Windows, app: str) -> Iterator[Visitor]:
    with proxy_for("ana@x.org", app) as address:
        visitor = Visitor(windows, address)
        yield visitor
        visitor.leave()
        assert visitor.complaints == []


@pytest.fixture
def vic(windows: Windows, app: str) -> Iterator[Visitor]:
    with proxy_for("vic@x.org", app) as address:
        visitor = Visitor(windows, address)
        yield visitor
        visitor.leave()
        assert visitor.complaints == []


def open_form(page: Page, words: str) -> None:
    page.locator("mark[data-pick]").filter(has_text=words).first.click()
    page.get_by_role("button", name="更正或补充").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="保存").click()


def test_what_an_editor_writes_a_viewer_sees_at_his_next_action(
    seed: Database, ana: Visitor, vic: Visitor
) -> None:
    looked = vic.visit("/?lang=zh&view=changes")
    card = looked.locator('.rg-card[aria-label^="用户运营及发展中心"]')
    expect(card).to_have_attribute("aria-label", re.compile("玄德，负责人"))
    page = ana.visit("/memos?lang=zh")
    open_form(page, "成立用户运营及发展中心,由玄德负责")
    choose(page, "哪一条", "玄德 任 用户运营及发展中心")
    choose(page, "人", "千城")
    save(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    looked.get_by_text("调整后", exact=True).click()
    looked.wait_for_url(re.compile("view=after"))
    expect(card).to_have_attribute("aria-label", re.compile("千城，负责人"))
    assert "view=after" not in page.url
    (made,) = in_force(review.decisions(seed, COMPANY))
    assert (made.by, made.ruling) == ("ana@x.org", "edit")


def test_the_second_of_two_edits_is_told_and_nothing_is_lost(seed: Database, ana: Visitor) -> None:
    page = ana.visit("/memos?lang=zh")
    open_form(page, "阿里妈妈将继续由家洛负责")
    choose(page, "哪一条", "家洛 继续任")
    choose(page, "人", "鲁肃")
    (entry,) = [
        e for e in fetch.log_of(seed, COMPANY).entries
        if e.statement.type is Kind.CONTINUES and e.statement.person == "家洛"
    ]  # fmt: skip
    review.edit(seed, COMPANY, BEN, entry.id, {"post": "总裁"})
    save(page)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("别人刚刚就同一条作了决定")).to_be_visible()
    expect(dialog.get_by_text("ben@x.org：更正")).to_be_visible()
    save(page)
    expect(dialog).to_have_count(0)
    made = [d for d in review.decisions(seed, COMPANY) if entry.id in d.about]
    assert [d.by for d in made] == ["ben@x.org", "ana@x.org"]
    counts = {e.statement.person for e in effective(fetch.log_of(seed, COMPANY)).entries}
    assert "鲁肃" in counts
    review.undo(seed, COMPANY, User("ana@x.org", Grade.EDITOR), made[1].id)
    posts = {
        (e.statement.person, e.statement.post)
        for e in effective(fetch.log_of(seed, COMPANY)).entries
    }
    assert ("家洛", "总裁") in posts
