"""The log and the graph in the real Neo4j: same log, same graph; differences only; nothing half."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.server import erase
from graph import fetch, store
from graph.derive import derive
from graph.driver import Database, Transaction
from graph.log import Log, Memo, entries_of
from graph.logbook import read_log
from graph.netting import comparison_of, window_of
from graph.queries import run, saved_query
from graph.schema import create_schema
from graph.silences import silences_of
from graph.store import Stored, store_memo, store_memos
from graph.view import View, view_of
from ingest.statement import Statement
from tests.logs import COMPANY, days, log_of, logs, memo, say

FIRST, SECOND = "2022-01-10", "2022-03-10"
ONE = [say("unit_created", unit="甲中心"), say("leads", person="张一", unit="甲中心", post="总裁")]
TWO = [say("leads", person="李三", unit="甲中心", post="总裁")]


@pytest.fixture
def empty(database: Database) -> Database:
    """A database with its schema and no node."""
    create_schema(database)
    return database


def put(database: Database, number: int, announced: str, said: list[Statement]) -> Stored:
    """Store a made-up memo."""
    made = memo(number, announced)
    return store_memo(database, made, entries_of(made.id, said))


def put_all(database: Database, log: Log) -> None:
    """Store the memos of a log, one after the other."""
    for made in log.memos:
        said = [entry.statement for entry in log.entries if entry.memo == made.id]
        store_memo(database, made, entries_of(made.id, said))


WHEN = {"recorded", "known_since", "known_until", "version", "rules"}


def everything(database: Database) -> set[tuple[Any, ...]]:
    """All nodes and relationships with their properties, but for when they were recorded or known."""
    nodes = database.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    links = database.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties"
    )
    return {(tuple(sorted(n["labels"])), *_kept(n)) for n in nodes} | {
        (r["a"], r["type"], r["b"], *_kept(r)) for r in links
    }


def _kept(row: dict[str, Any]) -> Iterator[str]:
    yield from sorted(f"{k}={v}" for k, v in row["properties"].items() if k not in WHEN)


def current(database: Database) -> set[tuple[Any, ...]]:
    """Everything but what has been superseded."""
    return {
        row for row in everything(database) if row[0] != ("Superseded",) and row[1] != "SUPERSEDED"
    }


def test_a_second_ingest_changes_nothing(empty: Database) -> None:
    assert put(empty, 1, FIRST, ONE).added
    before = everything(empty), fetch.graph_version(empty, COMPANY)
    again = put(empty, 1, FIRST, ONE)
    assert (again.added, again.written) == (False, 0)
    assert (everything(empty), fetch.graph_version(empty, COMPANY)) == before


def test_any_order_of_ingesting_gives_the_same_graph(empty: Database) -> None:
    rounds = [(1, FIRST, ONE), (2, SECOND, TWO), (3, "2021-05-05", [*TWO, *ONE])]
    found = []
    for order in permutations(rounds):
        erase(empty)
        for number, day, said in order:
            put(empty, number, day, said)
        found.append(current(empty))
    assert all(graph == found[0] for graph in found)


def test_memos_stored_at_once_give_the_graph_of_memos_stored_one_by_one(empty: Database) -> None:
    log = log_of((FIRST, ONE), (SECOND, TWO), ("2021-05-05", [*TWO, *ONE]))
    put_all(empty, log)
    one_by_one = current(empty)
    erase(empty)
    told = {
        made: tuple(entry for entry in log.entries if entry.memo == made.id) for made in log.memos
    }
    done = store_memos(empty, COMPANY, told)
    assert current(empty) == one_by_one
    assert len({stored.recorded for stored in done}) == 1
    assert [stored.added for stored in store_memos(empty, COMPANY, told)] == [False] * 3


def test_a_crash_in_the_middle_leaves_nothing_half(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(empty, 1, FIRST, ONE)
    before = everything(empty)

    def crash(tx: Transaction, *_: object) -> int:
        tx.run("CREATE (:Unit {id: 'half'})")
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "write_difference", crash)
    with pytest.raises(KeyboardInterrupt):
        put(empty, 2, SECOND, TWO)
    monkeypatch.undo()
    assert everything(empty) == before
    assert put(empty, 2, SECOND, TWO).added


def test_only_what_changed_is_written(empty: Database) -> None:
    first = put(
        empty,
        1,
        FIRST,
        [*ONE, *(say("leads", person=f"人{i}", unit=f"部门{i}") for i in range(20))],
    )
    second = put(empty, 2, SECOND, TWO)
    assert first.written > 100
    assert second.written < 15


def test_what_was_known_before_stays_known(empty: Database) -> None:
    known = put(empty, 1, FIRST, ONE).recorded
    alone = fetch.view_at(empty, COMPANY, date(2022, 4, 1))
    put(empty, 2, SECOND, TWO)
    now = fetch.view_at(empty, COMPANY, date(2022, 4, 1))
    then = fetch.view_at(empty, COMPANY, date(2022, 4, 1), known)
    assert set(then.graph.edges) == set(alone.graph.edges) != set(now.graph.edges)
    old = empty.read(
        "MATCH (p)-[r:SUPERSEDED {was: 'HOLDS'}]->() "
        "RETURN p.name AS who, r.until AS until, r.known_since AS since, r.known_until AS gone"
    )
    assert [(row["who"], row["until"], row["since"]) for row in old] == [("张一", None, known)]
    held = empty.read(
        "MATCH (:Person {name: '张一'})-[r:HOLDS]->() RETURN r.until AS until, r.known_since AS k"
    )
    assert [(row["until"], row["k"]) for row in held] == [(date(2022, 3, 10), old[0]["gone"])]


def test_recording_goes_forward_when_the_clock_is_set_back(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = put(empty, 1, FIRST, ONE).recorded

    long_ago = first.replace(year=2000)
    monkeypatch.setattr(store, "now", lambda: long_ago)
    assert put(empty, 2, SECOND, TWO).recorded > first


def test_the_log_comes_back_as_it_was(empty: Database) -> None:
    log = log_of((FIRST, ONE), (SECOND, TWO))
    put_all(empty, log)
    back = empty.snapshot(lambda tx: read_log(tx, COMPANY, texts=True))
    memos = {replace(m, recorded=None) for m in back.memos}
    entries = {replace(e, recorded=None) for e in back.entries}
    assert (memos, entries) == (set(log.memos), set(log.entries))


def nodes(view: View) -> dict[str, tuple[Any, Any]]:
    """Every thing of a view and what is known of it."""
    return {i: (data["thing"], data["status"]) for i, data in view.graph.nodes(data=True)}


@given(logs(), st.tuples(days, days).map(sorted))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_stored_graph_answers_as_the_derived_one(
    server: Database, log: Log, window: list[date]
) -> None:
    erase(server)
    create_schema(server)
    put_all(server, log)
    derived = derive(log)
    first, last = window
    assert fetch.compare(server, COMPANY, first, last) == comparison_of(
        window_of(derived, first, last, None)
    )
    stored, made = fetch.view_at(server, COMPANY, last), view_of(derived, last)
    assert nodes(stored) == nodes(made)
    assert sorted(stored.graph.edges(data="status", keys=True)) == sorted(
        made.graph.edges(data="status", keys=True)
    )
    assert asked_silences(server, last) == {
        (row.kind, row.day, tuple(p.id for p in row.about), row.statements)
        for row in silences_of(derived, last)
    }


def asked_silences(database: Database, day: date) -> set[tuple[object, ...]]:
    """What the saved query `not_said` answers: kind, day, things and statements."""
    table = run(database, saved_query("not_said"), {"company": COMPANY, "day": str(day)})
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {
        (row["kind"], row["day"], tuple(row["things"]), tuple(sorted(row["statements"])))
        for row in rows
    }


def test_a_company_does_not_see_another(empty: Database) -> None:
    put(empty, 1, FIRST, ONE)
    other: Memo = memo(1, FIRST, "另一公司")
    store_memo(empty, replace(other, id="other"), entries_of("other", TWO))
    assert fetch.companies(empty) == ("另一公司", COMPANY)
    view = fetch.view_at(empty, COMPANY, date(2022, 4, 1))
    assert {data["thing"].name for _, data in view.graph.nodes(data=True)} == {
        *("张一", "甲中心", "甲中心 总裁"),
    }


def operators(plan: dict[str, Any]) -> set[str]:
    """The names of all operators of a plan."""
    below = (operators(child) for child in plan.get("children", ()))
    return {plan["operatorType"].partition("@")[0]}.union(*below)


def test_a_comparison_seeks_in_the_indexes(empty: Database) -> None:
    put(empty, 1, FIRST, ONE)
    values = {"company": COMPANY, "after": date(2022, 1, 1), "until": date(2022, 2, 1)}
    with empty.driver.session(database=empty.name) as session:
        plan = session.run(f"EXPLAIN {fetch.window_query()}", values).consume().plan
    used = operators(dict(plan or {}))
    assert not {name for name in used if name.endswith("Scan")}
    assert {name for name in used if "IndexSeek" in name}


def test_a_possible_day_is_indexed_where_it_is_not_the_sure_one(seed: Database) -> None:
    found = seed.read(
        "MATCH ()-[r]->() WHERE r.digest IS NOT NULL RETURN type(r) + ' ' + r.id AS id, "
        "r.since AS since, r.maybe_since AS first, r.unsure_since AS doubt, "
        "r.until AS until, r.maybe_until AS last, r.unsure_until AS doubted"
    )
    assert any(row["doubt"] or row["doubted"] for row in found)
    assert any(row["first"] and not row["doubt"] for row in found)
    for row in found:
        assert row["doubt"] == (row["first"] if row["first"] != row["since"] else None), row["id"]
        assert row["doubted"] == (row["last"] if row["last"] != row["until"] else None), row["id"]
