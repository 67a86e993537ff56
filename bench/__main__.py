"""`make bench`: every bench of the table on one Neo4j, then RESULTS.md and the figure.

python -m bench [--quick] [--only NAME …] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench import chart, corpus, growth, load, memory, questions, reading_speed, start, whole_path
from bench.figure import svg
from bench.report import Conditions, bar, markdown, ratio
from bench.rows import Row
from bench.server import erase, served
from bench.stage import Scale, Stage

HERE = Path(__file__).resolve().parent
BENCHES: dict[str, Callable[[Stage], list[Row]]] = {
    "reading": reading_speed.rows,
    "start": start.rows,
    "growth": growth.rows,
    "whole path": whole_path.rows,
    "questions": questions.rows,
    "load": load.rows,
    "memory": memory.rows,
    "corpus": corpus.rows,
    "browser": chart.rows,
}


def main() -> None:
    """Run what is asked for and write it down; exit code 1 where a bar was missed, 2 where a bench failed."""
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="smaller, in a few minutes")
    parser.add_argument("--only", choices=BENCHES, nargs="+", default=list(BENCHES))
    parser.add_argument("--out", type=Path, help="where RESULTS.md and results.svg go")
    args = parser.parse_args()
    scale = Scale.QUICK if args.quick else Scale.WHOLE
    out = args.out or (HERE.parent / "build" / "bench" if args.quick else HERE)
    began, before = time.monotonic(), os.getloadavg()[0]
    rows: list[Row] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as database:
        stage = Stage(database, Path(folder), scale)
        for name in args.only:
            found = tried(stage, name)
            if found is None:
                failed.append(name)
                continue
            rows += found
            conditions = Conditions(
                scale=scale.name.lower(),
                day=f"{datetime.now(UTC):%Y-%m-%d}",
                commit=_commit(),
                seconds=time.monotonic() - began,
                load=(before, os.getloadavg()[0]),
                server=database.version,
            )
            publish(rows, conditions, out)
    print(f"written: {out / 'RESULTS.md'}")
    if failed:
        print(f"not measured, as they failed: {', '.join(failed)}", file=sys.stderr)
        sys.exit(2)
    sys.exit(any(row.held is False for row in rows))


def tried(stage: Stage, name: str) -> list[Row] | None:
    """The rows of a bench; None where it failed, for whatever reason: others are measured all the same."""
    try:
        return measure(stage, name)
    except Exception:  # noqa: BLE001
        print(f"{name}: FAILED\n{traceback.format_exc()}", file=sys.stderr, flush=True)
        return None


def measure(stage: Stage, name: str) -> list[Row]:
    """The rows of a bench, from an empty database."""
    erase(stage.database)
    began = time.monotonic()
    rows = BENCHES[name](stage)
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    for row in rows:
        print(f"  {_told(row)}", flush=True)
    return rows


def publish(rows: list[Row], conditions: Conditions, out: Path) -> None:
    """Write the page and the figure, after every bench: what was measured stays if the run is ended."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "RESULTS.md").write_text(markdown(rows, conditions), "utf-8")
    (out / "results.svg").write_text(svg(rows), "utf-8")


def _told(row: Row) -> str:
    held = {True: "held", False: "MISSED", None: "-"}[row.held]
    asked = bar(row.bar, row.unit) if row.bar else ""
    return f"{held:6} {row.what} / {row.peer}: {ratio(row)} {asked}"


def _commit() -> str:
    asked = ["git", "rev-parse", "--short", "HEAD"]
    said = subprocess.run(asked, cwd=HERE, capture_output=True, text=True, check=False).stdout
    return said.strip() or "no commit"


if __name__ == "__main__":
    main()
