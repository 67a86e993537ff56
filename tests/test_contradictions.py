"""Contradictions are kept, shown and listed; never settled in silence."""

from __future__ import annotations

from datetime import date

import pytest

from graph import fetch
from graph.driver import Database
from graph.model import LinkType, Status
from graph.queries import run, saved_query
from graph.schema import create_schema
from ingest.statement import Statement
from tests.logs import COMPANY, log_of, say
from tests.test_store import put_all

FIRST, SECOND = "2022-01-10", "2022-03-10"
LATER = date(2022, 4, 1)
Rounds = list[tuple[str, list[Statement]]]

CASES: dict[str, tuple[Rounds, tuple[str, str]]] = {
    "two holders of one post": (
        [
            (FIRST, [say("leads", person="张一", unit="甲中心", post="CTO")]),
            (SECOND, [say("concurrent_post", person="王二", unit="甲中心", post="CTO")]),
        ],
        ("two_holders", "甲中心 CTO"),
    ),
    "a loop of bosses": (
        [
            (
                FIRST,
                [
                    say("reports_to", person="张一", to="王二"),
                    say("reports_to", person="王二", to="张一"),
                ],
            )
        ],
        ("boss_loop", "张一"),
    ),
    "an ended unit that is led": (
        [
            (FIRST, [say("unit_created", unit="甲中心")]),
            (SECOND, [say("unit_dissolved", unit="甲中心")]),
            ("2022-03-20", [say("leads", person="张一", unit="甲中心")]),
        ],
        ("ended_unit", "甲中心"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_contradiction_is_listed_with_its_statements(database: Database, case: str) -> None:
    rounds, (kind, about) = CASES[case]
    create_schema(database)
    put_all(database, log_of(*rounds))
    query = saved_query("contradictions")
    table = run(database, query, {"company": COMPANY, "day": str(LATER)})
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["kind"] for row in rows] == [kind]
    assert about in rows[0]["what"]
    assert fetch.evidence(database, rows[0]["statements"])


def test_an_ended_unit_that_is_led_is_shown_as_possible(database: Database) -> None:
    rounds, _ = CASES["an ended unit that is led"]
    create_schema(database)
    put_all(database, log_of(*rounds))
    view = fetch.view_at(database, COMPANY, LATER)
    ((link, status),) = view.links(LinkType.HOLDS)
    assert status is Status.SURE
    assert view.status(link.end) is Status.POSSIBLE


def test_the_clients_memo_contradicts_itself_nowhere(seed: Database) -> None:
    query = saved_query("contradictions")
    values = {"company": "阿里巴巴集团", "day": "2022-01-06"}
    assert not run(seed, query, values).rows
