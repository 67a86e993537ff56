"""The saved queries: each answers on the client's memo what a careful reader answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from graph import fetch
from graph.driver import Database
from graph.errors import BadQuery
from graph.log import entries_of
from graph.queries import defaults, parse_query, run, saved_queries, saved_query
from graph.schema import create_schema
from graph.store import store_memo
from tests.answers import ANSWERS, ASKED
from tests.client_memo import COMPANY, INDUSTRY, PLATFORM, USERS
from tests.logs import COMPANY as MADE_UP
from tests.logs import memo, say

CENTRES = {USERS, INDUSTRY, PLATFORM}


def answer(database: Database, query_id: str, *columns: str) -> set[tuple[Any, ...]]:
    """The rows of a saved query on the client's memo, some columns of them."""
    query = saved_query(query_id)
    values = defaults(query, COMPANY, fetch.change_days(database, COMPANY))
    table = run(database, query, values | ASKED.get(query_id, {}))
    assert table.rows
    assert not table.cut
    chosen = [table.columns.index(column) for column in columns]
    return {tuple(_plain(row[i]) for i in chosen) for row in table.rows}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize("asked", ANSWERS, ids=lambda asked: asked[0])
def test_a_saved_query_gives_the_stated_answer(seed: Database, asked: tuple[str, ...]) -> None:
    assert answer(seed, *asked) == ANSWERS[asked]


def test_who_leads_names_the_three_centres_and_the_seven_businesses(seed: Database) -> None:
    leads = answer(seed, "who_leads", "unit", "person", "role")
    assert {row for row in leads if row[0] in CENTRES} == {
        (USERS, "玄德", "head"),
        (INDUSTRY, "吹雪", "head"),
        (PLATFORM, "思函", "head"),
    }
    assert (
        len({unit for unit, person, role in leads if (person, role) == ("戴珊", "oversees")}) == 7
    )


def test_the_changes_between_eve_and_day_are_those_of_the_comparison(seed: Database) -> None:
    days = fetch.change_days(seed, COMPANY)
    comparison = fetch.compare(seed, COMPANY, days[-1].replace(day=5), days[-1])
    asked = saved_query("changes_between")
    rows = run(seed, asked, defaults(asked, COMPANY, days)).rows
    assert sorted(row[1] for row in rows) == sorted(row.kind for row in comparison.changes)


def test_units_changed_tells_what_is_merged_and_where_units_are(seed: Database) -> None:
    rows = answer(seed, "units_changed", "kind", "unit", "origins", "part", "places")
    assert {row[1] for row in rows if row[0] == "created"} == {*CENTRES, "客户体验评价团队"}
    assert ("merged", INDUSTRY, ("天猫", "淘宝"), "行业运营", ()) in rows
    assert ("created", "客户体验评价团队", (), None, ("垂直行业",)) in rows


def test_letter_and_reporter_differ_on_what_is_overseen(seed: Database) -> None:
    rows = answer(seed, "letter_and_reporter", "says", "kind", "about")
    charged = {(says, name) for says, kind, about in rows if kind == "charged" for name in about}
    for says, unit in (
        ("letter", "国内贸易"),
        ("letter", "B2C零售"),
        ("reporter", "1688"),
        ("reporter", "B2C 零售事业群"),
        ("both", "大淘宝"),
    ):
        assert (says, f"unit: {unit}") in charged


def test_remits_are_in_the_words_of_the_text(seed: Database) -> None:
    assert (PLATFORM, "平台机制、规则的设计") in answer(seed, "remits", "who", "remit")


def test_the_most_reorganised_unit_is_the_one_that_the_memo_is_about(seed: Database) -> None:
    rows = answer(seed, "most_reorganised", "unit", "count", "kinds", "days")
    of_it = ("charged", "concurrent post added", "placed", "transferred")
    assert max(rows, key=lambda row: row[1]) == ("大淘宝", 10, of_it, 3)
    assert {(INDUSTRY, 5), (PLATFORM, 6), (USERS, 4)} <= {row[:2] for row in rows}


def test_what_is_known_now_is_the_view_and_before_the_memo_nothing_was(seed: Database) -> None:
    now = answer(seed, "as_known", "relationship", "who", "what", "known_until")
    assert {row[:3] for row in now if row[0] == "REPORTS_TO"} == {
        ("REPORTS_TO", who, "戴珊") for who in ("千城", "吹雪", "家洛", "思函", "玄德", "道放")
    }
    assert (len(now), {row[3] for row in now}) == (47, {None})
    query = saved_query("as_known")
    asked = defaults(query, COMPANY, fetch.change_days(seed, COMPANY)) | {"known_at": "start"}
    assert run(seed, query, asked).rows == ()


