"""Marks: what a comparison puts on the cards, seats and lines of the chart."""

from dataclasses import replace

import pytest

from graph.cards import MarkKind
from graph.chart import chart_of
from graph.compare import Comparison, Party, Row, Transition
from graph.marks import marked
from graph.model import LinkType, Status, UnitKind
from tests.charts import DAY, EVE, Company


@pytest.fixture
def company() -> Company:
    return Company()


def compared(**rows: tuple[Row, ...]) -> Comparison:
    empty = dict.fromkeys(("changes", "passing", "confirmations", "first_seen", "past"), ())
    return Comparison(
        company="Company",
        from_day=EVE,
        to_day=DAY,
        known_at=None,
        **{**empty, **rows},
    )


def step(kind: str, opened: tuple[str, ...] = (), closed: tuple[str, ...] = ()) -> Row:
    def turn(thing: str, before: Status, after: Status) -> Transition:
        return Transition(thing, "", "", "", before, after)

    return Row(
        id=kind,
        kind=kind,
        about=(),
        first=DAY,
        day=DAY,
        basis="stated",
        statements=(),
        opened=tuple(turn(thing, Status.NO, Status.SURE) for thing in opened),
        closed=tuple(turn(thing, Status.SURE, Status.NO) for thing in closed),
    )


def test_the_charts_of_two_days_are_one_with_old_and_new_side_by_side(company: Company) -> None:
    unit, gone = company.unit("Unit"), company.unit("Gone", until=DAY, maybe_until=DAY)
    new = company.unit("New", since=DAY, maybe_since=DAY)
    post = company.seat("Old", unit, until=DAY, maybe_until=DAY)
    old = next(iter(k for k, link in company.links.items() if link.type is LinkType.HOLDS))
    now = company.link(LinkType.HOLDS, company.person("Next"), post, since=DAY, maybe_since=DAY)
    comparison = compared(
        changes=(
            step("created", opened=(new,)),
            step("dissolved", closed=(gone,)),
            step("appointed", opened=(now,), closed=(old,)),
        )
    )
    before, after = chart_of(company.view(EVE)), chart_of(company.view(DAY))
    cards = {card.unit.name: card for card in marked(before, after, comparison).cards}
    assert {name: card.mark.kind for name, card in cards.items() if card.mark} == {
        "New": MarkKind.NEW,
        "Gone": MarkKind.ENDED,
        "Unit": MarkKind.HEAD_CHANGED,
    }
    held = {s.person.name: s.mark.kind for s in cards["Unit"].seats if s.person and s.mark}
    assert held == {"Old": MarkKind.ENDED, "Next": MarkKind.NEW}
    assert cards["Unit"].mark
    assert cards["Unit"].mark.rows == ("appointed",)


def test_what_no_row_speaks_of_has_no_mark(company: Company) -> None:
    company.unit("New", since=DAY, maybe_since=DAY)
    merged = marked(chart_of(company.view(EVE)), chart_of(company.view(DAY)), compared())
    assert [card.mark for card in merged.cards] == [None]


def test_a_transfer_moves_the_member_and_changes_the_card(company: Company) -> None:
    unit = company.unit("Unit")
    link = company.link(LinkType.MEMBER_OF, company.person("P"), unit, since=DAY, maybe_since=DAY)
    merged = marked(
        chart_of(company.view(EVE)),
        chart_of(company.view(DAY)),
        compared(changes=(step("transferred", opened=(link,)),)),
    )
    (card,) = merged.cards
    assert card.mark
    assert card.mark.kind is MarkKind.CHANGED
    assert [m.mark.kind for m in card.members if m.mark] == [MarkKind.MOVED]


def test_a_confirmed_head_is_marked_on_seat_and_card(company: Company) -> None:
    unit = company.unit("Unit", UnitKind.BUSINESS)
    post = company.seat("P", unit)
    row = replace(
        step("confirmed"),
        about=(
            Party("person", "Person", company.person("P"), "P"),
            Party("post", "Post", post, ""),
            Party("unit", "Unit", unit, "Unit"),
        ),
    )
    chart = chart_of(company.view())
    (card,) = marked(chart, chart, compared(confirmations=(row,))).cards
    assert card.mark
    assert card.mark.kind is MarkKind.CONFIRMED
    assert [s.mark.kind for s in card.seats if s.mark] == [MarkKind.CONFIRMED]


def test_a_line_first_seen_is_marked_as_such_and_not_as_new(company: Company) -> None:
    top, unit = company.unit("Top"), company.unit("Unit")
    company.seat("Boss", top)
    company.seat("Head", unit)
    line = company.reports("Head", "Boss", since=DAY, maybe_since=None)
    merged = marked(
        chart_of(company.view(EVE)),
        chart_of(company.view(DAY)),
        compared(first_seen=(step("first seen", opened=(line,)),)),
    )
    assert [one.mark.kind for one in merged.lines if one.mark] == [MarkKind.FIRST_SEEN]
    marks = {card.unit.name: card.mark.kind for card in merged.cards if card.mark}
    assert marks == {"Unit": MarkKind.FIRST_SEEN}


def test_what_is_only_known_to_be_over_does_not_mark_the_card(company: Company) -> None:
    unit = company.unit("Unit")
    company.seat("Gone", unit, since=None, until=None, maybe_since=None, maybe_until=DAY)
    link = next(k for k, one in company.links.items() if one.type is LinkType.HOLDS)
    past = replace(step("past", closed=(link,)), about=(Party("unit", "Unit", unit, "Unit"),))
    before, after = chart_of(company.view(EVE)), chart_of(company.view(DAY))
    (card,) = marked(before, after, compared(past=(past,))).cards
    assert card.mark is None
    assert [s.mark.kind for s in card.seats if s.mark] == [MarkKind.PAST]


def test_a_post_opened_for_nobody_is_a_change_and_no_new_head(company: Company) -> None:
    post = company.post(company.unit("Unit"), since=DAY, maybe_since=DAY)
    before, after = chart_of(company.view(EVE)), chart_of(company.view(DAY))
    opened = compared(changes=(step("post opened", opened=(post,)),))
    (card,) = marked(before, after, opened).cards
    assert card.mark is not None
    assert card.mark.kind is MarkKind.CHANGED
