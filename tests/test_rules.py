"""What each type of statement opens and closes, and each named rule of inference, on small logs."""

from __future__ import annotations

from datetime import date

import pytest

from graph.derive import derive, inference_rules
from graph.model import Derived, LinkType, Period, Status
from ingest.statement import Statement
from tests.logs import changes_of, links, log_of, say

FIRST, SECOND = "2022-01-10", "2022-03-10"
D1, D2 = date(2022, 1, 10), date(2022, 3, 10)
E1, E2 = date(2022, 1, 9), date(2022, 3, 9)


def bases(derived: Derived) -> set[str]:
    """Every basis that anything in the graph rests on."""
    dated = [*derived.links.values()]
    periods = [link.period for link in dated]
    periods += [
        p for t in derived.things.values() if isinstance(p := getattr(t, "period", None), Period)
    ]
    given = {basis for p in periods for basis in (p.since_basis, p.until_basis) if basis}
    return given | {f"inferred: {c.inferred}" for c in derived.changes.values() if c.inferred}


def test_a_new_head_of_the_same_title_ends_the_tenure_and_the_lines_of_the_old() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say("leads", person="张一", unit="甲中心", post="总裁"),
                    say("reports_to", person="张一", to="王二"),
                ],
            ),
            (SECOND, [say("leads", person="李三", unit="甲中心", post="总裁")]),
        )
    )
    held = links(derived, LinkType.HOLDS)
    old, line = held["张一", "甲中心 总裁"], links(derived, LinkType.REPORTS_TO)["张一", "王二"]
    assert (old.period.until, old.period.until_basis) == (D2, "inferred: tenure")
    assert (line.period.until, line.period.until_basis) == (D2, "inferred: lines-end")
    assert old.closed_by == line.closed_by == held["李三", "甲中心 总裁"].opened_by


@pytest.mark.parametrize(
    "second",
    [
        say("leads", person="李三", unit="甲中心", post="副总裁"),
        say("concurrent_post", person="李三", unit="甲中心", post="总裁"),
        say("responsible_for", person="李三", unit="甲中心"),
        say("leads", person="李三", unit="乙中心", post="总裁"),
    ],
    ids=["deputy", "concurrent", "oversees", "other unit"],
)
def test_what_is_no_new_head_ends_no_tenure(second: Statement) -> None:
    first = say("leads", person="张一", unit="甲中心", post="总裁")
    derived = derive(log_of((FIRST, [first]), (SECOND, [second])))
    assert links(derived, LinkType.HOLDS)["张一", "甲中心 总裁"].period.until is None


def test_two_heads_of_one_announcement_lead_together() -> None:
    both = [say("leads", person=person, unit="甲中心") for person in ("张一", "王二")]
    derived = derive(log_of((FIRST, both)))
    assert {link.period.until for link in links(derived, LinkType.HOLDS).values()} == {None}


def test_a_concurrent_post_keeps_what_is_said_to_be_kept() -> None:
    said = [
        say("continues", "unchanged", person="张一", unit="集团", post="CTO", implied=True),
        say("concurrent_post", person="张一", unit="甲中心", post="CTO"),
    ]
    derived = derive(log_of((FIRST, said)))
    held = links(derived, LinkType.HOLDS)
    kept, added = held["张一", "某某集团 CTO"].period, held["张一", "甲中心 CTO"].period
    assert (kept.since, kept.maybe_since, kept.until) == (E1, None, None)
    assert (added.since, added.maybe_since) == (D1, D1)
    assert [c.implied for c in derived.confirmations.values()] == [True]


def test_one_slash_of_two_titles_is_two_posts() -> None:
    derived = derive(log_of((FIRST, [say("leads", person="张一", unit="甲中心", post="CCO/CRO")])))
    assert set(links(derived, LinkType.HOLDS)) == {("张一", "甲中心 CCO"), ("张一", "甲中心 CRO")}


def test_a_transfer_ends_the_stated_origin_and_nothing_else() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say("leads", person="张一", unit="甲中心", post="总裁"),
                    say("leads", person="张一", unit="丙部"),
                ],
            ),
            (SECOND, [say("transferred", person="张一", from_="甲中心", to="丁事业群")]),
        )
    )
    held = links(derived, LinkType.HOLDS)
    assert held["张一", "甲中心 总裁"].period.until == D2
    assert held["张一", "丙部 head"].period.until is None
    assert links(derived, LinkType.MEMBER_OF)["张一", "丁事业群"].period.since == D2


def test_an_origin_that_is_only_understood_says_so() -> None:
    unsaid = say("transferred", person="张一", to="丁事业群")
    understood = say("transferred", person="张一", to="丁事业群")
    object.__setattr__(understood, "from_", ("甲中心",))
    assert "甲中心" not in understood.span.text
    assert unsaid.from_ == ()
    member = links(derive(log_of((FIRST, [understood]))), LinkType.MEMBER_OF)["张一", "甲中心"]
    assert (member.period.since, member.period.until) == (E1, D1)
    assert member.period.until_basis == "inferred: origin"


def test_a_transfer_to_a_post_makes_no_mere_member() -> None:
    said = [
        say("leads", person="张一", unit="甲中心"),
        say("transferred", person="张一", from_="丙部", to="甲中心"),
    ]
    derived = derive(log_of((FIRST, said)))
    assert set(links(derived, LinkType.MEMBER_OF)) == {("张一", "丙部")}


def test_the_post_that_somebody_is_leaving_was_held_on_the_eve() -> None:
    said = [
        say("prior_post", "before", person="张一", unit="甲中心", post="总裁", ended=False),
        say("transferred", person="张一", from_="甲中心", to="丙部"),
    ]
    derived = derive(log_of((FIRST, said)))
    held = links(derived, LinkType.HOLDS)["张一", "甲中心 总裁"].period
    assert (held.since, held.until, held.status(E1)) == (E1, D1, Status.SURE)
    assert changes_of(derived) == {("transferred", "甲中心", "张一", "丙部")}


