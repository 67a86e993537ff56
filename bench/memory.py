"""Memory: what a large organisation costs Reorg's own process when two of its days are compared."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.events import History
from bench.organisation import Organisation
from bench.questions import ALL, fill
from bench.rows import Costs, Row, within
from bench.server import address_of
from bench.stage import Stage
from graph import fetch
from graph.driver import open_database
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
MIB = 2**20


def rows(stage: Stage) -> list[Row]:
    """A comparison, in a process of its own."""
    people = stage.pick(500_000, 20_000, 1000)
    history = History(Organisation(people), stage.pick(1000, 400, 40))
    fill(stage.database, history)
    command = [sys.executable, "-m", "bench.memory", history.organisation.company]
    variables = address_of(stage.home)
    done = subprocess.run(
        command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True, check=True
    )
    told = json.loads(done.stdout)
    return [
        Row(
            bench="memory",
            what=f"peak memory of comparing all days of {people:,} people",
            ours=Costs((told["mebibytes"],)),
            unit="MiB",
            bar=within(500),
            note=f"{told['changes']:,} changes found in {told['seconds']:.1f} s, plans and all",
        )
    ]


def main(company: str) -> None:
    """Compare and print what it took."""
    with open_database(Settings.from_environment(os.environ)) as database:
        start = time.perf_counter()
        found = fetch.compare(database, company, *ALL)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MIB
    print(json.dumps({"mebibytes": peak, "seconds": seconds, "changes": len(found.changes)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
