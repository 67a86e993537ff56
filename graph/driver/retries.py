"""Retries: work on a database tried again, as long as another time may do."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from neo4j import exceptions

T = TypeVar("T")
SHORTEST, LONGEST = 0.1, 2.0  # seconds between two tries


def tried_again(work: Callable[[], T], seconds: float, gone: Callable[[], bool]) -> T:
    """What `work` returns, called again for some seconds while the driver says that it may be.

    `gone` tells whether what it works on will never answer again; then the error is raised at once.
    """
    last = time.monotonic() + seconds
    for pause in _pauses():
        try:
            return work()
        except (exceptions.DriverError, exceptions.Neo4jError) as error:
            if not _may_pass(error) or gone() or time.monotonic() + pause > last:
                raise
        time.sleep(pause)
    raise AssertionError  # the pauses have no end


def _may_pass(error: exceptions.DriverError | exceptions.Neo4jError) -> bool:
    """Whether another time may do; a transaction too large for the server is so every time."""
    code = error.code or "" if isinstance(error, exceptions.Neo4jError) else ""
    return error.is_retryable() and not code.endswith("OutOfMemoryError")


def _pauses() -> Iterator[float]:
    """Seconds: longer each time up to a bound, and never quite the same for two writers."""
    pause = SHORTEST
    while True:
        yield pause * random.uniform(0.8, 1.2)  # noqa: S311  no secret hangs on it
        pause = min(2 * pause, LONGEST)
