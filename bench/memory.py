"""Memory: what Reorg's own process holds when two days of a large organisation are compared, and when
memo after memo is read. Each in a process of its own, `python -m bench.memory WHAT …`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from bench.events import History
from bench.memos import told_by_many
from bench.organisation import Organisation
from bench.questions import ALL, fill
from bench.rows import Costs, Row, at_most, within
from bench.server import address_of
from bench.stage import Stage
from graph import fetch
from graph.driver import open_database
from graph.settings import Settings
from ingest.extract import read_memo

ROOT = Path(__file__).resolve().parent.parent
MIB = 2**20


def rows(stage: Stage) -> list[Row]:
    """A comparison, and many memos."""
    return [_comparison(stage), _memos(stage)]


def _comparison(stage: Stage) -> Row:
    people = stage.pick(500_000, 20_000, 1000)
    history = History(Organisation(people), stage.pick(1000, 400, 40))
    fill(stage.database, history)
    found = _asked(stage, "compare", history.organisation.company)
    return Row(
        bench="memory",
        what=f"peak memory of comparing all days of {people:,} people",
        ours=Costs((found["peak"],)),
        unit="MiB",
        bar=within(500),
        note=f"{found['changes']:,.0f} changes found in {found['seconds']:.1f} s, plans and all",
    )


def _memos(stage: Stage) -> Row:
    count = stage.pick(10_000, 400, 20)
    found = _asked(stage, "read", str(count))
    return Row(
        bench="memory",
        what=f"memory after {count:,} memos read, half of them English",
        ours=Costs((found["last"],)),
        unit="MiB",
        peer="after a tenth of them",
        theirs=Costs((found["tenth"],)),
        bar=at_most(1.1),
        note=f"read in {found['seconds']:.0f} s",
    )


def _asked(stage: Stage, *words: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.memory", *words],
        cwd=ROOT,
        env=address_of(stage.home),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def compare(company: str) -> dict[str, float]:
    """The peak of comparing all days of a company that is in the graph."""
    with open_database(Settings.from_environment(os.environ)) as database:
        start = time.perf_counter()
        found = fetch.compare(database, company, *ALL)
        seconds = time.perf_counter() - start
    return {"peak": _peak(), "seconds": seconds, "changes": len(found.changes)}


def _peak() -> float:
    """The most that this program has held, in MiB; getrusage tells its parent's, if that held more."""
    (line,) = [
        line
        for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        if line.startswith("VmHWM:")
    ]
    return int(line.split()[1]) * 1024 / MIB


def read(count: str) -> dict[str, float]:
    """What is held after a tenth of so many memos, and after all; none is like another."""
    start, process = time.perf_counter(), psutil.Process()
    held = []
    for number, (_, text) in enumerate(told_by_many(int(count)), 1):
        read_memo(text.encode())
        if number in (int(count) // 10, int(count)):
            held.append(process.memory_info().rss / MIB)
    return {"tenth": held[0], "last": held[-1], "seconds": time.perf_counter() - start}


if __name__ == "__main__":
    print(json.dumps({"compare": compare, "read": read}[sys.argv[1]](sys.argv[2])))
