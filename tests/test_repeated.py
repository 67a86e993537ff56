"""What is told again, later or less exactly, of what is known: it changes no date and opens nothing twice."""

from __future__ import annotations

from graph.derive import derive
from graph.model import Derived, LinkType
from ingest.statement import Statement
from tests.logs import log_of, names_in, say

Round = tuple[str, list[Statement]]


def periods(kind: LinkType, *rounds: Round) -> set[tuple[str, ...]]:
    """What a link leads to, since and until when, by name and ISO dates."""
    derived: Derived = derive(log_of(*rounds))
    return {
        (*names_in(derived, link.end), str(link.period.since), str(link.period.until))
        for link in derived.links.values()
        if link.type is kind
    }


def test_a_tenure_that_goes_on_under_a_new_name_keeps_its_date_when_it_is_told_again() -> None:
    rounds = [
        ("2022-01-10", [say("leads", person="张一", unit="甲中心", post="总裁")]),
        ("2022-02-10", [say("unit_renamed", unit="乙中心", from_="甲中心")]),
        ("2022-05-10", [say("leads", person="张一", unit="乙中心", post="总裁")]),
    ]
    assert periods(LinkType.HOLDS, *rounds) == {
        ("甲中心 总裁", "2022-01-10", "2022-02-10"),
        ("乙中心 总裁", "2022-02-10", "None"),
    }


def test_a_step_told_again_by_its_month_is_no_second_one_when_what_it_opened_is_over() -> None:
    moved = say("unit_moved", unit="甲中心", to="乙中心")
    again = say("unit_moved", unit="甲中心", to="乙中心", date="2022-01")
    ended = say("unit_dissolved", unit="甲中心", at=500)
    rounds = [("2022-01-10", [moved]), ("2022-01-20", [ended]), ("2022-03-01", [again])]
    assert periods(LinkType.PART_OF, *rounds) == {("乙中心", "2022-01-10", "2022-01-20")}


def test_with_a_tenure_that_is_found_to_be_over_its_lines_are() -> None:
    led = say("leads", person="张一", unit="甲中心", post="总裁")
    over = say("prior_post", "before", person="张一", unit="甲中心", post="总裁", ended=True)
    rounds = [
        ("2022-01-10", [led, say("reports_to", person="张一", to="孙六")]),
        ("2022-03-10", [over]),
    ]
    assert periods(LinkType.REPORTS_TO, *rounds) == {("孙六", "2022-01-10", "2022-01-11")}
