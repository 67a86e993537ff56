"""The way to a Neo4j: the only module that knows the driver.

with open_database(settings) as database:
    rows = database.read("MATCH (m:Memo {id: $id}) RETURN m.title AS title", id="m1")
    database.write(lambda tx: tx.run("CREATE (:Memo {id: $id})", id="m1"))
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

import neo4j
from neo4j import graph, time
from neo4j.api import BookmarkManager

from graph import local
from graph.driver.failures import silence, translated
from graph.driver.retries import tried_again
from graph.errors import Unavailable, UnsupportedVersion
from graph.local.jars import Progress
from graph.settings import Settings

Row = dict[str, Any]
T = TypeVar("T")

OLDEST = (5, 13)
CONNECTS_IN = 5.0  # seconds for a connection to come about
RETRIES_FOR = 15.0  # seconds in which a transaction that failed, and may not fail again, is tried


@dataclass(frozen=True, slots=True)
class Transaction:
    """What happens at once or not at all."""

    inner: neo4j.Transaction

    def run(self, cypher: str, /, **parameters: Any) -> list[Row]:  # noqa: ANN401
        """All rows of a query.

        Rows are plain: dates are datetime's, a node or relationship is its properties as a dict.
        """
        result = self.inner.run(cypher, parameters)
        return [plain(dict(record)) for record in result]


@dataclass(frozen=True, slots=True)
class Database:
    """One database of one server or cluster. Every method raises errors of graph.errors alone.

    What was written through it is seen by what is read through it, on whichever member of a cluster.
    `timeout`: seconds until the server ends the transaction. `gone` tells whether the server is one that
    will never answer at this address again.
    """

    driver: neo4j.Driver
    name: str
    address: str
    version: str
    bookmarks: BookmarkManager = field(default_factory=neo4j.GraphDatabase.bookmark_manager)
    gone: Callable[[], bool] = lambda: False

    def read(self, cypher: str, /, *, timeout: float = 30.0, **parameters: Any) -> list[Row]:  # noqa: ANN401
        """The rows of one query that may only read."""
        return self.snapshot(lambda tx: tx.run(cypher, **parameters), timeout=timeout)

    def snapshot(self, work: Callable[[Transaction], T], *, timeout: float = 30.0) -> T:
        """What `work` returns: several queries that may only read, in one transaction.

        A connection that was lost is tried once more: a person waits for the answer.
        """
        try:
            return self._snapshot(work, timeout)
        except Unavailable:
            return self._snapshot(work, timeout)

    def _snapshot(self, work: Callable[[Transaction], T], timeout: float) -> T:
        with (
            translated(self.address),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction(timeout=timeout) as inner,
        ):
            return work(Transaction(inner))

    def write(self, work: Callable[[Transaction], T], *, timeout: float = 600.0) -> T:
        """What `work` returns: all of it is written, or nothing.

        `work` is called again when another writer came in between, or the connection was lost.
        """
        with translated(self.address):
            return tried_again(lambda: self._write(work, timeout), RETRIES_FOR, self.gone)

    def _write(self, work: Callable[[Transaction], T], timeout: float) -> T:
        with (
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction(timeout=timeout) as inner,
        ):
            done = work(Transaction(inner))
            inner.commit()
            return done

    def run_schema(self, cypher: str) -> None:
        """One command about constraints or indexes, which cannot share a transaction with data."""
        self.write(lambda tx: tx.run(cypher))

    def _session(self, access: str) -> neo4j.Session:
        return self.driver.session(
            database=self.name, default_access_mode=access, bookmark_manager=self.bookmarks
        )


@contextmanager
def open_database(settings: Settings, on_progress: Progress = lambda _: None) -> Iterator[Database]:
    """The database that the settings name; the embedded server is started if need be."""
    with served(settings, on_progress) as found:
        auth = (found.user, found.password) if found.password else None
        with connected(str(found.uri), auth, found.database) as database:
            yield database if settings.uri else replace(database, gone=partial(_ended, found))


@contextmanager
def served(settings: Settings, on_progress: Progress = lambda _: None) -> Iterator[Settings]:
    """The same settings with the address of a server that runs: the embedded one's, if they name none."""
    if settings.uri is not None:
        yield settings
    else:
        with local.using(settings, on_progress) as server:
            yield replace(
                settings, uri=server.uri, user="neo4j", password=server.password, database="neo4j"
            )


def _ended(found: Settings) -> bool:
    """Whether the embedded server has ended; one started anew answers at another address."""
    server = local.find(found.home)
    return server is None or server.uri != found.uri


@contextmanager
def connected(uri: str, auth: tuple[str, str] | None, name: str) -> Iterator[Database]:
    """A database on a server that runs, after a look at whether it will do."""
    with closing(_reached(uri, auth)) as driver:
        with translated(uri):
            agent = driver.get_server_info().agent
        check_version(agent, uri)
        database = Database(driver, name, uri, agent.removeprefix("Neo4j/"))
        database.read("RETURN 1")  # says whether there is a database of that name
        yield database


def _reached(uri: str, auth: tuple[str, str] | None) -> neo4j.Driver:
    """A driver; raises Unavailable where the address is none."""
    try:
        with translated(uri):
            return neo4j.GraphDatabase.driver(
                uri,
                auth=auth,
                connection_timeout=CONNECTS_IN,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
    except (OSError, ValueError) as error:
        raise silence(error, uri) from error


def check_version(agent: str, uri: str) -> None:
    """Raise UnsupportedVersion unless `agent` is Neo4j 5.13 or later, or one named by a year."""
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (OLDEST <= version < (6, 0) or version >= (2025, 1)):
        raise UnsupportedVersion(
            f"{uri} is {agent}: Reorg needs Neo4j 5.13 or later; "
            "use another server, or unset NEO4J_URI for the embedded one"
        )


def plain(value: Any) -> Any:  # noqa: ANN401  a value of any of Cypher's types
    """A value without the driver's own types."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:
        return [item if type(item) in _PLAIN else plain(item) for item in value]
    if isinstance(value, graph.Path):
        return {"nodes": plain([*value.nodes]), "links": plain([*value.relationships])}
    if isinstance(value, dict | graph.Entity):
        return {key: plain(value[key]) for key in value}
    return value.to_native() if isinstance(value, _DATES) else value


_PLAIN = frozenset({str, int, float, bool, type(None)})  # most values, told at one look
_DATES = (time.Date, time.DateTime, time.Time)
