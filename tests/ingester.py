"""A process that stores made-up memos, for tests that run several or kill them: one line a memo stored.

python -m tests.ingester HOME SEED COUNT
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

from graph.driver import open_database
from graph.log import Memo, entries_of
from graph.settings import Settings
from graph.store import store_memo
from ingest.statement import Statement
from tests.logs import PERSONS, UNITS, memo, say

COMPANIES = ("某某集团", "另一集团")


def made_up(seed: int, count: int) -> list[tuple[Memo, list[Statement]]]:
    """Memos of two companies with a few statements each; the same for the same seed."""
    chance = random.Random(seed)
    return [_memo(chance, number) for number in range(count)]


def _memo(chance: random.Random, number: int) -> tuple[Memo, list[Statement]]:
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(700))
    made = memo(number, str(day), chance.choice(COMPANIES))
    unit = chance.choice(UNITS[:-1])
    said = [
        say("leads", person=chance.choice(PERSONS), unit=unit, post="总裁"),
        say("member_of", unit=unit, to="集团"),
        say("reports_to", person=chance.choice(PERSONS[:2]), to=chance.choice(PERSONS[2:])),
        chance.choice([say("unit_created", unit=unit), say("unit_dissolved", unit=unit)]),
    ]
    return made, said


def main(home: str, seed: str, count: str) -> None:
    """Store the memos of a seed in an order of this process's own."""
    memos = made_up(int(seed), int(count))
    random.SystemRandom().shuffle(memos)
    with open_database(Settings(home=Path(home))) as database:
        for made, said in memos:
            stored = store_memo(database, made, entries_of(made.id, said))
            print(stored.memo, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
