"""What the tests of the pages share: one browser, one app, a visitor for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from graph.driver import Database
from graph.settings import Settings
from tests.app.visitor import PATIENCE, Visitor, Windows, chromium, serving


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """One browser, in which each visitor has a window."""
    expect.set_options(timeout=PATIENCE)
    with chromium() as browser:
        yield Windows(browser)


@pytest.fixture(scope="session")
def app(server: Database, settings: Settings) -> Iterator[str]:
    """The app on the run's own Neo4j."""
    assert server.address
    with serving({"REORG_HOME": str(settings.home)}) as address:
        yield address


@pytest.fixture
def visitor(windows: Windows, app: str) -> Iterator[Visitor]:
    """Somebody who visits the app; at the end nothing may have been complained of."""
    visitor = Visitor(windows, app)
    yield visitor
    visitor.leave()
    assert visitor.complaints == []
