"""What a reader is unsure of says so: in the sentence, in the log and in the queue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.server import erase
from graph import review
from graph.access import Grade, User
from graph.backup import backup, restore
from graph.driver import Database
from graph.log import Entry, Memo, entries_of, reading_of, statement_id
from graph.queue import queue
from graph.records import reading_of_row
from graph.schema import create_schema
from graph.store import store_memo
from ingest.errors import BadStatement
from ingest.extract import extract
from ingest.statement import Doubt, Statement
from ingest.structure import structure
from tests.logs import COMPANY, log_of, say

NOTICE = "关于组织调整的通知\n\n各部门:\n\n{}\n\n海山控股有限公司\n2024年1月15日\n"


def doubts(text: str) -> set[tuple[str, str | None, tuple[str, ...]]]:
    return {(row.type, row.person or row.unit, row.unsure) for row in extract(structure(text))}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("成立云产品部和芯片部。该部门由王芳负责。", ("leads", "王芳", ("antecedent",))),
        ("成立云产品部。该部门由王芳负责。", ("leads", "王芳", ())),
        ("王芳、李明加入云产品部。他将向赵刚汇报。", ("reports_to", "王芳", ("antecedent",))),
        ("任命王芳为总经理。", ("leads", "王芳", ("no_unit",))),
        ("任命王芳为云产品部总经理。", ("leads", "王芳", ())),
        ("12月20日,王芳任云产品部总经理。", ("leads", "王芳", ("day",))),
        ("1月10日,王芳任云产品部总经理。", ("leads", "王芳", ())),
        (
            "Ann Lee and Bob Hill join Retail Care. She will report to Carl Ross.",
            ("reports_to", "Ann Lee", ("antecedent",)),
        ),
    ],
)
def test_a_guess_in_reading_gives_its_reason(
    text: str, told: tuple[str, str, tuple[str, ...]]
) -> None:
    assert told in doubts(text if text.isascii() else NOTICE.format(text))


def test_doubts_travel_with_a_statement_and_are_no_part_of_its_id() -> None:
    sure = say("leads", "after", person="张一", unit="集团")
    unsure = replace(sure, unsure=(Doubt.ANTECEDENT, Doubt.DAY))
    assert unsure.to_json()["unsure"] == ["antecedent", "day"]
    assert Statement.from_json(unsure.to_json()) == unsure
    assert "unsure" not in sure.to_json()
    assert statement_id("memo", sure) == statement_id("memo", unsure)
    with pytest.raises(BadStatement, match="unsure holds"):
        Statement.from_json(sure.to_json() | {"unsure": ["mood"]})


def _memo() -> tuple[Memo, Entry]:
    log = log_of(("2022-01-06", [say("leads", "after", person="张一", unit="集团")]))
    return log.memos[0], log.entries[0]


def _queue(database: Database) -> list[tuple[str, str]]:
    items = queue(database, COMPANY)
    return [(item.why, item.statements[0]) for item in items if item.kind == "unsure"]


def test_the_latest_reading_says_what_is_in_doubt(database: Database, tmp_path: Path) -> None:
    create_schema(database)
    memo, entry = _memo()
    unsure = replace(entry, statement=replace(entry.statement, unsure=(Doubt.RULES_ALONE,)))
    store_memo(database, memo, (entry,))
    assert _queue(database) == []
    store_memo(database, memo, (unsure,))
    assert _queue(database) == [("rules_alone", entry.id)]
    store_memo(database, memo, (unsure,))
    assert [row["n"] for row in database.read("MATCH (r:Reading) RETURN count(r) AS n")] == [2]
    backup(database, tmp_path / "log.jsonl")
    erase(database)
    restore(database, tmp_path / "log.jsonl", lambda _: None)
    assert _queue(database) == [("rules_alone", entry.id)]
    review.accept(database, COMPANY, User("ana", Grade.EDITOR), entry.id)
    assert _queue(database) == []


def test_a_reading_from_before_there_were_doubts_still_loads() -> None:
    memo, entry = _memo()
    old = {
        "id": "r",
        "memo": memo.id,
        "reader": "rules",
        "statements": [entry.id],
        "recorded": None,
    }
    assert reading_of_row(old).doubts == ()
    assert reading_of(memo, "rules", (entry,)).doubts == ()
    assert entries_of(memo.id, [entry.statement])[0].id == entry.id
