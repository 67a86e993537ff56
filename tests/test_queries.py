"""The saved queries: each answers on the client's memo what a careful reader answers."""

from __future__ import annotations

from typing import Any

import pytest

from graph import fetch
from graph.driver import Database
from graph.errors import BadQuery
from graph.queries import defaults, parse_query, run, saved_queries, saved_query
from tests.client_memo import COMPANY, INDUSTRY, PLATFORM, USERS

EXTRA = {"reporting_chain": {"person": "玄德"}, "evidence_of": {"name": "鲁肃"}}
CENTRES = {USERS, INDUSTRY, PLATFORM}


def answer(database: Database, query_id: str, *columns: str) -> set[tuple[Any, ...]]:
    """The rows of a saved query on the client's memo, some columns of them."""
    query = saved_query(query_id)
    values = defaults(query, COMPANY, fetch.change_days(database, COMPANY))
    table = run(database, query, values | EXTRA.get(query_id, {}))
    assert table.rows
    assert not table.cut
    chosen = [table.columns.index(column) for column in columns]
    return {tuple(_plain(row[i]) for i in chosen) for row in table.rows}


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


ANSWERS: dict[tuple[str, ...], set[tuple[Any, ...]]] = {
    ("span_of_control", "boss", "span"): {("戴珊", 6)},
    ("reporting_chain", "steps", "boss"): {(1, "戴珊")},
    ("reporting_lines", "who", "boss"): {
        (who, "戴珊") for who in ("玄德", "吹雪", "思函", "道放", "千城", "家洛")
    },
    ("concurrent_posts", "person", "count"): {("戴珊", 8), ("师太", 4), ("鲁肃", 2)},
    ("movers", "person", "origin", "origin_understood", "destination"): {
        ("思函", "速卖通", False, PLATFORM),
        ("平畴", "大淘宝", True, "海外数字商业板块"),
        ("凯夫", "大淘宝", True, "海外数字商业板块"),
    },
    ("first_seen", "relationship", "who", "what"): {
        ("REPORTS_TO", "家洛", "戴珊"),
        ("PART_OF", "直播", "创新域"),
        ("PART_OF", "逛逛", "创新域"),
        ("PART_OF", "其它创新业务", "创新域"),
    },
    ("evidence_of", "type", "says"): {("concurrent_post", "letter"), ("continues", "letter")},
    ("not_said", "kind", "person", "unit"): {
        ("holder_not_named", None, "其它创新业务"),
        ("head_not_named", None, "客户体验评价团队"),
        ("successor_not_said", "思函", "速卖通"),
        ("post_not_said", "平畴", "海外数字商业板块"),
        ("post_not_said", "凯夫", "海外数字商业板块"),
        ("origin_implied", "平畴", "大淘宝"),
        ("origin_implied", "凯夫", "大淘宝"),
        ("line_age_unknown", "家洛", None),
        ("date_assumed", None, None),
    },
}


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


def test_every_saved_query_is_tested() -> None:
    elsewhere = {"who_leads", "changes_between", "units_changed", "letter_and_reporter", "remits"}
    elsewhere |= {"contradictions"}  # tests/test_contradictions.py
    assert {query.id for query in saved_queries()} == elsewhere | {asked[0] for asked in ANSWERS}
    assert len(saved_queries()) >= 12


HEAD = """/*
title = { en = "T", zh = "题" }
description = { en = "D", zh = "说明" }
[parameters]
day = { type = "day" }
*/
RETURN $day AS day
"""


def test_more_rows_than_the_limit_are_cut_and_said_to_be(seed: Database) -> None:
    query = parse_query(
        "many", HEAD.replace("RETURN $day AS day", "UNWIND range(1, 9) AS n RETURN n, $day")
    )
    table = run(seed, query, {"day": "2022-01-06"}, limit=5)
    assert (len(table.rows), table.cut) == (5, True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "'day' is missing"),
        ({"day": "soon"}, "not a day YYYY-MM-DD"),
        ({"day": "2022-01-06", "x": "1"}, "no parameter 'x'"),
    ],
)
def test_a_query_says_what_is_wrong_with_its_values(
    seed: Database, values: dict[str, str], said: str
) -> None:
    with pytest.raises(BadQuery, match=said):
        run(seed, parse_query("q", HEAD), values)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RETURN 1", "begin with a comment"),
        (HEAD.replace('zh = "题"', ""), "TOML"),
        (HEAD.replace(', zh = "题"', ""), "no title in zh"),
        (HEAD.replace('type = "day"', 'type = "moon"'), "not one of"),
    ],
)
def test_a_query_file_says_what_is_wrong_with_its_head(text: str, said: str) -> None:
    with pytest.raises(BadQuery, match=said):
        parse_query("q", text)
