"""Guarded: one question of somebody else's, asked so that it ends whatever it is.

The question is explained first, and asked only if `judge` lets its plan pass. It may only read, is
ended by the server after `seconds` and by us a little later, and what comes back is counted: after
`rows` rows or `size` bytes the connection is closed.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import neo4j

from graph.driver import CONNECTS_IN
from graph.driver.answers import kept
from graph.driver.failures import translated
from graph.errors import Endless, GraphError, Overfull

QUIET = logging.NullHandler()
AT_ONCE = 100  # rows fetched in one go


@dataclass(frozen=True, slots=True)
class Access:
    """Where to ask: a server, who asks, and which of its databases."""

    uri: str
    auth: tuple[str, str] | None = field(repr=False)
    database: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one question may cost: rows, bytes on the wire, seconds.

    `patience`: seconds that a server which was told to end a query may take to do so.
    """

    rows: int = 1000
    size: int = 8 * 2**20
    seconds: float = 10.0
    patience: float = 4.0

    @property
    def last(self) -> float:
        """Seconds after which nobody waits any more."""
        return self.seconds + self.patience


@dataclass(frozen=True, slots=True)
class Step:
    """One operator of a plan: its name, what it says of itself, the rows that it expects."""

    operator: str
    details: str
    expected: float
    children: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the server would carry a query out; `kind` is r where it only reads."""

    kind: str
    root: Step


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `cut` says which limit ended it: rows, bytes, or none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: str
    seconds: float


class Metered(asyncio.SelectorEventLoop):
    """An event loop that closes a connection over which more than `size` bytes came."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left = size

    async def create_connection(self, protocol_factory: Any, *args: Any, **more: Any) -> Any:  # noqa: ANN401
        """A connection whose incoming bytes count."""

        def counted() -> Any:  # noqa: ANN401
            protocol: Any = protocol_factory()
            take = protocol.data_received

            def data_received(data: bytes) -> None:
                self.left -= len(data)
                if self.left < 0:
                    transports[0].abort()
                else:
                    take(data)

            protocol.data_received = data_received
            return protocol

        transports: list[Any] = []
        transport, protocol = await super().create_connection(counted, *args, **more)
        transports.append(transport)
        return transport, protocol


@dataclass(slots=True)
class _Taken:
    """What has come back so far."""

    columns: tuple[str, ...] = ()
    rows: list[neo4j.Record] = field(default_factory=list)
    cut: str = ""


def ask(
    access: Access,
    cypher: str,
    parameters: Mapping[str, Any],
    limits: Limits,
    judge: Callable[[Plan], None],
) -> Answer:
    """The answer to a question; raises what `judge` raises, Endless, Overfull and QueryFailed."""
    logging.getLogger("neo4j").addHandler(QUIET)  # a lost connection is told as an error of ours
    begun, taken = time.monotonic(), _Taken()
    loop = Metered(limits.size)
    # In a thread of its own: whoever asks, such as a notebook, may run a loop already.
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(
            _run, loop, access.uri, _in_time(access, cypher, parameters, limits, judge, taken)
        )
    try:
        done.result()
    except GraphError as error:
        if loop.left >= 0:
            raise
        if not taken.rows:
            raise Overfull(f"one row is larger than {limits.size // 2**20} MiB") from error
        taken.cut = "bytes"
    rows = tuple(tuple(map(kept, record.values())) for record in taken.rows)
    return Answer(taken.columns, rows, taken.cut, time.monotonic() - begun)


def _run(loop: Metered, address: str, work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=lambda: loop) as runner, translated(address):
        runner.run(work)


async def _in_time(
    access: Access,
    cypher: str,
    parameters: Mapping[str, Any],
    limits: Limits,
    judge: Callable[[Plan], None],
    taken: _Taken,
) -> None:
    try:
        async with asyncio.timeout(limits.last) as wait:
            await _ask(access, cypher, parameters, limits, judge, taken, wait)
    except TimeoutError as error:
        raise Endless(f"no answer after {limits.last:.0f} s") from error


async def _ask(
    access: Access,
    cypher: str,
    parameters: Mapping[str, Any],
    limits: Limits,
    judge: Callable[[Plan], None],
    taken: _Taken,
    wait: asyncio.Timeout,
) -> None:
    async with (
        neo4j.AsyncGraphDatabase.driver(
            access.uri,
            auth=access.auth,
            connection_timeout=CONNECTS_IN,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        ) as driver,
        driver.session(
            database=access.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=AT_ONCE
        ) as session,
    ):
        async with await session.begin_transaction(timeout=limits.seconds) as inner:
            explained = await inner.run(f"EXPLAIN {cypher}", dict(parameters))
            judge(_plan(await explained.consume()))
        # A server that has just started takes seconds to plan: they are not the query's.
        wait.reschedule(asyncio.get_running_loop().time() + limits.last)
        async with await session.begin_transaction(timeout=limits.seconds) as inner:
            result = await inner.run(cypher, dict(parameters))
            taken.columns = tuple(result.keys())
            async for record in result:
                if len(taken.rows) == limits.rows:
                    taken.cut = "rows"
                    break
                taken.rows.append(record)


def _plan(summary: neo4j.ResultSummary) -> Plan:
    return Plan(summary.query_type or "", _step(summary.plan or {}))


def _step(plan: Mapping[str, Any]) -> Step:
    told = plan.get("args", {})
    return Step(
        operator=str(plan.get("operatorType", "")).partition("@")[0],
        details=str(told.get("Details", "")),
        expected=float(told.get("EstimatedRows", 0.0)),
        children=tuple(_step(child) for child in plan.get("children", ())),
    )
