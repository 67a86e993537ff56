"""Cards: what stands on the chart, where, and with which marks."""

import pytest

from graph.cards import Card, Chart, Placed, Why
from graph.chart import chart_of
from graph.compare import Party, Row
from graph.model import LinkType, Role
from tests.charts import DAY, Company


def by_name(chart: Chart) -> dict[str, Card]:
    return {card.unit.name: card for card in chart.cards}


def places(chart: Chart) -> set[tuple[str, str | None, str]]:
    names = {card.id: card.unit.name for card in chart.cards}
    return {
        (card.unit.name, names[card.parent] if card.parent else None, card.placed)
        for card in chart.cards
    }


def seats(card: Card) -> list[tuple[str | None, str, str | None, str]]:
    return [
        (s.person.name if s.person else None, s.post.role, s.post.title, s.why) for s in card.seats
    ]


@pytest.fixture
def company() -> Company:
    return Company()


def test_a_domain_is_a_band_and_no_card(company: Company) -> None:
    field, unit = company.domain("Field"), company.unit("Unit")
    company.part(unit, field)
    chart = chart_of(company.view())
    assert [card.unit.name for card in chart.cards] == ["Unit"]
    assert [band.unit.name for band in chart.bands] == ["Field"]
    assert chart.cards[0].band == field


def test_a_card_stands_where_it_is_said_to_be(company: Company) -> None:
    top, other, unit = company.unit("Top"), company.unit("Other"), company.unit("Unit")
    company.part(unit, other, since_basis="inferred: old-parent")
    company.part(unit, top, since_basis="stated")
    assert ("Unit", "Top", Placed.STATED) in places(chart_of(company.view()))


def test_an_inferred_place_is_marked_as_inferred(company: Company) -> None:
    top, unit = company.unit("Top"), company.unit("Unit")
    company.part(unit, top, since_basis="inferred: memo-subject")
    assert ("Unit", "Top", Placed.INFERRED) in places(chart_of(company.view()))


def test_the_place_of_a_domain_is_an_inferred_place_for_the_units_in_it(company: Company) -> None:
    top, field, unit = company.unit("Top"), company.domain("Field"), company.unit("Unit")
    company.part(field, top, since_basis="stated")
    company.part(unit, field, since_basis="stated")
    assert ("Unit", "Top", Placed.INFERRED) in places(chart_of(company.view()))


def test_a_card_without_a_place_stands_below_the_unit_of_its_heads_boss(company: Company) -> None:
    top, side, unit = company.unit("Top"), company.unit("Side"), company.unit("Unit")
    company.seat("Boss", top)
    company.seat("Boss", side, Role.OVERSEES)
    company.seat("Head", unit)
    company.reports("Head", "Boss")
    assert ("Unit", "Top", Placed.BOSS) in places(chart_of(company.view()))


def test_a_boss_who_heads_nothing_lends_the_unit_that_he_oversees(company: Company) -> None:
    side, unit = company.unit("Side"), company.unit("Unit")
    company.seat("Boss", side, Role.OVERSEES)
    company.seat("Head", unit)
    company.reports("Head", "Boss")
    assert ("Unit", "Side", Placed.BOSS) in places(chart_of(company.view()))


def test_of_two_units_of_a_boss_the_one_with_most_of_his_reports_is_taken(company: Company) -> None:
    a, b, unit, placed = (company.unit(name) for name in ("A", "B", "Unit", "Placed"))
    for top in (a, b):
        company.seat("Boss", top)
    company.part(placed, b)
    for name, place in (("Head", unit), ("Peer", placed)):
        company.seat(name, place)
        company.reports(name, "Boss")
    assert ("Unit", "B", Placed.BOSS) in places(chart_of(company.view()))


def test_a_unit_that_somebody_oversees_stands_below_the_unit_he_heads(company: Company) -> None:
    top, unit = company.unit("Top"), company.unit("Unit")
    company.seat("Boss", top)
    company.seat("Boss", unit, Role.OVERSEES)
    assert ("Unit", "Top", Placed.OVERSEER) in places(chart_of(company.view()))


def test_a_card_with_only_a_band_stands_where_the_others_of_its_band_stand(
    company: Company,
) -> None:
    top, field = company.unit("Top"), company.domain("Field")
    known, unit = company.unit("Known"), company.unit("Unit")
    company.part(known, top)
    for inside in (known, unit):
        company.part(inside, field)
    assert ("Unit", "Top", Placed.BAND) in places(chart_of(company.view()))


