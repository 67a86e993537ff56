"""What the tests share: one embedded Neo4j for the whole run, and folders that may be absent."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.server import erase
from graph.driver import Database, open_database
from graph.log import entries_of, memo_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from ingest.extract import read_memo
from tests.client_memo import COMPANY, MEMO

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes long, and say so, unless `make test-long` asks for it."""
    if os.environ.get("REORG_LONG"):
        return
    for item in items:
        if "long" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="takes long: make test-long runs it"))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the run's own Neo4j; nothing of the user's environment."""
    return Settings(home=tmp_path_factory.mktemp("reorg"))


@pytest.fixture(scope="session")
def server(settings: Settings) -> Iterator[Database]:
    """The run's Neo4j, with whatever tests before have left in it."""
    with open_database(settings) as database:
        yield database


@pytest.fixture
def database(server: Database) -> Database:
    """The run's Neo4j, without nodes."""
    erase(server)
    return server


@pytest.fixture(scope="module")
def seed(server: Database) -> Database:
    """The run's Neo4j with the client's memo in it and nothing else, for one module of tests."""
    erase(server)
    create_schema(server)
    document, statements = read_memo(MEMO)
    memo = memo_of(document, COMPANY)
    store_memo(server, memo, entries_of(memo.id, statements))
    return server


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated memos, which is beside a clone or not at all."""
    if not SHARED.is_dir():
        pytest.skip("the shared memos are not beside this clone")
    return SHARED
