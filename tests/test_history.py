"""What is told of one thing: its history, the way up, its neighbourhood, figures, flows, voices, brief."""

from datetime import date
from functools import cache

import pytest

from graph.around import around
from graph.brief import Heading, brief_of
from graph.compare import Comparison
from graph.derive import derive
from graph.flows import Flow, flows_of
from graph.history import chain_to_top, lineage_of, rows_about, story_of, tenures_of
from graph.log import Log, entries_of, memo_of
from graph.measures import measures_of
from graph.model import Derived, Unit
from graph.netting import comparison_of, window_of
from graph.view import View, view_of
from graph.voices import topics_of
from ingest.extract import read_memo
from ingest.statement import Statement, Voice
from tests.client_memo import COMPANY, DAY, EVE, INDUSTRY, MEMO, PLATFORM, USERS
from tests.logs import log_of, names_in, say


@cache
def client_log() -> Log:
    document, statements = read_memo(MEMO)
    memo = memo_of(document, COMPANY)
    return Log(company=COMPANY, memos=(memo,), entries=entries_of(memo.id, statements))


@pytest.fixture(scope="module")
def client() -> Derived:
    return derive(client_log())


def told(*rounds: tuple[str, list[Statement]]) -> Derived:
    return derive(log_of(*rounds))


def id_of(derived: Derived, name: str) -> str:
    return next(thing.id for thing in derived.things.values() if thing.name == name)


def compared(derived: Derived, start: date, end: date) -> Comparison:
    return comparison_of(window_of(derived, start, end, None))


def views(derived: Derived) -> tuple[View, View]:
    return view_of(derived, EVE), view_of(derived, DAY)


def test_the_history_of_somebody_holds_the_past_the_move_and_the_new_post(client: Derived) -> None:
    rows = rows_about(story_of(client), id_of(client, "思函"))
    assert {(row.kind, row.name("unit") or row.name("from")) for row in rows} == {
        ("past", "淘宝"),
        ("transferred", "速卖通"),
        ("appointed", PLATFORM),
        ("line added", None),
    }
    assert [row.day for row in rows] == sorted(row.day or DAY for row in rows)


def test_tenures_come_in_the_order_of_time_with_those_that_are_over(client: Derived) -> None:
    tenures = tenures_of(client, id_of(client, "鲁肃"))
    posts = [(*names_in(client, link.end), link.period.since) for link in tenures]
    assert posts == [(f"{COMPANY} CTO", EVE), ("大淘宝 CTO", DAY)]


def test_the_lineage_of_a_unit_goes_back_and_on_through_every_step() -> None:
    derived = told(
        ("2021-01-05", [say("unit_renamed", unit="乙中心", from_="甲中心")]),
        ("2022-01-05", [say("unit_merged", from_=("乙中心", "丙部"), unit="丁事业群")]),
    )
    for name in ("甲中心", "乙中心", "丁事业群"):
        steps = {
            names_in(derived, k.start, k.end) for k in lineage_of(derived, id_of(derived, name))
        }
        assert ("甲中心", "乙中心") in steps
        assert ("乙中心", "丁事业群") in steps
    sister = {
        names_in(derived, k.start, k.end) for k in lineage_of(derived, id_of(derived, "丙部"))
    }
    assert sister == {("丙部", "丁事业群")}


def test_the_chain_goes_up_solid_lines_only_and_ends_in_a_loop() -> None:
    derived = told(
        ("2022-01-05", [
            say("reports_to", person="张一", to="王二"),
            say("reports_to", person="王二", to="李三", at=200),
            say("reports_to", person="李三", to="王二", at=400),
            say("reports_to", person="张一", to="赵四", dotted=True, at=600),
        ]),
    )  # fmt: skip
    view = view_of(derived, date(2022, 1, 5))
    chain = chain_to_top(view, id_of(derived, "张一"))
    assert [names_in(derived, *(link.end for link in level)) for level in chain] == [
        ("王二",),
        ("李三",),
    ]


