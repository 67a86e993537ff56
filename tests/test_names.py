"""Names: which spellings are one name, and which look alike and are two."""

from __future__ import annotations

import pytest

from graph.model import Role, UnitKind
from graph.names import collect_names, name_key, title_role, unit_kind

SAME = [
    ("中国数字商业板块", "中国数字商业版块"),
    ("中国数字商业板块", "“中国数字商业”"),
    ("B2C 零售事业群", "B2C零售事业群"),
    ("ＣＴＯ线", "CTO线"),
    ("直播等业务", "直播"),
    ("The Cloud Division", "cloud"),
]
DIFFERENT = [
    ("产品一中心", "产品二中心"),
    ("华东大区", "华南大区"),
    ("淘宝", "大淘宝"),
    ("张勇", "张勇强"),
    ("用户运营及发展中心", "产业运营及发展中心"),
    ("B2C零售", "B2C零售事业群"),
    ("业务", "板块"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_look_alike_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_name_in_brackets_is_the_same_unit() -> None:
    names = collect_names(["Long Name (LN)", "LN", "Long Name", "Other"])
    assert {names.key(name) for name in ("LN", "Long Name", "Long Name (LN)")} == {"longname"}
    assert names.key("Other") == "other"


def test_the_companys_own_words_mean_the_company() -> None:
    names = collect_names(["集团", "云集团"], "某某集团")
    assert names.key("集团") == names.key("某某集团") != names.key("云集团")
    assert names.shown(names.key("集团")) == "某某集团"


def test_the_most_frequent_spelling_is_shown_and_the_longer_of_two_equals() -> None:
    names = collect_names(["商业版块", "商业板块", "商业板块", "B2C 零售", "B2C零售"])
    assert names.shown(name_key("商业")) == "商业板块"
    assert names.shown(name_key("b2c零售")) == "B2C 零售"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("总裁", Role.HEAD),
        ("业务总裁", Role.HEAD),
        ("负责人", Role.HEAD),
        ("CEO", Role.HEAD),
        ("President and CEO", Role.HEAD),
        ("副总裁", Role.DEPUTY),
        ("集团副总经理", Role.DEPUTY),
        ("Vice President", Role.DEPUTY),
        ("CTO", Role.OTHER),
        ("首席财务官", Role.OTHER),
    ],
)
def test_a_title_tells_the_role(title: str, role: Role) -> None:
    assert title_role(title) is role


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("用户域", UnitKind.DOMAIN),
        ("云智能集团", UnitKind.COMPANY),
        ("创新业务", UnitKind.BUSINESS),
        ("平台策略和运营中心", UnitKind.UNIT),
    ],
)
def test_the_end_of_a_name_tells_the_kind(name: str, kind: UnitKind) -> None:
    assert unit_kind(name) is kind
