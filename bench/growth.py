"""What one more memo of a company costs, from its text to the commit: the 1st, 10th, 100th … side by side.

    python -m bench.growth [--last 1000] [--around 5]

The company is made up and lives on: every memo sets up a unit, gives others new heads from elsewhere,
adds a post beside another, lets go on, merges and renames. All report to one person, all is in one
group. Needs no network and no other Neo4j than the embedded one, in a folder of its own.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from bench.rows import Costs, at_most
from bench.rows import Row as Figure
from bench.stage import Stage
from graph.driver import Database, Row, Transaction, open_database
from graph.log import Entry, Memo, entries_of, memo_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo, store_memos
from ingest.extract import read_memo

T = TypeVar("T")
COMPANY = "远山集团"
BOSS = "林远山"
ROWS = ("read", "written")
AT_ONCE = 100  # memos stored in one transaction on the way
MARKS = (1, 10, 100, 300, 1000)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱马胡郭何高罗郑"
GIVEN = "伟明志强晓东立新海波建国文华春燕秋平思远家宁"
FIRST = "青白红蓝绿黑金银紫云松竹梅兰菊荷桂枫柳杏"
SECOND = "松杨柳湖野石沙杏霞河岭溪谷泉峰川原岩岛湾"
TEMPLATE = """关于组织调整的通知

{company}各位同学：

集团决定作出如下组织调整：

一、成立{new}，由{fresh}负责，向{boss}汇报。
二、任命{mover}为{to}总经理，向{boss}汇报。
三、{old}不再担任{left}总经理，由{next}接任。
四、{also}兼任{beside}负责人。
五、{stays}继续负责{kept}。
六、{gone}并入{into}。
七、{before}更名为{after}。

{boss}
{day.year}年{day.month}月{day.day}日
"""


@dataclass
class Organisation:
    """A company as it lives from memo to memo: who heads which unit."""

    name: str = COMPANY
    chance: random.Random = field(default_factory=lambda: random.Random(6))  # noqa: S311
    day: date = date(2001, 1, 1)
    heads: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        units = [f"{''.join(pair)}中心" for pair in product(FIRST, SECOND, FIRST)]
        people = ["".join(name) for name in product(SURNAMES, GIVEN, GIVEN)]
        self.chance.shuffle(units)
        self.chance.shuffle(people)
        self._units, self._people = iter(units), iter(people)
        for _ in range(20):
            self.heads[next(self._units)] = next(self._people)

    def memo(self) -> str:
        """The text of the next memo; units and people in it are apart from one another."""
        self.day += timedelta(days=self.chance.randrange(2, 8))
        to, left, beside, kept, gone, into, before, source = self.chance.sample([*self.heads], 8)
        new, after = next(self._units), next(self._units)
        fresh, successor = next(self._people), next(self._people)
        text = TEMPLATE.format(
            company=self.name, boss=BOSS, day=self.day,
            new=new, fresh=fresh, mover=self.heads[source], to=to,
            old=self.heads[left], left=left, next=successor,
            also=self.heads[into], beside=beside, stays=self.heads[kept], kept=kept,
            gone=gone, into=into, before=before, after=after,
        )  # fmt: skip
        self.heads |= {new: fresh, to: self.heads[source], left: successor}
        self.heads[after] = self.heads.pop(before)
        del self.heads[gone]
        return text


@dataclass(frozen=True, slots=True)
class Cost:
    """What storing one memo cost: seconds from text to commit, rows that came back, and rows written."""

    number: int
    seconds: float
    read: int
    written: int


@dataclass
class Tally:
    """Rows that went over the wire."""

    read: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True)
class Counted(Transaction):
    """A transaction that counts."""

    tally: Tally

    def run(self, cypher: str, /, **parameters: Any) -> list[Row]:  # noqa: ANN401
        rows = Transaction.run(self, cypher, **parameters)
        self.tally.read += len(rows)
        self.tally.written += len(parameters.get("rows", ()))
        return rows


@dataclass(frozen=True, slots=True)
class Counting(Database):
    """A database whose writing transactions count."""

    tally: Tally = field(default_factory=Tally)

    def write(self, work: Callable[[Transaction], T], *, timeout: float = 600.0) -> T:
        return Database.write(self, lambda tx: work(Counted(tx.inner, self.tally)), timeout=timeout)


def growth(
    database: Database, marks: tuple[int, ...] = MARKS, around: int = 5
) -> Iterator[list[Cost]]:
    """For each mark the costs of the memos from there on, `around` of them, the first alone.

    Memos between the marks are stored at once; the database is to have the schema and no such company.
    """
    organisation, number = Organisation(), 0
    for mark in marks:
        texts = [organisation.memo() for _ in range(number + 1, mark)]
        for begin in range(0, len(texts), AT_ONCE):
            store_memos(database, COMPANY, dict(map(read, texts[begin : begin + AT_ONCE])))
        number = mark - 1
        costs = []
        for _ in range(1 if mark == 1 else around):
            number += 1
            costs.append(_cost(database, number, organisation.memo()))
        yield costs


def rows(stage: Stage) -> list[Figure]:
    """The last memo against the 10th: time, and rows written."""
    last = stage.pick(1000, 100, 15)
    _, tenth, late = growth(stage.database, (1, 10, last), stage.pick(5, 3, 2))
    what = f"memo {last:,} of a company"
    return [
        Figure(
            bench="growth",
            what=f"{what}, text to commit",
            ours=Costs(tuple(cost.seconds for cost in late)),
            peer="the 10th",
            theirs=Costs(tuple(cost.seconds for cost in tenth)),
            bar=at_most(4),
            note=f"rows read {late[0].read:,} against {tenth[0].read:,}",
        ),
        Figure(
            bench="growth",
            what=f"{what}, what is written",
            unit="rows",
            ours=Costs(tuple(float(cost.written) for cost in late)),
            peer="the 10th",
            theirs=Costs(tuple(float(cost.written) for cost in tenth)),
            bar=at_most(1.2),
        ),
    ]


def read(text: str, company: str = COMPANY) -> tuple[Memo, tuple[Entry, ...]]:
    """What is to be stored of a memo's text."""
    document, statements = read_memo(text.encode())
    memo = memo_of(document, company)
    return memo, entries_of(memo.id, statements)


def _cost(database: Database, number: int, text: str) -> Cost:
    tally = Tally()
    counting = Counting(
        database.driver, database.name, database.address, database.version, tally=tally
    )
    start = time.perf_counter()
    store_memo(counting, *read(text))
    return Cost(number, time.perf_counter() - start, tally.read, tally.written)


def main() -> None:
    """Print a line a mark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--last", type=int, default=MARKS[-1], help="the last mark")
    parser.add_argument("--around", type=int, default=5, help="memos measured at each mark")
    args = parser.parse_args()
    marks = (*(mark for mark in MARKS if mark < args.last), args.last)
    with (
        tempfile.TemporaryDirectory() as home,
        open_database(Settings(home=Path(home))) as database,
    ):
        create_schema(database)
        read(Organisation().memo())  # patterns are loaded once a process
        print(f"{'memo':>6} {'seconds':>8} {'read':>7} {'written':>8}")
        for costs in islice(growth(database, marks, args.around), len(marks)):
            number = costs[0].number
            seconds = min(cost.seconds for cost in costs)  # the least disturbed by other work
            rows = [median(getattr(cost, row) for cost in costs) for row in ROWS]
            print(f"{number:>6} {seconds:>8.3f} {rows[0]:>7.0f} {rows[1]:>8.0f}", flush=True)


if __name__ == "__main__":
    main()