def test_everything_of_one_memo_was_learned_with_it_and_is_not_mentioned_later(
    seed: Database,
) -> None:
    learned = answer(seed, "learned_since", "day", "kind", "about")
    changes = seed.read("MATCH (c:Change) RETURN count(c) AS number")
    assert len(learned) == changes[0]["number"]
    named = answer(seed, "not_mentioned_since", "sort", "name", "announced")
    things = seed.read("MATCH (t:Person|Unit) WHERE (t)<-[:ABOUT]-() RETURN t.name AS name")
    assert {name for _, name, _ in named} == {row["name"] for row in things}
    assert {announced for *_, announced in named} == {"2022-01-06"}


def put(database: Database, number: int, announced: str, *said: Any) -> datetime:  # noqa: ANN401
    """Store a made-up memo; the moment from which its Changes are known."""
    made = memo(number, announced)
    store_memo(database, made, entries_of(made.id, said))
    rows = database.read("MATCH (c:Change) RETURN max(c.known_since) AS moment")
    moment: datetime = rows[0]["moment"]
    return moment


def test_what_was_known_before_a_second_memo_can_still_be_asked(database: Database) -> None:
    create_schema(database)
    first = say("leads", person="张一", unit="甲中心", post="总裁")
    then = put(database, 0, "2022-01-10", first)
    put(database, 1, "2022-03-10", replace(first, person="李三"))
    query = saved_query("as_known")

    def heads(known_at: str) -> set[Any]:
        asked = {"company": MADE_UP, "day": "2022-04-01", "known_at": known_at}
        table = run(database, query, asked)
        return {(row[1], row[5] is None) for row in table.rows if row[0] == "HOLDS"}

    assert heads(then.isoformat()) == {("张一", False)}
    assert heads("now") == {("李三", True)}


def test_every_saved_query_is_tested() -> None:
    elsewhere = {"who_leads", "changes_between", "units_changed", "letter_and_reporter", "remits"}
    elsewhere |= {"contradictions"}  # tests/test_contradictions.py
    elsewhere |= {"as_known", "learned_since", "most_reorganised", "not_mentioned_since"}
    assert {query.id for query in saved_queries()} == elsewhere | {asked[0] for asked in ANSWERS}
    assert len(saved_queries()) >= 24


HEAD = """/*
title = { en = "T", zh = "题" }
description = { en = "D", zh = "说明" }
[parameters]
day = { type = "day" }
when = { type = "moment", default = "now" }
many = { type = "number", default = "1" }
*/
RETURN $day AS day
"""


def test_more_rows_than_the_limit_are_cut_and_said_to_be(seed: Database) -> None:
    query = parse_query(
        "many", HEAD.replace("RETURN $day AS day", "UNWIND range(1, 9) AS n RETURN n, $day")
    )
    table = run(seed, query, {"day": "2022-01-06", "when": "now", "many": "1"}, limit=5)
    assert (len(table.rows), table.cut) == (5, True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "'day' is missing"),
        ({"day": "soon"}, "not a day YYYY-MM-DD"),
        ({"day": "2022-01-06", "x": "1"}, "no parameter 'x'"),
        ({"day": "2022-01-06", "when": "tonight"}, "not a moment"),
        ({"day": "2022-01-06", "many": "some"}, "not a whole number"),
    ],
)
def test_a_query_says_what_is_wrong_with_its_values(
    seed: Database, values: dict[str, str], said: str
) -> None:
    with pytest.raises(BadQuery, match=said):
        run(seed, parse_query("q", HEAD), {"when": "now", "many": "1"} | values)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RETURN 1", "begin with a comment"),
        (HEAD.replace('zh = "题"', ""), "TOML"),
        (HEAD.replace(', zh = "题"', ""), "no title in zh"),
        (HEAD.replace('type = "day"', 'type = "moon"'), "not one of"),
        (HEAD.replace("[parameters]", 'graph = { from = "a" }\n[parameters]'), "does not say to"),
    ],
)
def test_a_query_file_says_what_is_wrong_with_its_head(text: str, said: str) -> None:
    with pytest.raises(BadQuery, match=said):
        parse_query("q", text)
