"""Several writers at once, and writers and servers that are killed: the same graph, nothing lost or half."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from bench.server import erase
from graph import local
from graph.driver import Database, open_database
from graph.schema import create_schema
from graph.settings import Settings
from tests.ingester import main as ingest_here
from tests.test_store import current

SEED, COUNT = "7", "12"
ROUNDS = int(os.environ.get("REORG_KILLS", "3"))


def ingester(home: Path) -> subprocess.Popen[str]:
    """A process that stores the made-up memos."""
    command = [sys.executable, "-m", "tests.ingester", str(home), SEED, COUNT]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def expected(server: Database, settings: Settings) -> set[tuple[Any, ...]]:
    """The graph as one process makes it."""
    erase(server)
    create_schema(server)
    ingest_here(str(settings.home), SEED, COUNT)
    return current(server)


def stored(database: Database) -> set[str]:
    return {row["id"] for row in database.read("MATCH (m:Memo) RETURN m.id AS id")}


def test_four_processes_make_the_graph_of_one(
    expected: set[tuple[Any, ...]], server: Database, settings: Settings
) -> None:
    erase(server)
    running = [ingester(settings.home) for _ in range(4)]
    for process in running:
        _, errors = process.communicate(timeout=150)
        assert process.returncode == 0, errors
    assert current(server) == expected


def test_a_killed_writer_leaves_nothing_half(
    expected: set[tuple[Any, ...]], server: Database, settings: Settings
) -> None:
    chance = random.Random(1)
    erase(server)
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        process = ingester(settings.home)
        assert process.stdout
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() / 2)
        process.kill()
        acknowledged |= set(process.communicate()[0].split())
        assert acknowledged <= stored(server)
    ingest_here(str(settings.home), SEED, COUNT)
    assert current(server) == expected


def test_a_killed_server_has_every_acknowledged_memo_when_it_is_back(
    expected: set[tuple[Any, ...]], tmp_path: Path
) -> None:
    settings = Settings(home=tmp_path / "home")
    chance = random.Random(2)
    acknowledged: set[str] = set()
    try:
        for _ in range(ROUNDS):
            running = local.start(settings)
            with open_database(settings) as database:
                create_schema(database)
            process = ingester(settings.home)
            assert process.stdout
            acknowledged.add(process.stdout.readline().strip())
            time.sleep(chance.random() / 2)
            psutil.Process(running.pid).kill()
            acknowledged |= set(process.communicate(timeout=120)[0].split())
            local.start(settings)
            with open_database(settings) as database:
                assert acknowledged <= stored(database)
        ingest_here(str(settings.home), SEED, COUNT)
        with open_database(settings) as database:
            assert current(database) == expected
    finally:
        local.stop(settings.home)