def test_figures_count_what_is_sure_and_name_what_they_count(client: Derived) -> None:
    before, after = (measures_of(view) for view in views(client))
    assert {(s.boss.name, *(r.name for r in s.reports)) for s in after.spans} == {
        ("戴珊", "千城", "吹雪", "家洛", "思函", "玄德", "道放")
    }
    assert before.spans == ()
    assert [len(m.layers) for m in (before, after)] == [0, 2]
    posts = {m.person.name: {p.name for p in m.posts} for m in after.concurrent}
    assert posts["鲁肃"] == {"大淘宝 CTO", f"{COMPANY} CTO"}
    assert "鲁肃" not in {m.person.name for m in before.concurrent}
    headless = [{unit.name for unit in m.headless} for m in (before, after)]
    assert "速卖通" in headless[1] - headless[0]
    assert {"直播", "逛逛"} <= headless[0] - headless[1]
    assert not {USERS, INDUSTRY, PLATFORM} & headless[1]


def test_layers_of_a_loop_of_bosses_are_one() -> None:
    derived = told(
        ("2022-01-05", [
            say("reports_to", person="张一", to="王二"),
            say("reports_to", person="王二", to="张一", at=200),
            say("reports_to", person="李三", to="张一", at=400),
        ]),
    )  # fmt: skip
    assert len(measures_of(view_of(derived, date(2022, 1, 5))).layers) == 2


def test_flows_run_from_where_people_were_and_own_up_to_unknown_origins(client: Derived) -> None:
    flows = set(flows_of(*views(client)))
    assert {
        Flow("思函", "速卖通", PLATFORM),
        Flow("平畴", "大淘宝", "海外数字商业板块"),
        Flow("玄德", None, USERS),
        Flow("鲁肃", COMPANY, "大淘宝"),
        Flow("行业运营", "淘宝", INDUSTRY),
    } <= flows
    assert not {flow for flow in flows if flow.what in ("家洛", "蒋凡", "戴珊")}


def test_a_neighbourhood_is_cut_at_its_limit_with_the_nearest_kept(client: Derived) -> None:
    view = view_of(client, DAY)
    near = around(view, id_of(client, "思函"), steps=1)
    assert {thing.name for thing in near.things} == {"思函", "戴珊", f"{PLATFORM} head"}
    small = around(view, id_of(client, "思函"), steps=2, limit=4)
    assert small.cut
    assert {thing.name for thing in small.things} > {thing.name for thing in near.things}
    assert around(view, "nobody").things == ()


def test_letter_and_reporter_differ_on_what_dai_shan_is_in_charge_of(client: Derived) -> None:
    voices = {entry.id: entry.statement.by for entry in client_log().entries}
    first = topics_of(client, voices)[0]
    assert (first.subject.name, first.role, first.differs) == ("戴珊", "oversees", True)
    said = {(s.thing.name, *sorted(s.voices)) for s in first.sayings}
    assert said == {
        ("大淘宝", Voice.LETTER, Voice.REPORTER),
        ("淘菜菜", Voice.LETTER, Voice.REPORTER),
        ("淘特", Voice.LETTER, Voice.REPORTER),
        ("B2C零售", Voice.LETTER),
        ("国内贸易", Voice.LETTER),
        ("B2C 零售事业群", Voice.REPORTER),
        ("1688", Voice.REPORTER),
    }


def test_a_brief_holds_every_row_once_and_every_row_has_a_statement(client: Derived) -> None:
    comparison = compared(client, EVE, DAY)
    brief = brief_of(comparison, ())
    rows = [row.id for section in brief.sections for row in section.rows]
    kept = (*comparison.confirmations, *comparison.first_seen, *comparison.past)
    assert sorted(rows) == sorted(row.id for row in (*comparison.changes, *kept))
    assert all(row.statements for section in brief.sections for row in section.rows)
    assert Heading.NOT_SAID not in {section.heading for section in brief.sections}
    assert brief.count("created") == 4


def test_every_unit_has_a_page_to_fill(client: Derived) -> None:
    story = story_of(client)
    units = [thing for thing in client.things.values() if isinstance(thing, Unit)]
    bare = {unit.name for unit in units if not rows_about(story, unit.id)}
    assert bare == set()
