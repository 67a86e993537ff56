"""Notices for tests of many: made up from a few sentences, in two languages, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass

FAMILIES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫", "山川江河湖海林木松柏"
PEOPLE = ("Ann Archer", "Bob Baxter", "Carol Carver", "Dan Draper", "Eve Ellison", "Frank Foster")
REGIONS, WORKS = "东南西北", ("销售", "研发", "运营", "市场")
TRADES = ("Retail", "Payments", "Logistics", "Devices")


@dataclass(frozen=True, slots=True)
class Notice:
    """A document as a source holds it."""

    source: str
    company: str
    text: str


def notices(count: int, seed: int = 1) -> Iterator[Notice]:
    """`count` notices of some forty companies over eight years; one in ten is English."""
    chance = random.Random(seed)
    for number in range(count):
        day = (2015 + chance.randrange(8), 1 + chance.randrange(12), 1 + chance.randrange(28))
        write = _english if number % 10 == 9 else _chinese
        yield write(chance, number, day)


def rows(count: int) -> list[dict[str, str]]:
    """Notices as rows."""
    return [asdict(notice) for notice in notices(count)]


def _chinese(chance: random.Random, number: int, day: tuple[int, int, int]) -> Notice:
    company = f"{chance.choice('甲乙丙丁戊己庚辛')}{chance.choice(REGIONS)}集团"
    unit = f"{chance.choice(REGIONS)}区{chance.choice(WORKS)}中心"
    head, boss = (chance.choice(FAMILIES) + chance.choice(GIVEN) * 2 for _ in range(2))
    dated = "{}年{}月{}日".format(*day)
    text = (
        f"{company}关于组织调整的通知\n{dated}\n各部门:\n公司决定作出如下调整:\n"
        f"一、成立{unit},任命{head}为{unit}总经理,向{boss}汇报。\n"
        f"二、{boss}继续担任集团副总裁。\n特此通知。\n{company}\n{dated}\n编号{number}\n"
    )
    return Notice(f"notice-{number}", company, text)


def _english(chance: random.Random, number: int, day: tuple[int, int, int]) -> Notice:
    company = f"{chance.choice(TRADES)} Holdings"
    head, boss = chance.sample(PEOPLE, 2)
    unit = f"{chance.choice(TRADES)} Division"
    text = (
        f"{company}: changes in our organisation\n{day[0]}-{day[1]:02}-{day[2]:02}\nDear all,\n"
        f"We are forming a new {unit}. {head} will lead the {unit} and will report to {boss}.\n"
        f"No. {number}\n"
    )
    return Notice(f"notice-{number}", company, text)
