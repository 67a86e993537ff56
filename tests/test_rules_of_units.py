"""What becomes of units, and of what is in them, by each type of statement and rule, on small logs."""

from __future__ import annotations

from datetime import date

from graph.derive import derive
from graph.model import LinkType
from tests.logs import changes_of, existences, links, log_of, say

FIRST, SECOND = "2022-01-10", "2022-03-10"
D1, D2 = date(2022, 1, 10), date(2022, 3, 10)
E1 = date(2022, 1, 9)


def test_a_dissolved_unit_leaves_nothing_in_it() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say("unit_created", unit="甲中心"),
                    say("leads", person="张一", unit="甲中心"),
                    say("member_of", unit="甲中心", to="丁事业群"),
                ],
            ),
            (SECOND, [say("unit_dissolved", unit="甲中心")]),
        )
    )
    held = links(derived, LinkType.HOLDS)["张一", "甲中心 head"].period
    placed = links(derived, LinkType.PART_OF)["甲中心", "丁事业群"].period
    assert (held.until, placed.until) == (D2, D2)
    assert held.until_basis == placed.until_basis == "inferred: dissolution"


def test_a_renamed_unit_goes_on_under_its_new_name() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say("unit_created", unit="甲中心"),
                    say("leads", person="张一", unit="甲中心", post="总裁"),
                    say("reports_to", person="张一", to="王二"),
                    say("member_of", unit="甲中心", to="丁事业群"),
                ],
            ),
            (SECOND, [say("unit_renamed", unit="乙中心", from_="甲中心")]),
        )
    )
    held = links(derived, LinkType.HOLDS)
    assert held["张一", "甲中心 总裁"].period.until == D2
    assert held["张一", "乙中心 总裁"].period.since_basis == "inferred: renaming"
    assert links(derived, LinkType.PART_OF)["乙中心", "丁事业群"].period.since == D2
    assert links(derived, LinkType.REPORTS_TO)["张一", "王二"].period.until is None
    assert links(derived, LinkType.BECAME)["甲中心", "乙中心"].by == "rename"


def test_a_merged_part_leaves_the_whole_and_a_merged_whole_ends() -> None:
    part = say("unit_merged", unit="甲中心", from_=("丙部", "乙中心"), part="运营")
    whole = say("unit_merged", unit="甲中心", from_=("丙部", "乙中心"))
    for said, ends in ((part, None), (whole, D1)):
        derived = derive(log_of((FIRST, [said])))
        sources = existences(derived, "丙部") + existences(derived, "乙中心")
        assert [period.until for period in sources] == [ends, ends]


def test_a_unit_with_a_new_parent_leaves_the_old_one_but_keeps_its_domain() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say("unit_created", unit="甲中心"),
                    say("member_of", unit="甲中心", to="丁事业群"),
                    say("member_of", unit="甲中心", to="戊域"),
                ],
            ),
            (SECOND, [say("unit_moved", unit="甲中心", to="丙部")]),
        )
    )
    placed = links(derived, LinkType.PART_OF)
    assert placed["甲中心", "丁事业群"].period.until_basis == "inferred: old-parent"
    assert placed["甲中心", "戊域"].period.until is None
    assert ("moved", "丁事业群", "丙部", "甲中心") in changes_of(derived)


def test_a_unit_of_the_memos_subject_is_placed_by_rule() -> None:
    said = [
        say("unit_created", unit="甲中心"),
        say("member_of", unit="甲中心", to="丁事业群", implied=True, pattern="memo-subject"),
    ]
    derived = derive(log_of((FIRST, said)))
    placed = links(derived, LinkType.PART_OF)["甲中心", "丁事业群"]
    assert placed.period.since_basis == "inferred: memo-subject"
    assert {c.inferred for c in derived.changes.values() if c.kind == "placed"} == {"memo-subject"}


def test_a_unit_that_is_named_was_there_on_the_eve() -> None:
    derived = derive(log_of((FIRST, [say("responsible_for", person="张一", unit="甲中心")])))
    (period,) = existences(derived, "甲中心")
    assert (period.since, period.maybe_since, period.since_basis) == (
        E1,
        None,
        "inferred: named-before",
    )


def test_a_unit_that_is_set_up_again_is_another_one() -> None:
    derived = derive(
        log_of(
            (FIRST, [say("unit_created", unit="甲中心")]),
            (SECOND, [say("unit_dissolved", unit="甲中心")]),
            ("2022-05-01", [say("unit_created", unit="甲中心")]),
        )
    )
    periods = {(p.since, p.until) for p in existences(derived, "甲中心")}
    assert periods == {(D1, D2), (date(2022, 5, 1), None)}
