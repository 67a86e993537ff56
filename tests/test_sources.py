"""Siblings on the chart stand in the order in which the memos name them."""

from dataclasses import replace
from datetime import date

from graph.chart import chart_of
from graph.derive import derive
from graph.log import Log
from graph.sources import in_source_order
from graph.view import view_of
from ingest.statement import Span, Statement
from tests.logs import log_of, say

FIRST, SECOND = "2022-01-06", "2022-03-01"


def order_in(log: Log) -> list[str]:
    """The names of the cards that have one above them, in their order."""
    chart = in_source_order(chart_of(view_of(derive(log), date(2022, 4, 1))), log)
    return [card.unit.name for card in chart.cards if card.parent]


def placed(unit: str, at: int) -> list[Statement]:
    return [say("member_of", at=at, unit=unit, to="集团")]


def test_what_is_told_first_stands_first() -> None:
    one = [*placed("丁事业群", 300), *placed("甲中心", 900), *placed("乙中心", 10)]
    log = log_of((FIRST, one))
    assert order_in(log) == ["乙中心", "丁事业群", "甲中心"]


def test_an_earlier_memo_comes_first_whatever_was_recorded_first() -> None:
    late, early = (SECOND, placed("甲中心", 0)), (FIRST, placed("丙部", 500))
    assert order_in(log_of(late, early)) == ["丙部", "甲中心"] == order_in(log_of(early, late))


def test_in_one_sentence_the_place_of_the_name_counts() -> None:
    text = "丁事业群、丙部、甲中心都属于集团"
    span = Span(0, len(text), text)
    units = ("甲中心", "丙部", "丁事业群")
    said = [replace(say("member_of", unit=unit, to="集团"), span=span) for unit in units]
    assert order_in(log_of((FIRST, said))) == ["丁事业群", "丙部", "甲中心"]
