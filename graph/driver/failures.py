"""Failures: the driver's errors as those of graph.errors, which say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions

from graph.errors import (
    AuthFailed,
    DatabaseMissing,
    GraphError,
    QueryFailed,
    ReadOnly,
    TimedOut,
    TooLarge,
    Unavailable,
    UnsupportedVersion,
)

OF_ANOTHER_BOLT = ("does not support communication", "not supported for the Bolt Protocol")
OF_A_LOG_IN = {"Unauthorized", "CredentialsExpired", "AuthenticationRateLimit", "TokenExpired"}
OF_A_DATABASE_DOWN = {
    "DatabaseUnavailable",
    "TransactionStartFailed",
    "TransactionCommitFailed",
    "TransactionLogError",
}


@contextmanager
def translated(address: str) -> Iterator[None]:
    """Turn the driver's errors into those of graph.errors."""
    try:
        yield
    except exceptions.Neo4jError as error:
        raise _refusal(error, address) from error
    except (exceptions.ConfigurationError, exceptions.ServiceUnavailable) as error:
        if any(sign in str(error) for sign in OF_ANOTHER_BOLT):
            raise UnsupportedVersion(
                f"{address} does not speak a Bolt that Reorg knows ({error}); it needs Neo4j 5.13 "
                "or later: use another server, or unset NEO4J_URI for the embedded one"
            ) from error
        raise silence(error, address) from error
    except (exceptions.DriverError, OSError) as error:
        raise silence(error, address) from error


def silence(error: Exception, address: str) -> Unavailable:
    """The error for a server that does not answer."""
    return Unavailable(
        f"Neo4j does not answer at {address}: start it, or unset NEO4J_URI "
        f"for the embedded one\n  {error}"
    )


def _refusal(error: exceptions.Neo4jError, address: str) -> GraphError:
    """The error for what the server said."""
    code, said = error.code or "", error.message or ""
    reason = code.rpartition(".")[2]
    if reason in OF_A_LOG_IN:
        return AuthFailed(
            f"{address} does not take the user and password ({said}): "
            "look at NEO4J_USER and NEO4J_PASSWORD"
        )
    if reason == "DatabaseNotFound":
        return DatabaseMissing(f"{address} has no such database ({said}): see NEO4J_DATABASE")
    if reason in OF_A_DATABASE_DOWN:
        return Unavailable(
            f"the database at {address} is not up: {said}\n  see that its disk is not full, and "
            "start it again (`reorg db stop` ends the embedded one)"
        )
    return _failure(reason, code, said, address)


def _failure(reason: str, code: str, said: str, address: str) -> QueryFailed:
    """The error for a query that the server could not carry out."""
    if reason == "AccessMode":
        return ReadOnly(f"the query may only read: {said}", code)
    if reason.startswith("TransactionTimedOut"):
        return TimedOut(f"the query took too long and was ended: {said}", code)
    if reason.endswith("OutOfMemoryError"):
        return TooLarge(
            f"{address} has not the memory to do this at once: give the embedded server more "
            f"(REORG_HEAP, in MiB), another its dbms.memory.transaction.total.max\n  {said}",
            code,
        )
    return QueryFailed(said, code)
