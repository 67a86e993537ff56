"""Decisions and readings: what people rule and what readers find again, kept in the log and undone by it."""

from __future__ import annotations

from datetime import date

import pytest

from graph import fetch, store
from graph.driver import Database
from graph.errors import BadDecision, Outdated
from graph.log import Decision, Entry, Ruling, decision_of, entries_of
from graph.model import LinkType, Unit
from graph.rebuild import rebuild
from graph.schema import create_schema
from graph.store import decide, store_memo
from ingest.statement import Statement
from tests.logs import COMPANY, memo, say
from tests.test_store import current, everything

DAY = date(2022, 1, 10)
LEADS = say("leads", person="张一", unit="甲中心", post="总裁")
PLACED = say("member_of", unit="甲中心", to="丁事业群")


@pytest.fixture
def told(database: Database) -> Database:
    """A database with one made-up memo of two statements."""
    create_schema(database)
    put(database, LEADS, PLACED)
    return database


def put(database: Database, *said: Statement, reader: str = "rules") -> store.Stored:
    made = memo(1, str(DAY))
    return store_memo(database, made, entries_of(made.id, said), reader)


def entry(said: Statement) -> Entry:
    (found,) = entries_of(memo(1, str(DAY)).id, [said])
    return found


def rule(ruling: Ruling, *about: str, by: str = "ana", **more: str) -> Decision:
    return decision_of(COMPANY, ruling, by, about, **more)


def heads(database: Database) -> set[str]:
    view = fetch.view_at(database, COMPANY, DAY)
    return {view.thing(link.start).name for link, _ in view.links(LinkType.HOLDS)}


def test_a_rejected_statement_leaves_the_graph_and_undoing_brings_it_back(told: Database) -> None:
    before = current(told)
    rejected = decide(told, rule(Ruling.REJECT, entry(LEADS).id))
    assert heads(told) == set()
    decide(told, rule(Ruling.UNDO, rejected.id))
    assert heads(told) == {"张一"}
    assert current(told) - before == {row for row in current(told) if row[0] == ("Decision",)} | {
        row for row in current(told) if row[1] == "RULES"
    }


def test_an_edited_statement_stands_in_the_place_of_the_old_one(told: Database) -> None:
    better = say("leads", person="张一一", unit="甲中心", post="总裁")
    edited = decide(told, rule(Ruling.EDIT, entry(LEADS).id), entry(better))
    assert heads(told) == {"张一一"}
    (change,) = told.read("MATCH (c:Change {kind: 'appointed'}) RETURN c.statements AS said")
    assert change["said"] == [edited.becomes]


def test_an_added_statement_counts_until_it_is_undone(told: Database) -> None:
    added = entry(say("leads", person="王二", unit="丙部"))
    addition = decide(told, rule(Ruling.ADD, added.memo), added)
    assert heads(told) == {"张一", "王二"}
    decide(told, rule(Ruling.UNDO, addition.id))
    assert heads(told) == {"张一"}


def test_what_was_undone_can_be_done_again(told: Database) -> None:
    better = entry(say("leads", person="张一一", unit="甲中心", post="总裁"))
    seen = None
    for _ in range(2):
        edited = decide(told, rule(Ruling.EDIT, entry(LEADS).id), better, seen=seen)
        assert heads(told) == {"张一一"}
        decide(told, rule(Ruling.UNDO, edited.id))
        assert heads(told) == {"张一"}
    rulings = [row["r"] for row in told.read("MATCH (d:Decision) RETURN d.ruling AS r")]
    assert sorted(rulings) == ["edit", "edit", "undo", "undo"]


def test_a_withdrawn_memo_leaves_nothing_but_the_log(told: Database) -> None:
    gone = decide(told, rule(Ruling.WITHDRAW, "memo1"))
    assert not told.read("MATCH (n:Unit|Person|Post|Change) RETURN n")
    assert len(told.read("MATCH (s:Statement) RETURN s")) == 2
    decide(told, rule(Ruling.UNDO, gone.id))
    assert heads(told) == {"张一"}


