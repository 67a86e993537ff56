import socket
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graph import local
from graph.driver import Database, Transaction, check_version, open_database
from graph.errors import (
    AuthFailed,
    DatabaseMissing,
    GraphError,
    QueryFailed,
    ReadOnly,
    TimedOut,
    Unavailable,
    UnsupportedVersion,
)
from graph.settings import Settings
from tests.bolt import BOLT_5_0, BOLT_5_3, NO_COMMON_VERSION, answering


def elsewhere(settings: Settings, database: Database) -> Settings:
    """The run's own server, as if somebody else ran it."""
    running = local.find(settings.home)
    assert running is not None
    return replace(settings, uri=database.address, password=running.password)


def refused(settings: Settings, error: type[GraphError]) -> str:
    with pytest.raises(error) as caught, open_database(settings):
        pass
    return str(caught.value)


def test_neo4j_uri_leads_to_a_server_that_somebody_else_runs(
    settings: Settings, database: Database
) -> None:
    database.write(lambda tx: tx.run("CREATE (:Memo {title: '一'})"))
    with open_database(elsewhere(settings, database)) as other:
        assert other.read("MATCH (m:Memo) RETURN m.title AS title") == [{"title": "一"}]


def test_rows_are_plain_python(database: Database) -> None:
    day, moment = date(2022, 1, 6), datetime(2022, 1, 6, 9, 30, tzinfo=UTC)
    rows = database.write(
        lambda tx: tx.run(
            "CREATE (n:Thing {day: $day})-[l:TO {at: $moment}]->(:Thing) "
            "RETURN n, l, [$day] AS days, {at: $moment} AS map",
            day=day,
            moment=moment,
        )
    )
    at = {"at": moment}
    assert rows == [{"n": {"day": day}, "l": at, "days": [day], "map": at}]


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    def work(tx: Transaction) -> None:
        tx.run("CREATE (:Half)")
        tx.run("RETURN 1 / 0")

    with pytest.raises(QueryFailed, match="/ by zero"):
        database.write(work)
    assert database.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(ReadOnly):
        database.read("CREATE (:Thing)")


def test_a_read_that_takes_too_long_is_ended(database: Database) -> None:
    with pytest.raises(TimedOut):
        database.read("UNWIND range(1, 1000000000) AS x RETURN max(sin(x)) AS most", timeout=0.5)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x", "file:///etc/hostname"])
def test_a_query_reaches_no_address_and_no_file(database: Database, address: str) -> None:
    with pytest.raises(QueryFailed):
        database.read("LOAD CSV FROM $address AS line RETURN line", address=address)


def test_a_server_that_is_down_is_named(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        uri = f"bolt://127.0.0.1:{listener.getsockname()[1]}"
    message = refused(replace(settings, uri=uri), Unavailable)
    assert f"does not answer at {uri}: start it, or unset NEO4J_URI" in message


def test_a_host_that_does_not_exist_is_named(settings: Settings) -> None:
    message = refused(replace(settings, uri="bolt://no-such-host.invalid:7687"), Unavailable)
    assert "bolt://no-such-host.invalid:7687" in message


def test_a_wrong_password_is_told(settings: Settings, database: Database) -> None:
    wrong = replace(elsewhere(settings, database), password="wrong")
    assert "NEO4J_USER and NEO4J_PASSWORD" in refused(wrong, AuthFailed)


def test_a_password_not_given_is_told(settings: Settings, database: Database) -> None:
    without = replace(elsewhere(settings, database), password=None)
    assert "NEO4J_USER and NEO4J_PASSWORD" in refused(without, AuthFailed)


def test_a_database_that_is_not_there_is_told(settings: Settings, database: Database) -> None:
    other = replace(elsewhere(settings, database), database="nowhere")
    assert "nowhere" in refused(other, DatabaseMissing)


def test_an_old_server_is_told_by_its_name(settings: Settings) -> None:
    with answering(BOLT_5_3, "Neo4j/5.12.0") as uri:
        message = refused(replace(settings, uri=uri, password="any"), UnsupportedVersion)
    assert f"{uri} is Neo4j/5.12.0: Reorg needs Neo4j 5.13 or later" in message


@pytest.mark.parametrize("version", [NO_COMMON_VERSION, BOLT_5_0])
def test_a_server_of_another_bolt_is_told(settings: Settings, version: bytes) -> None:
    with answering(version, "Neo4j/5.0.0") as uri:
        message = refused(replace(settings, uri=uri, password="any"), UnsupportedVersion)
    assert "does not speak a Bolt that Reorg knows" in message


@pytest.mark.parametrize(
    ("agent", "fits"),
    [
        ("Neo4j/4.4.40", False),
        ("Neo4j/5.12.0", False),
        ("Neo4j/5.13.0", True),
        ("Neo4j/5.27-aura", True),
        ("Neo4j/6.0.0", False),
        ("Neo4j/2025.08.0", True),
        ("Memgraph/3.0.0", False),
    ],
)
def test_which_versions_fit(agent: str, fits: bool) -> None:  # noqa: FBT001
    try:
        check_version(agent, "bolt://h")
    except UnsupportedVersion:
        assert not fits
    else:
        assert fits
