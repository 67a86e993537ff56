"""What fails between Reorg and its database on the real thing: a clear error or a retry, and nothing half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from graph import driver, local, store
from graph.driver import Database, Transaction, connected
from graph.errors import TimedOut, Unavailable
from graph.log import entries_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import Stored, store_memo
from graph.writer import write_difference
from tests.logs import COMPANY, memo, say
from tests.test_store import current
from tests.wire import Wire, wire

DAY = "2022-01-10"


def put(database: Database, number: int) -> Stored:
    """Store a made-up memo."""
    made = memo(number, DAY)
    said = [
        say("unit_created", unit=f"第{number}中心"),
        say("leads", person=f"人{number}", unit=f"第{number}中心", post="总裁"),
    ]
    return store_memo(database, made, entries_of(made.id, said))


@contextmanager
def on_wire(database: Database, settings: Settings) -> Iterator[tuple[Wire, Database]]:
    """The run's server, met over a wire."""
    running = local.find(settings.home)
    assert running
    with (
        wire(database.address) as line,
        connected(line.uri, ("neo4j", running.password), "neo4j") as there,
    ):
        yield line, there


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_connection_lost_in_the_middle_leaves_nothing_half(
    database: Database, settings: Settings, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "RETRIES_FOR", 1.0)
    create_schema(database)
    put(database, 1)
    with on_wire(database, settings) as (line, there):
        before = line.sent
        put(there, 2)
        whole = line.sent - before
    before_it = current(database)
    with on_wire(database, settings) as (line, there):
        line.cut_after = line.sent + int(whole * share)
        with pytest.raises(Unavailable, match="does not answer"):
            put(there, 3)
    assert current(database) == before_it
    assert put(database, 3).added


def test_a_connection_that_comes_back_is_tried_again(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_schema(database)
    put(database, 1)
    with on_wire(database, settings) as (line, there):
        lost: list[bool] = []

        def lose_once(tx: Transaction, *rest: object) -> int:
            if not lost:
                lost.append(True)
                line.cut()
            return write_difference(tx, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(store, "write_difference", lose_once)
        assert put(there, 2).added
    assert lost
    assert len(database.read("MATCH (m:Memo) RETURN m.id")) == 2


def test_a_slow_server_is_waited_for_and_a_query_that_takes_too_long_is_ended(
    database: Database, settings: Settings
) -> None:
    create_schema(database)
    with on_wire(database, settings) as (line, there):
        line.delay = 0.02
        assert put(there, 1).added
        with pytest.raises(TimedOut, match="took too long"):
            there.read("UNWIND range(1, 100000000) AS i RETURN sum(sin(i))", timeout=0.2)
        assert there.read("RETURN 1 AS one") == [{"one": 1}]


def test_the_clock_may_go_back_by_years_and_the_order_of_recording_stays(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_schema(database)
    first = put(database, 1).recorded
    moments = [first]
    for number, back in enumerate((timedelta(days=4000), timedelta(0), timedelta(hours=1)), 2):
        wrong = datetime.now(UTC) - back
        monkeypatch.setattr(store, "now", lambda wrong=wrong: wrong)
        moments.append(put(database, number).recorded)
    assert moments == sorted(set(moments))
    kept = database.read("MATCH (c:Company {id: $id}) RETURN c.recorded AS last", id=COMPANY)
    assert kept == [{"last": moments[-1]}]
