"""Memo after memo, each acknowledged: what is kept and written grows by the same with each, and memory stays.

Short in `make test`; `make test-long` stores 10,000, REORG_MEMOS=1000 as many as that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
import pytest

from bench.growth import Counting, Organisation, Tally, read
from bench.server import stored_bytes
from graph.driver import Database
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo

MEMOS = int(os.environ.get("REORG_MEMOS", "40"))
COMPANIES = max(2, MEMOS // 100)
KEPT = "MATCH (n) RETURN count(n) + COUNT { ()-->() } AS kept"


@dataclass(frozen=True, slots=True)
class Cost:
    """After a memo: rows that it read and wrote, all that is kept, bytes on disk, our own memory."""

    read: int
    written: int
    kept: int
    disk: int
    memory: int


def stored(database: Database, home: Path) -> Iterator[Cost]:
    """Store memos of several companies in turn; what each cost."""
    lives = [Organisation(name=f"第{number}集团") for number in range(COMPANIES)]
    process = psutil.Process()
    for number in range(MEMOS):
        tally = Tally()
        counting = Counting(
            database.driver, database.name, database.address, database.version, tally=tally
        )
        life = lives[number % COMPANIES]
        store_memo(counting, *read(life.memo(), life.name))
        (found,) = database.read(KEPT)
        yield Cost(
            tally.read,
            tally.written,
            found["kept"],
            stored_bytes(home),
            process.memory_info().rss,
        )


@pytest.mark.timeout(7200)
def test_the_last_memos_cost_what_those_in_the_middle_did(
    database: Database, settings: Settings
) -> None:
    create_schema(database)
    costs = list(stored(database, settings.home))
    quarter = MEMOS // 4
    middle, late = costs[quarter : 2 * quarter], costs[-quarter:]
    assert median(c.written for c in late) <= 1.2 * median(c.written for c in middle)
    grown = [part[-1].kept - part[0].kept for part in (middle, late)]
    assert grown[1] <= 1.2 * grown[0]
    filled = [costs[n].disk - costs[0].disk for n in (2 * quarter, -1)]
    assert filled[1] <= 2.5 * max(filled[0], 8 * 2**20)
    assert max(c.memory for c in late) <= 1.2 * max(c.memory for c in middle)