def test_a_former_post_has_no_sure_day() -> None:
    said = say("prior_post", "before", person="张一", unit="甲中心", post="总裁", ended=True)
    derived = derive(log_of((FIRST, [said])))
    held = links(derived, LinkType.HOLDS)["张一", "甲中心 总裁"].period
    assert (held.since, held.maybe_since, held.until, held.maybe_until) == (None, None, None, D1)
    assert not derived.changes


def test_a_post_found_to_be_over_ended_between_the_memos() -> None:
    derived = derive(
        log_of(
            (FIRST, [say("leads", person="张一", unit="甲中心", post="总裁")]),
            (
                SECOND,
                [
                    say(
                        "prior_post",
                        "before",
                        person="张一",
                        unit="甲中心",
                        post="总裁",
                        ended=True,
                    )
                ],
            ),
        )
    )
    held = next(x for x in derived.links.values() if x.type is LinkType.HOLDS and x.period.since)
    assert (held.period.until, held.period.maybe_until) == (date(2022, 1, 11), D2)
    assert ("left", "张一", "甲中心 总裁") in changes_of(derived)


def test_who_steps_down_leaves_the_post_and_its_lines() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say("leads", person="张一", unit="甲中心", post="总裁"),
                    say("reports_to", person="张一", to="王二"),
                ],
            ),
            (SECOND, [say("steps_down", person="张一", unit="甲中心", post="总裁")]),
        )
    )
    assert links(derived, LinkType.HOLDS)["张一", "甲中心 总裁"].period.until == D2
    assert links(derived, LinkType.REPORTS_TO)["张一", "王二"].period.until == D2


def test_a_new_solid_line_of_one_capacity_ends_the_old_one_and_a_dotted_line_does_not() -> None:
    first = [
        say("leads", person="张一", unit="甲中心"),
        say("reports_to", person="张一", to="王二"),
    ]
    solid = derive(log_of((FIRST, first), (SECOND, [say("reports_to", person="张一", to="李三")])))
    assert links(solid, LinkType.REPORTS_TO)["张一", "王二"].period.until == D2
    assert ("line changed", "李三", "王二", "张一") in changes_of(solid)
    dotted = say("reports_to", person="张一", to="李三", dotted=True)
    both = links(derive(log_of((FIRST, first), (SECOND, [dotted]))), LinkType.REPORTS_TO)
    assert both["张一", "王二"].period.until is None
    assert both["张一", "李三"].line == "dotted"


def test_the_line_of_a_post_that_goes_on_may_be_old() -> None:
    said = [
        say("continues", "unchanged", person="张一", unit="甲中心"),
        say("reports_to", person="张一", to="王二"),
    ]
    derived = derive(log_of((FIRST, said)))
    line = links(derived, LinkType.REPORTS_TO)["张一", "王二"]
    assert (line.period.since, line.period.maybe_since, line.opened_by) == (D1, None, None)


def test_two_sources_of_one_step_narrow_its_day() -> None:
    derived = derive(
        log_of(
            (
                FIRST,
                [
                    say(
                        "leads",
                        "before",
                        0,
                        person="张一",
                        unit="甲中心",
                        date="2021-12",
                        ended=False,
                    ),
                    say(
                        "leads",
                        "before",
                        9,
                        person="张一",
                        unit="甲中心",
                        date="2021-12-06",
                        ended=False,
                    ),
                ],
            )
        )
    )
    held = links(derived, LinkType.HOLDS)["张一", "甲中心 head"]
    assert (held.period.maybe_since, held.period.since) == (date(2021, 12, 6), date(2021, 12, 6))
    (change,) = derived.changes.values()
    assert (change.first, change.day, len(change.statements)) == (*[date(2021, 12, 6)] * 2, 2)


def test_a_memo_that_repeats_an_appointment_adds_evidence_and_no_change() -> None:
    said = say("leads", person="张一", unit="甲中心")
    derived = derive(log_of((FIRST, [said]), (SECOND, [said])))
    (change,) = derived.changes.values()
    assert (change.day, len(change.statements)) == (D1, 2)


def test_a_memo_recorded_later_and_dated_earlier_finds_its_place() -> None:
    old = (FIRST, [say("leads", person="张一", unit="甲中心", post="总裁")])
    new = (SECOND, [say("leads", person="李三", unit="甲中心", post="总裁")])
    held = links(derive(log_of(new, old)), LinkType.HOLDS)
    assert held["张一", "甲中心 总裁"].period.until == D2
    assert held["李三", "甲中心 总裁"].period.until is None


def test_every_rule_is_explained_in_both_languages() -> None:
    for rule in inference_rules().values():
        assert rule.keys() == {"en", "zh"}
        assert all(sentence.endswith((".", "。")) for sentence in rule.values())


def test_every_basis_that_occurs_is_a_rule_with_a_name() -> None:
    said = [
        say("unit_created", unit="甲中心"),
        say("member_of", unit="甲中心", to="丁事业群", pattern="memo-subject"),
        say("leads", person="张一", unit="甲中心"),
        say("transferred", person="张一", from_="丙部", to="甲中心"),
    ]
    later = [
        say("leads", person="李三", unit="甲中心"),
        say("unit_renamed", unit="乙中心", from_="丁事业群"),
    ]
    found = bases(derive(log_of((FIRST, said), (SECOND, later))))
    named = {b.removeprefix("inferred: ") for b in found if b.startswith("inferred")}
    assert {"tenure", "renaming", "memo-subject", "named-before"} <= named <= set(inference_rules())