def test_a_card_that_no_memo_places_stands_alone(company: Company) -> None:
    company.unit("Unit")
    assert places(chart_of(company.view())) == {("Unit", None, Placed.UNPLACED)}


def test_units_that_are_part_of_each_other_do_not_loop(company: Company) -> None:
    a, b, c = (company.unit(name) for name in "ABC")
    company.part(a, b, since_basis="stated")
    company.part(b, c, since_basis="stated")
    company.part(c, a, since_basis="inferred: memo-subject")
    assert places(chart_of(company.view())) == {
        ("A", "B", Placed.STATED),
        ("B", "C", Placed.STATED),
        ("C", None, Placed.UNPLACED),
    }


def test_heads_who_report_to_each_other_do_not_loop(company: Company) -> None:
    for name, unit in (("P", "A"), ("Q", "B")):
        company.seat(name, company.unit(unit))
    company.reports("P", "Q")
    company.reports("Q", "P")
    assert places(chart_of(company.view())) == {
        ("A", None, Placed.UNPLACED),
        ("B", "A", Placed.BOSS),
    }


def test_an_empty_seat_says_whether_somebody_left_it(company: Company) -> None:
    left, opened = company.unit("Left"), company.unit("Opened")
    post = company.seat("Gone", left, title="President", until=DAY, maybe_until=DAY)
    company.post(opened, title="President", many=True)
    silence = Row(
        id="r",
        kind="successor_not_said",
        about=(Party("post", "Post", post, "President"),),
        first=None,
        day=None,
        basis="stated",
        statements=(),
    )
    cards = by_name(chart_of(company.view(), [silence]))
    assert seats(cards["Left"]) == [(None, "head", "President", Why.SUCCESSOR_NOT_SAID)]
    assert seats(cards["Opened"]) == [(None, "head", "President", Why.HOLDER_NOT_NAMED)]


def test_a_post_that_is_only_possible_makes_no_vacancy(company: Company) -> None:
    unit = company.unit("Unit")
    company.post(unit, since=None)
    assert by_name(chart_of(company.view()))["Unit"].seats == ()


def test_the_head_sits_first_and_members_have_no_seat(company: Company) -> None:
    unit = company.unit("Unit")
    company.seat("Zoe", unit, Role.OTHER, "CTO")
    company.seat("Ann", unit)
    company.link(LinkType.MEMBER_OF, company.person("Max"), unit)
    card = by_name(chart_of(company.view()))["Unit"]
    assert [s[0] for s in seats(card)] == ["Ann", "Zoe"]
    assert [member.person.name for member in card.members] == ["Max"]


def test_a_line_runs_to_the_nearest_card_above_on_which_the_boss_sits(company: Company) -> None:
    top, middle, unit = company.unit("Top"), company.unit("Middle"), company.unit("Unit")
    company.part(middle, top)
    company.part(unit, middle)
    company.seat("Boss", top)
    company.seat("Boss", middle, Role.OVERSEES)
    company.seat("Head", unit)
    company.reports("Head", "Boss", line="dotted")
    (line,) = chart_of(company.view()).lines
    assert (line.start, line.end, line.line) == (unit, middle, "dotted")


def test_a_line_in_one_post_starts_at_the_card_of_that_post(company: Company) -> None:
    top, home, second = company.unit("Top"), company.unit("Home"), company.unit("Second")
    company.seat("Boss", top)
    company.seat("Head", home)
    post = company.seat("Head", second, Role.OTHER, "CTO")
    company.reports("Head", "Boss", as_post=post)
    assert [(line.start, line.end) for line in chart_of(company.view()).lines] == [(second, top)]


def test_a_card_leads_to_the_statements_of_all_that_stands_on_it(company: Company) -> None:
    top, unit = company.unit("Top"), company.unit("Unit")
    company.seat("Boss", top)
    company.seat("Head", unit)
    company.reports("Head", "Boss")
    company.part(unit, top)
    company.link(LinkType.COVERS, unit, company.scope("Rules"))
    assert set(chart_of(company.view()).evidence(unit)) == {
        "s Unit",
        "s PART_OF Unit Top",
        "s HOLDS Head Unit head",
        "s REPORTS_TO Head Boss",
        "s COVERS Unit Rules",
    }
