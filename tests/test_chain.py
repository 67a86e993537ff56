"""Memos of one company over years make one history, in whatever order they come."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

from graph.derive import derive
from graph.log import Entry, Log, Memo, entries_of, memo_of
from graph.model import Derived
from graph.view import view_of
from ingest.extract import read_memo
from tests.plain import told_by

HEAD = "关于组织调整的通知\n\n远山集团各位同学：\n\n{said}\n\n林远山\n{day}\n"
CHAIN = [
    HEAD.format(
        said="集团决定作出如下组织调整：成立青松中心，任命王伟明为青松中心总经理，向林远山汇报。",
        day="2015年3月5日",
    ),
    HEAD.format(
        said="任命李志强为青松中心总经理，向林远山汇报。王伟明调任白杨中心总经理。",
        day="2016年4月6日",
    ),
    HEAD.format(
        said="青松中心更名为紫云中心，李志强继续担任紫云中心总经理。白杨中心撤销。",
        day="2017年5月7日",
    ),
]
ALIBABA = ("00_seed", "02_alibaba_2023-03-28", "20_alibaba_2024-11-21")


def history(memos: list[bytes | Path]) -> Derived:
    """What memos say, each in the company that it tells itself."""
    rows: list[Memo] = []
    entries: list[Entry] = []
    companies: set[str] = set()
    for source in memos:
        document, statements = read_memo(source)
        assert document.company
        companies.add(document.company.text)
        memo = memo_of(document, document.company.text)
        rows.append(memo)
        entries += entries_of(memo.id, statements)
    (company,) = companies
    return derive(Log(company=company, memos=tuple(rows), entries=tuple(entries)))


def sure(derived: Derived, year: int) -> set[tuple[str, ...]]:
    """What is surely so at the end of a year."""
    told = told_by(view_of(derived, date(year, 12, 31)))
    return {key for key, status in told if status == "sure" and key[0] != "line"}


def test_what_one_memo_opens_a_later_one_closes_in_any_order() -> None:
    made = [history([text.encode() for text in order]) for order in permutations(CHAIN)]
    assert all(derived == made[0] for derived in made)
    assert sure(made[0], 2015) == {
        ("unit", "青松中心"),
        ("holds", "王伟明", "青松中心", "总经理"),
    }
    assert sure(made[0], 2016) == {
        ("unit", "青松中心"),
        ("unit", "白杨中心"),
        ("holds", "李志强", "青松中心", "总经理"),
        ("member", "王伟明", "白杨中心"),
    }
    assert sure(made[0], 2017) == {
        ("unit", "紫云中心"),
        ("holds", "李志强", "紫云中心", "总经理"),
    }


def test_three_memos_of_alibaba_make_one_history(shared: Path) -> None:
    files: list[bytes | Path] = [shared / "memos" / slug / "memo.txt" for slug in ALIBABA]
    derived = history(files)
    assert derived == history(files[::-1])
    years = {change.day.year for change in derived.changes.values()}
    assert {2022, 2023, 2024} <= years
    closed = {
        link.id
        for link in derived.links.values()
        if link.period.until
        and link.closed_by
        and link.opened_by
        and derived.changes[link.opened_by].day.year < derived.changes[link.closed_by].day.year
    }
    assert closed
