"""Which branches are open, and that the table says what the cards say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.cards import Chart, Mark, MarkKind
from graph.chart import chart_of
from graph.model import Role
from tests.charts import Company
from web.chart.folds import ALL, MOST_CARDS, NONE, Folds, folds_in, opened_to, shown, whole
from web.chart.table import COLUMNS, rows_of, table_html
from web.words import Language, words_in

ZH = words_in(Language.ZH)


def tree(units: int, across: int) -> tuple[Chart, list[str]]:
    """Units in an even tree, and their ids from the top down."""
    company = Company()
    ids = [company.unit(f"U{number:04}") for number in range(units)]
    for number in range(1, units):
        company.part(ids[number], ids[(number - 1) // across], since_basis="stated")
    return chart_of(company.view()), ids


def names(chart: Chart) -> set[str]:
    return {card.unit.name for card in chart.cards}


def test_a_small_chart_is_all_open_and_a_large_one_as_far_as_can_be_read() -> None:
    small, _ = tree(40, 3)
    assert len(shown(small, Folds()).chart.cards) == 40
    large, _ = tree(2000, 4)
    assert len(shown(large, Folds()).chart.cards) == 1 + 4 + 16 + 64 <= MOST_CARDS
    assert len(whole(large).chart.cards) == 2000


def test_a_closed_branch_tells_what_is_in_it() -> None:
    chart, ids = tree(13, 3)
    cards = (replace(c, mark=Mark(MarkKind.NEW, ("r",))) for c in chart.cards[-2:])
    chart = replace(chart, cards=(*chart.cards[:-2], *cards))
    part = shown(chart, folds_in(f"-{ids[3]}"))
    branch = part.branches[ids[3]]
    assert (branch.open, branch.cards, branch.changed) == (False, 3, 2)
    assert names(part.chart) == {f"U{number:04}" for number in range(10)}


def test_lines_and_cards_of_closed_branches_are_not_drawn() -> None:
    company = Company()
    top, unit, below = (company.unit(name) for name in ("Top", "Unit", "Below"))
    company.part(unit, top, since_basis="stated")
    company.part(below, unit, since_basis="stated")
    for name, at in (("A", top), ("B", unit), ("C", below)):
        company.seat(name, at)
    company.reports("B", "A")
    company.reports("C", "A")
    part = shown(chart_of(company.view()), folds_in(f"-{unit}"))
    assert {(line.start, line.end) for line in part.chart.lines} == {(unit, top)}


def test_a_branch_looked_at_alone_has_the_way_to_it() -> None:
    chart, ids = tree(40, 3)
    part = shown(chart, Folds(), ids[4])
    assert names(part.chart) == {"U0004", "U0013", "U0014", "U0015"}
    assert [card.id for card in part.path] == [ids[0], ids[1], ids[4]]
    assert shown(chart, Folds(), "no such card").path == ()


def test_what_is_chosen_is_opened_to_and_nothing_else() -> None:
    chart, ids = tree(40, 3)
    folds = opened_to(chart, Folds(NONE), [ids[39]])
    assert folds.opened == {ids[0], ids[3], ids[12]}
    assert opened_to(chart, Folds(), [ids[39]]) == Folds()


@given(st.lists(st.sampled_from([ALL, NONE, "a1", "-a1", "b2", "-b2"])))
def test_folds_are_read_back_from_their_text(signs: list[str]) -> None:
    folds = Folds()
    for sign in signs:
        folds = folds.turned(sign)
    assert folds_in(folds.text()) == folds


def test_the_table_says_all_that_stands_on_the_cards_and_what_nobody_said() -> None:
    company = Company()
    top, unit = company.unit("总部"), company.unit("<b>运营中心")
    company.part(unit, top, since_basis="inferred: memo-subject")
    company.seat("甲", top)
    company.seat("乙", unit, Role.HEAD, "总裁")
    company.seat("乙", unit, Role.OTHER, "CTO")
    company.post(unit, Role.OTHER, "CFO")
    company.reports("乙", "甲")
    chart = chart_of(company.view())
    rows = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows_of(ZH, chart)}
    center = rows["<b>运营中心",]
    assert center["people"] == ("乙，总裁、CTO",)
    assert center["parent"] == ("总部（隶属关系为推断）",)
    assert center["reports"] == ("甲，实线",)
    assert center["not_said"] == ("CFO，未点名任职者",)
    assert rows["总部",]["not_said"] == ("隶属未有备忘录说明",)
    assert "<b>" not in table_html(ZH, chart, "标题")
