"""The client's memo, from its text to the comparison that it must show, and what must not be there."""

from __future__ import annotations

from datetime import date

import pytest

from graph import fetch
from graph.compare import Comparison, Row
from graph.driver import Database
from graph.model import LinkType, Person, Role, Status, Unit
from graph.view import View
from tests.client_memo import COMPANY, DAY, EVE, INDUSTRY, MEMO, PLATFORM, USERS

Facts = set[tuple[str, ...]]


@pytest.fixture(scope="module")
def comparison(seed: Database) -> Comparison:
    return fetch.compare(seed, COMPANY, EVE, DAY)


@pytest.fixture(scope="module")
def before(seed: Database) -> View:
    return fetch.view_at(seed, COMPANY, EVE)


@pytest.fixture(scope="module")
def after(seed: Database) -> View:
    return fetch.view_at(seed, COMPANY, DAY)


def told(row: Row, *roles: str) -> tuple[str, ...]:
    """A row's kind and the names of the parties in some roles, of which there may be several."""
    return (row.kind, *("+".join(row.names(role)) for role in roles))


SHOWN = {
    "created": ("unit", "to"),
    "merged": ("from", "unit"),
    "appointed": ("person", "unit"),
    "charged": ("person", "unit"),
    "line added": ("person", "boss"),
    "concurrent post added": ("person", "post"),
    "transferred": ("person", "from", "to"),
    "placed": ("unit", "to"),
    "remit given": ("unit", "scope"),
    "post opened": ("post",),
}


def test_the_changes_are_those_of_the_careful_reading(comparison: Comparison) -> None:
    shown = {told(row, *SHOWN[row.kind]) for row in comparison.changes}
    required: Facts = {
        ("created", USERS, ""),
        ("created", INDUSTRY, ""),
        ("created", PLATFORM, ""),
        ("created", "客户体验评价团队", "垂直行业"),
        ("merged", "天猫+淘宝", INDUSTRY),
        ("appointed", "玄德", USERS),
        ("appointed", "吹雪", INDUSTRY),
        ("appointed", "思函", PLATFORM),
        ("charged", "道放", "直播"),
        ("charged", "千城", "逛逛"),
        *(("line added", who, "戴珊") for who in ("玄德", "吹雪", "思函", "道放", "千城")),
        ("concurrent post added", "鲁肃", "大淘宝 CTO"),
        ("concurrent post added", "师太", "大淘宝 CCO"),
        ("concurrent post added", "师太", "大淘宝 CRO"),
        ("transferred", "思函", "速卖通", PLATFORM),
        ("transferred", "平畴", "大淘宝", "海外数字商业板块"),
        ("transferred", "凯夫", "大淘宝", "海外数字商业板块"),
        ("placed", USERS, "用户域"),
        ("placed", INDUSTRY, "商家域"),
        ("placed", PLATFORM, "平台域"),
        *(("placed", unit, "大淘宝") for unit in (USERS, INDUSTRY, PLATFORM)),
        ("remit given", PLATFORM, "平台机制、规则的设计"),
        ("post opened", "其它创新业务 业务总裁"),
    }
    allowed: Facts = {
        ("remit given", USERS, "优化消费者体验链路"),
        ("remit given", INDUSTRY, "全生命周期的消费者运营和商品运营能力"),
    }
    assert required <= shown
    assert shown - required <= allowed
    assert len(shown) == len(comparison.changes)
    assert not comparison.passing


def test_the_details_of_the_changes_are_right(comparison: Comparison) -> None:
    rows = {told(row, *SHOWN[row.kind]): row for row in comparison.changes}
    assert rows["merged", "天猫+淘宝", INDUSTRY].part == "行业运营"
    assert rows["created", "客户体验评价团队", "垂直行业"].many
    assert rows["post opened", "其它创新业务 业务总裁"].many
    assert rows["charged", "道放", "直播"].open_list
    assert rows["charged", "千城", "逛逛"].open_list
    assert {row.line for row in comparison.changes if row.kind == "line added"} == {"solid"}
    assert {row.inferred for row in comparison.changes if row.name("to") == "大淘宝"} == {
        "memo-subject"
    }
    assert {row.basis for row in comparison.changes} == {"assumed"}
    moved = rows["transferred", "思函", "速卖通", PLATFORM]
    assert {(t.type, t.start, t.end) for t in moved.closed} == {
        ("HOLDS", "思函", "速卖通 业务总裁")
    }


def test_what_goes_on_is_confirmed(comparison: Comparison) -> None:
    confirmed = {
        (row.name("person"), row.name("unit"), row.implied) for row in comparison.confirmations
    }
    assert confirmed == {
        ("家洛", "阿里妈妈", False),
        ("鲁肃", COMPANY, True),
        ("师太", COMPANY, True),
    }
    posts = {row.name("post") for row in comparison.confirmations if row.name("unit") == COMPANY}
    assert posts == {f"{COMPANY} {title}" for title in ("CTO", "CCO", "CRO")}


