"""The app when there is nothing to show, when text is hostile, and when the database goes away."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from graph.driver import Database
from graph.local.home import Home
from graph.log import Memo, entries_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from ingest.statement import Kind, Span, Statement, Tense, Voice
from tests.app.visitor import PATIENCE, Visitor, Windows, serving

UNIT = '<img src=x onerror="document.title=1">'
PERSON = "<script>document.title=2</script>"
TITLE = "![x](http://192.0.2.1/x.png) $x^2$ :material/bug_report: [link](javascript:alert(1))"
COMPANY = f"{TITLE} {UNIT}"
FORMULA = '=HYPERLINK("http://192.0.2.1")'


def test_without_a_memo_the_page_says_what_to_do(visitor: Visitor, database: Database) -> None:
    create_schema(database)
    page = visitor.visit(locale="en-GB")
    expect(page.get_by_role("heading", name="No memo yet")).to_be_visible()
    expect(page.get_by_text("reorg ingest FILE")).to_be_visible()


def said(text: str, kind: Kind, words: str, **more: str) -> Statement:
    start = text.index(words)
    return Statement(
        type=kind,
        tense=Tense.AFTER,
        by=Voice.LETTER,
        span=Span(start, start + len(words), words),
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def hostile(database: Database) -> Database:
    """A memo in which every name and all of the text tries to be markup."""
    text = f"{TITLE}\n{UNIT} {PERSON} {FORMULA}</div></details><b onclick=alert(1)>\n"
    statements = [
        said(text, Kind.UNIT_CREATED, UNIT, unit=UNIT),
        said(text, Kind.LEADS, PERSON, unit=UNIT, person=PERSON, post=TITLE),
        said(text, Kind.LEADS, FORMULA, unit=FORMULA, person=FORMULA),
    ]
    memo = Memo(
        id="memo", company=COMPANY, title=TITLE, text=text, language="en", announced="2024-03-05"
    )
    create_schema(database)
    store_memo(database, memo, entries_of(memo.id, statements))
    return database


@pytest.mark.usefixtures("hostile")
def test_names_and_text_of_a_memo_never_become_markup(visitor: Visitor) -> None:
    page = visitor.visit(locale="en-GB")
    card = page.locator('.rg-card[aria-label^="<img src=x"]')
    expect(card).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(COMPANY)
    card.click()
    expect(page.locator(".ev h3")).to_have_text(UNIT)
    page.locator(".ev summary").click()
    expect(page.locator(".ev-whole")).to_contain_text("</details><b onclick=alert(1)>")
    for tab in page.get_by_role("tab").all():
        tab.click()
    page.get_by_role("link", name="Queries").click()
    expect(
        page.get_by_test_id("stDataFrame").or_(page.get_by_text("No rows.")).first
    ).to_be_visible()
    assert page.title() in ("Reorg", "Queries")
    assert page.locator("b[onclick], img[onerror], a[href^=javascript]").count() == 0


@pytest.mark.usefixtures("hostile")
def test_a_cell_of_a_download_is_no_formula(visitor: Visitor) -> None:
    page = visitor.visit("/queries?query=who_leads", locale="en-GB")
    page.get_by_test_id("stDataFrame").hover()
    own = page.locator('button[aria-label^="Download as CSV"]')
    expect(own).to_have_count(1)
    expect(own).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert '"=HYPERLINK' not in text
    assert ",=HYPERLINK" not in text


@dataclass
class Relay:
    """A way to the run's Neo4j that can be cut and mended."""

    to: int
    port: int
    listener: socket.socket | None = None
    pairs: list[socket.socket] = field(default_factory=list)

    def mend(self) -> None:
        """Let connections through."""
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._serve, args=(self.listener,), daemon=True).start()

    def cut(self) -> None:
        """Drop all connections and take no more."""
        if self.listener:
            self.listener.shutdown(socket.SHUT_RDWR)
            self.listener.close()
            self.listener = None
        for end in self.pairs:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.pairs.clear()

    def _serve(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self.to))
                self.pairs += [near, far]
                for a, b in ((near, far), (far, near)):
                    threading.Thread(target=_pass, args=(a, b), daemon=True).start()


def _pass(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)


@contextmanager
def relay_to(port: int) -> Iterator[Relay]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        relay = Relay(port, free.getsockname()[1])
    try:
        yield relay
    finally:
        relay.cut()


@pytest.mark.usefixtures("hostile")
def test_a_database_that_goes_away_and_comes_back_needs_no_restart(
    windows: Windows, server: Database, settings: Settings
) -> None:
    running = Home(settings.home).server()
    assert running
    port = urlsplit(server.address).port
    assert port
    with relay_to(port) as relay:
        neo4j = {
            "NEO4J_URI": f"bolt://127.0.0.1:{relay.port}",
            "NEO4J_USER": "neo4j",
            "NEO4J_PASSWORD": running.password,
            "REORG_HOME": os.devnull,
        }
        with serving(neo4j) as address:
            visitor = Visitor(windows, address)
            page = visitor.visit(locale="en-GB")
            away = page.get_by_role("heading", name="The database is away")
            expect(away).to_be_visible()
            relay.mend()
            page.get_by_role("button", name="Try again").click()
            card = page.locator(".rg-card").first
            expect(card).to_be_visible()
            relay.cut()
            page.get_by_text("After", exact=True).click()
            expect(away).to_be_visible(timeout=2 * PATIENCE)
            relay.mend()
            page.get_by_role("button", name="Try again").click()
            expect(card).to_be_visible()
            visitor.leave()
            assert visitor.complaints == []
