"""The benches: what they are made from, and one tiny run so that they do not rot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.__main__ import measure
from bench.events import History
from bench.figure import svg
from bench.memos import told
from bench.organisation import Organisation
from bench.report import Conditions, markdown
from bench.rows import Costs, Row, at_most, faster, within
from bench.stage import Scale, Stage
from graph.driver import Database
from graph.model import ChangeKind, LinkType
from graph.view import view_of
from ingest.extract import extract
from ingest.statement import Kind
from ingest.structure import structure

SMALL = Organisation(1000, 4)
READ = {
    ChangeKind.APPOINTED: Kind.LEADS,
    ChangeKind.TRANSFERRED: Kind.TRANSFERRED,
    ChangeKind.MOVED: Kind.UNIT_MOVED,
    ChangeKind.CREATED: Kind.UNIT_CREATED,
}


@pytest.mark.parametrize("depth", [4, 8, 12])
def test_an_organisation_has_the_depth_asked_for(depth: int) -> None:
    organisation = Organisation(1000, depth)
    levels = [organisation.level(unit) for unit in range(organisation.units)]
    assert set(levels) == set(range(depth))
    assert all(
        organisation.level(organisation.parent(unit)) == levels[unit] - 1
        for unit in range(1, organisation.units)
    )


def test_the_same_seed_makes_the_same_organisation() -> None:
    assert History(SMALL, 40).derived() == History(Organisation(1000, 4), 40).derived()


def test_a_company_of_more_divisions_sees_the_same_events_but_for_new_units() -> None:
    large = Organisation(3000, 4, divisions=3)
    kinds = [(e.kind, e.day, e.person, e.before) for e in History(SMALL, 40).events]
    assert [(e.kind, e.day, e.person, e.before) for e in History(large, 40).events] == kinds


def test_everybody_has_one_place_and_one_boss_on_every_day() -> None:
    history = History(SMALL, 60)
    derived = history.derived()
    for event in history.events[::20]:
        view = view_of(derived, event.day)
        for number in range(1, SMALL.people):
            links = [
                link
                for kind in (LinkType.HOLDS, LinkType.MEMBER_OF)
                for link, _ in view.links(kind, start=f"person-{number}")
            ]
            lines = view.links(LinkType.REPORTS_TO, start=f"person-{number}")
            assert (len(links), len(lines)) == (1, 1), number


@pytest.mark.parametrize(("language", "company"), [("zh", "远方集团"), ("en", "Faraway")])
def test_memos_are_read_as_they_were_meant(language: str, company: str) -> None:
    organisation = Organisation(1000, 4, language=language, company=company)
    events = History(organisation, 20).events
    said = [s for text in told(organisation, 4) for s in extract(structure(text))]
    for kind, statement in READ.items():
        meant = sum(1 for event in events if event.kind is kind)
        meant += sum(1 for e in events if e.kind is ChangeKind.CREATED) * (
            kind is ChangeKind.APPOINTED
        )
        assert sum(1 for s in said if s.type is statement) == meant, kind


def test_a_bar_is_about_the_median_of_the_rounds() -> None:
    ours, theirs = Costs((1.0, 2.0, 4.0)), Costs((3.0, 4.0, 8.0))
    rows = [
        Row(bench="b", what="w", ours=ours, peer="p", theirs=theirs, bar=asked)
        for asked in (faster(2), faster(2.1), at_most(0.5), at_most(0.4), within(2), within(1))
    ]
    assert [row.held for row in rows] == [True, False, True, False, True, False]
    conditions = Conditions(
        scale="tiny", day="2022-01-06", commit="abc", seconds=1, load=(0, 0), server="5"
    )
    page = markdown(rows, conditions)
    assert "| w | 2 s (p95 4 s) | p | 4 s (p95 8 s) | 2 × as fast | ≥ 2.1 × | **no** | 3 |" in page


@pytest.mark.long
def test_the_benches_run(database: Database, tmp_path: Path) -> None:
    rows = measure(Stage(database, tmp_path, Scale.TINY), "questions")
    assert {row.held for row in rows if row.unit == "hits"} == {True}
    assert "</svg>" in svg(rows)