def test_lines_and_places_of_unknown_age_are_first_seen(comparison: Comparison) -> None:
    seen = {tuple(party.name for party in row.about) for row in comparison.first_seen}
    assert seen == {
        ("家洛", "戴珊"),
        ("直播", "创新域"),
        ("逛逛", "创新域"),
        ("其它创新业务", "创新域"),
    }


def test_the_past_has_no_sure_day(comparison: Comparison) -> None:
    past = {(row.name("person"), row.name("unit")) for row in comparison.past}
    assert past == {
        ("玄德", "产品与运营"),
        ("玄德", "淘宝直播"),
        ("思函", "淘宝"),
        ("吹雪", "淘宝"),
        ("吹雪", "天猫"),
        ("戴珊", None),
    }
    assert {t.before for row in comparison.past for t in row.closed} == {Status.POSSIBLE}


def holders(view: View) -> Facts:
    """Who surely holds what in the view: person, unit, role, title."""
    found: Facts = set()
    for link, status in view.links(LinkType.HOLDS):
        post = view.post(link.end)
        if status is Status.SURE:
            unit = view.thing(post.unit).name if post.unit else ""
            found.add((view.thing(link.start).name, unit, post.role, post.title or ""))
    return found


def test_the_eve_holds_what_the_memo_says_of_it(before: View) -> None:
    held = holders(before)
    overseen = {unit for person, unit, role, _ in held if (person, role) == ("戴珊", Role.OVERSEES)}
    assert overseen == {
        *("大淘宝", "B2C零售", "淘菜菜", "淘特", "国内贸易"),
        *("B2C 零售事业群", "1688"),
    }
    heads = {(person, unit) for person, unit, role, _ in held if role == Role.HEAD}
    assert ("思函", "速卖通") in heads
    assert ("家洛", "阿里妈妈") in heads
    assert {unit.removesuffix("板块") for person, unit in heads if person == "戴珊"} == {
        "中国数字商业"
    }
    assert {unit.removesuffix("板块") for person, unit in heads if person == "蒋凡"} == {
        "海外数字商业"
    }
    members = {
        (before.thing(link.start).name, before.thing(link.end).name)
        for link, status in before.links(LinkType.MEMBER_OF)
        if status is Status.SURE
    }
    assert members == {("平畴", "大淘宝"), ("凯夫", "大淘宝")}


def test_the_letter_dates_what_the_reporter_dates_less_well(before: View) -> None:
    since = {
        before.thing(unit).name: link.period.since
        for link, _ in before.links(LinkType.HOLDS)
        if before.thing(link.start).name == "戴珊" and (unit := before.post(link.end).unit)
    }
    letter = {"大淘宝", "B2C零售", "淘菜菜", "淘特", "国内贸易"}
    assert {since[unit] for unit in letter} == {date(2021, 12, 6)}
    assert {since["B2C 零售事业群"], since["1688"]} == {date(2021, 12, 31)}


def test_what_nobody_said_is_not_there(comparison: Comparison, after: View) -> None:
    names = {u.name for u in after.things(Unit)} | {p.name for p in after.things(Person)}
    assert names.isdisjoint({"淘宝商城", "韩小黄", "魏晓", "产业运营及发", "逍遥子"})
    assert not [row for row in comparison.changes if row.name("person") == "蒋凡"]
    ended = {"dissolved", "left", "renamed", "split"}
    assert not [row for row in comparison.changes if row.kind in ended]
    units = {unit.name: after.status(unit.id) for unit in after.things(Unit)}
    assert units["淘宝"] is units["天猫"] is Status.SURE
    held = holders(after)
    assert not {person for person, unit, _, _ in held if unit == "其它创新业务"}
    assert {person for person, unit, _, _ in held if unit == INDUSTRY} == {"吹雪"}


def test_what_is_left_open_is_listed(seed: Database) -> None:
    said = fetch.not_said(seed, COMPANY, DAY)
    shown = {(row.kind, row.name("person") or row.name("unit")) for row in said}
    assert shown == {
        ("holder_not_named", "其它创新业务"),
        ("head_not_named", "客户体验评价团队"),
        ("successor_not_said", "思函"),
        ("post_not_said", "平畴"),
        ("post_not_said", "凯夫"),
        ("origin_implied", "平畴"),
        ("origin_implied", "凯夫"),
        ("line_age_unknown", "家洛"),
        ("date_assumed", None),
    }


def test_every_row_leads_to_the_characters_that_state_it(
    seed: Database, comparison: Comparison
) -> None:
    text = fetch.memos(seed, COMPANY)[0].text
    assert text == MEMO.read_text("utf-8")
    for row in (*comparison.changes, *comparison.confirmations, *comparison.first_seen):
        for said in fetch.evidence(seed, row.statements):
            span = said.statement.span
            assert text[span.start : span.end] == span.text
            assert 0 < len(span.text) <= 300