def test_two_names_judged_the_same_are_one_unit_and_can_be_parted(told: Database) -> None:
    other = entry(say("leads", person="王二", unit="甲中台"))
    decide(told, rule(Ruling.ADD, other.memo), other)

    def units() -> set[str]:
        return {unit.name for unit in fetch.view_at(told, COMPANY, DAY).things(Unit)}

    assert units() == {"甲中心", "甲中台", "丁事业群"}
    same = decide(told, rule(Ruling.SAME, "甲中台", "甲中心", label="Unit"))
    assert units() == {"甲中心", "丁事业群"}
    parted = rule(Ruling.DIFFERENT, "甲中心", "甲中台", label="Unit")
    decide(told, parted, seen=same.id)
    assert units() == {"甲中心", "甲中台", "丁事业群"}


def test_who_did_not_know_of_a_decision_is_told(told: Database) -> None:
    first = decide(told, rule(Ruling.REJECT, entry(LEADS).id, by="ana"))
    late = rule(Ruling.ACCEPT, entry(LEADS).id, by="bo")
    with pytest.raises(Outdated, match="ana has decided"):
        decide(told, late)
    assert heads(told) == set()
    decide(told, late, seen=first.id)
    assert heads(told) == {"张一"}


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (rule(Ruling.REJECT, "nothing"), "which the log does not hold"),
        (rule(Ruling.EDIT, entry(LEADS).id), "needs the statement"),
        (rule(Ruling.SAME, "one", label="Unit"), "two at a time"),
        (rule(Ruling.WITHDRAW, "memo1", by=" "), "signed"),
    ],
)
def test_a_decision_about_nothing_is_refused(told: Database, decision: Decision, said: str) -> None:
    before = everything(told)
    with pytest.raises(BadDecision, match=said):
        decide(told, decision)
    assert everything(told) == before


def test_a_better_reading_keeps_the_decisions_and_tells_what_changed(told: Database) -> None:
    decide(told, rule(Ruling.REJECT, entry(PLACED).id))
    more = say("reports_to", person="张一", to="王二")
    again = put(told, LEADS, PLACED, more, reader="rules 2")
    assert (again.added, again.gained, again.lost) == (False, (entry(more).id,), ())
    view = fetch.view_at(told, COMPANY, DAY)
    assert view.links(LinkType.REPORTS_TO)
    assert not view.links(LinkType.PART_OF)
    worse = put(told, PLACED, reader="rules 3")
    assert set(worse.lost) == {entry(LEADS).id, entry(more).id}
    assert heads(told) == set()


def test_rebuilding_from_the_log_gives_the_same_graph_with_the_same_moments(told: Database) -> None:
    decide(told, rule(Ruling.REJECT, entry(PLACED).id))
    put(told, LEADS, say("reports_to", person="张一", to="王二"), reader="rules 2")
    stamped = (
        "MATCH (n) WHERE n.known_since IS NOT NULL "
        "RETURN coalesce(n.was, labels(n)[0]) AS what, n.id AS id, n.known_since AS k, n.known_until AS u "
        "UNION ALL MATCH ()-[r]->() WHERE r.known_since IS NOT NULL "
        "RETURN coalesce(r.was, type(r)) AS what, r.id AS id, r.known_since AS k, r.known_until AS u"
    )

    def stamps() -> set[tuple[object, ...]]:
        return {tuple(row.values()) for row in told.read(stamped)}

    graph, moments = everything(told), stamps()
    assert rebuild(told, COMPANY, lambda _: None) == 3
    assert (everything(told), stamps()) == (graph, moments)


def test_a_rebuild_that_was_cut_short_is_made_good_by_the_next_write(
    told: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(told, LEADS, say("reports_to", person="张一", to="王二"), reader="rules 2")
    before = current(told)
    with monkeypatch.context() as patched:
        patched.setattr("graph.rebuild.derive", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild(told, COMPANY, lambda _: None)
    assert not told.read("MATCH (c:Change) RETURN c")
    rejected = decide(told, rule(Ruling.REJECT, entry(PLACED).id))
    decide(told, rule(Ruling.UNDO, rejected.id))
    ruled = {row for row in current(told) if row[0] == ("Decision",) or row[1] == "RULES"}
    assert current(told) - ruled == before


def test_a_rebuild_gives_way_to_a_writer(told: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def writes(*_: object, **__: object) -> int:
        put(told, PLACED, reader="rules 2")
        return 0

    with monkeypatch.context() as patched:
        patched.setattr("graph.rebuild.erase_some", writes)
        with pytest.raises(Outdated, match="rebuild it again"):
            rebuild(told, COMPANY, lambda _: None)
    before = current(told)
    assert rebuild(told, COMPANY, lambda _: None) == 2
    assert current(told) == before
