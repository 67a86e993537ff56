"""How long a decision takes by keyboard: a hundred doubtful statements, one key each, in the real app.

python -m bench.reviewing [COUNT]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from graph.driver import open_database
from graph.log import entries_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from ingest.statement import Kind, Span, Statement, Tense, Voice
from tests.app.visitor import chromium, serving
from tests.logs import memo

COUNT = 100


def company(count: int) -> tuple[str, list[Statement]]:
    """A text of one sentence a person, each of which needed a step of reading."""
    lines = [f"由员工{number}负责第{number}部。" for number in range(count)]
    said, place = [], 0
    for number, line in enumerate(lines):
        span = Span(place, place + len(line), line)
        said.append(
            Statement(
                type=Kind.LEADS, tense=Tense.AFTER, by=Voice.LETTER, span=span,
                person=f"员工{number}", unit=f"第{number}部", implied=True,
            )
        )  # fmt: skip
        place += len(line) + 1
    return "\n".join(lines), said


def decide(page: Page, count: int) -> list[float]:
    """Seconds from each key to the sight of the next statement."""
    found = []
    reading = page.locator(".reading h3")
    for number in range(count):
        before = reading.inner_text()
        begun = time.perf_counter()
        page.keyboard.press("x" if number % 5 == 4 else "a")
        expect(reading).not_to_have_text(before, timeout=60_000)
        found.append(time.perf_counter() - begun)
    return found


def main(count: int) -> None:
    """Print the median, the 95th percentile and the sum."""
    text, said = company(count + 1)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        with open_database(settings) as database:
            create_schema(database)
            made = replace(memo(0, "2024-03-05"), text=text)
            store_memo(database, made, entries_of(made.id, said))
            with serving({"REORG_HOME": home}) as address, chromium() as browser:
                page = browser.new_page(locale="en-GB")
                page.goto(f"{address}/review?lang=en")
                page.locator(".reading h3").wait_for(timeout=120_000)
                took = sorted(decide(page, count))
    print(
        f"{count} decisions: median {statistics.median(took):.2f} s, "
        f"95 of 100 in {took[int(0.95 * count)]:.2f} s, all in {sum(took):.0f} s"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
