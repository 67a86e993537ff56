"""Near names: suggested for a person to judge, never joined; what only looks alike is not suggested."""

from __future__ import annotations

import pytest

from graph.near import near_names

SUGGESTED = [
    ("B2C零售", "B2C零售事业群", "ending left out"),
    ("云智能集团", "阿里云智能集团", "company named before"),
    ("综合视频部", "综合视频", "ending left out"),
    ("Global Sales Operations", "GSO", "initials"),
    ("平台战略部", "平台策略部", "one character"),
    ("中台技术部", "中台技木部", "one character"),
    ("淘宝", "大淘宝", "contained"),
]
NOT_SUGGESTED = [
    ("产品一中心", "产品二中心"),
    ("华东大区", "华南大区"),
    ("用户运营及发展中心", "产业运营及发展中心"),
    ("中国数字商业", "海外数字商业"),
    ("淘特", "淘菜菜"),
    ("中国数字商业板块", "中国数字商业版块"),
]


@pytest.mark.parametrize(("one", "other", "why"), SUGGESTED)
def test_a_pair_with_a_reason_is_suggested(one: str, other: str, why: str) -> None:
    found = near_names([one, other], "阿里巴巴集团", units=True)
    assert [near.why for near in found] == [why]


@pytest.mark.parametrize(("one", "other"), NOT_SUGGESTED)
def test_a_pair_that_only_looks_alike_is_not_suggested(one: str, other: str) -> None:
    assert near_names([one, other], "阿里巴巴集团", units=True) == []


def test_the_likelier_pair_comes_first() -> None:
    found = near_names(["淘宝", "大淘宝", "B2C零售", "B2C零售事业群"], units=True)
    assert [(near.one, near.other) for near in found] == [
        ("B2C零售", "B2C零售事业群"),
        ("大淘宝", "淘宝"),
    ]


def test_a_part_of_one_persons_name_is_suggested_and_of_two_is_not() -> None:
    people = ["Savita", "Savita Puthigai", "John", "John Pavetto", "John Cummings"]
    found = near_names(people, units=False)
    assert [(near.one, near.other) for near in found] == [("Savita", "Savita Puthigai")]


@pytest.mark.parametrize(("one", "other"), [("张勇", "张勇强"), ("戴珊", "戴姗"), ("王伟", "王维")])
def test_chinese_persons_are_never_suggested(one: str, other: str) -> None:
    assert near_names([one, other], units=False) == []
