"""reorg review and the module behind it, on the client's memo: look, rule, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import fetch, review
from graph.access import Grade, User
from graph.driver import Database
from graph.errors import BadDecision
from graph.log import Ruling
from graph.model import Unit
from graph.queue import queue
from graph.settings import Settings
from ingest.statement import Span
from tests.client_memo import COMPANY, DAY, MEMO
from tests.command import Reorg

BY = "ana"
ANA = User(BY, Grade.EDITOR)


@pytest.fixture
def memo(database: Database, settings: Settings) -> Reorg:
    """The command, with the client's memo stored and nothing else."""
    assert not fetch.companies(database)
    reorg = Reorg(settings.home)
    reorg.json("ingest", MEMO, "--company", COMPANY)
    return reorg


def units(database: Database) -> set[str]:
    return {unit.name for unit in fetch.view_at(database, COMPANY, DAY).things(Unit)}


def test_the_queue_holds_what_needed_a_step_of_reading_and_near_names(seed: Database) -> None:
    items = queue(seed, COMPANY)
    assert {item.kind for item in items} == {"unsure", "near names"}
    near = [(set(item.names), item.why) for item in items if item.kind == "near names"]
    assert near[0] == ({"B2C零售", "B2C 零售事业群"}, "ending left out")
    assert ({"大淘宝", "淘宝"}, "contained") in near
    assert all(item.statements for item in items)


def test_names_judged_the_same_become_one_card_and_undo_parts_them(
    memo: Reorg, database: Database
) -> None:
    pair = ("B2C零售", "B2C 零售事业群")
    assert memo("review", "same", *pair, "--by", BY).returncode == 0
    assert len(units(database) & set(pair)) == 1
    assert pair not in {item.names for item in queue(database, COMPANY)}
    assert memo("review", "undo", "--by", BY).returncode == 0
    assert units(database) > set(pair)
    log = memo.json("review", "log")
    assert [(row["ruling"], row["by"], row["in_force"]) for row in log] == [
        ("same", BY, False),
        ("undo", BY, False),
    ]


def test_a_statement_is_accepted_edited_and_rejected(memo: Reorg, database: Database) -> None:
    first = next(item for item in queue(database, COMPANY) if item.kind == "unsure")
    (statement,) = first.statements
    assert memo("review", "accept", statement).returncode == 0
    assert statement not in {s for item in queue(database, COMPANY) for s in item.statements}
    (leads,) = database.read(
        "MATCH (s:Statement {type: 'leads', person: '玄德', by: 'letter'}) RETURN s.id AS id"
    )
    done = memo("review", "edit", leads["id"], "--set", "person=玄德二")
    assert done.returncode == 0
    assert "玄德二" in {row["person"] for row in memo.json("query", "who_leads")["rows"]}
    assert memo("review", "reject", "nothing").returncode == 3


def test_what_was_not_read_is_added_on_its_words(memo: Reorg, database: Database) -> None:
    (row,) = database.read("MATCH (m:Memo) RETURN m.id AS id")
    words = "蒋凡更是花了极大的精力和时间陪伴我"
    fields = ("type=member_of", "person=蒋凡", "to=大淘宝", "tense=before", "date=2021-12")
    settings = [part for field in fields for part in ("--set", field)]
    assert memo("review", "add", row["id"][:6], words, *settings).returncode == 0
    added = database.read("MATCH (:Person {name: '蒋凡'})-[r:MEMBER_OF]->(u) RETURN u.name AS unit")
    assert [found["unit"] for found in added] == ["大淘宝"]
    twice = memo("review", "add", row["id"], "大淘宝", *settings)
    assert twice.returncode == 3
    assert "times in the memo, not once" in twice.stderr


def test_words_that_the_memo_does_not_have_are_no_evidence(seed: Database) -> None:
    (memo_stored,) = fetch.memos(seed, COMPANY)
    fields = {"type": "leads", "person": "某人", "unit": "某部", "tense": "after", "by": "letter"}
    with pytest.raises(BadDecision, match="does not have these words"):
        review.add(seed, COMPANY, ANA, memo_stored.id, fields, Span(0, 2, "某人"))
    wrong, words = {**fields, "type": "x"}, Span(0, 3, memo_stored.text[:3])
    with pytest.raises(BadDecision, match="type is 'x', not one of"):
        review.add(seed, COMPANY, ANA, memo_stored.id, wrong, words)


@pytest.mark.usefixtures("memo")
def test_names_put_off_come_last(database: Database) -> None:
    first, *rest = [i for i in queue(database, COMPANY) if i.kind == "near names"]
    review.judge(database, COMPANY, ANA, Ruling.LATER, "Unit", (first.names[0], first.names[1]))
    after = [item.names for item in queue(database, COMPANY) if item.kind == "near names"]
    assert after == [*(item.names for item in rest), first.names]


def test_a_withdrawn_memo_and_a_backup_by_command(memo: Reorg, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    assert memo("db", "backup", file).returncode == 0
    assert memo("db", "restore", file).returncode == 3
    assert memo("db", "rebuild").returncode == 0
    (row,) = memo.json("ingest", MEMO, "--company", COMPANY)
    assert memo("review", "withdraw", row["id"][:8]).returncode == 0
    assert memo.json("query", "who_leads")["rows"] == []
