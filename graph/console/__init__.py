"""Console: anybody's Cypher, which can only read, and which nothing it does can harm.

answer = Console(settings, database).ask("MATCH (p:Person) RETURN p.name", {})

Seven rules hold. The session reads, in a transaction of its own, never in the database system. Text
and nesting are bounded before anything is sent. The server explains the query first; every operator
must be one that only reads, and no hidden expression may do more. The server's own settings close
what reads beyond the graph. What nothing can end runs on a server of its own, on a copy, which may
be lost and comes back by itself; on somebody else's server it is declined by its shape. Rows, bytes
and seconds have a limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph import local
from graph.console.copying import up_to_date
from graph.console.plans import check_plan
from graph.console.rules import Question, declined
from graph.console.shape import check_shape
from graph.driver import Database, connected
from graph.driver.guarded import Access, Answer, Limits, ask
from graph.errors import Declined, Endless, Overfull, QueryFailed, TimedOut, Unavailable
from graph.local.jars import Progress
from graph.queries import SavedQuery, Table, run, typed
from graph.settings import Settings

HEAP, PAGE_CACHE = 384, 32  # MiB of the server on a copy
OF_MEMORY = ("MemoryPoolOutOfMemoryError", "TransactionOutOfMemoryError", "OutOfMemory")


@dataclass(frozen=True, slots=True)
class Console:
    """Where anybody's questions are asked: of a copy where the server is ours, else of the server."""

    settings: Settings
    database: Database
    limits: Limits = field(default_factory=Limits)
    on_progress: Progress = lambda _: None

    def ask(self, text: str, parameters: Mapping[str, Any]) -> Answer:
        """The answer to a question; raises Declined with the rule and what to do instead."""
        question = Question(text, dict(parameters), strict=self.settings.uri is not None)
        if self.settings.database == "system":
            raise declined("system")
        check_shape(question)
        if self.settings.uri is None:
            return self._ask_copy(question)
        auth = self.settings.password and (self.settings.user, self.settings.password)
        access = Access(self.settings.uri, auth or None, self.settings.database)
        return _answer(access, question, self.limits)

    def answer(self, query: SavedQuery, values: Mapping[str, str]) -> Table:
        """The answer to a saved query; one of the user's own is asked as anybody's Cypher is."""
        if not query.own:
            return run(self.database, query, values)
        found = self.ask(query.cypher, typed(query, values))
        return Table(found.columns, found.rows, bool(found.cut))

    def _ask_copy(self, question: Question) -> Answer:
        owner = local.find(self.settings.home)
        if owner is None:
            raise Unavailable("the embedded Neo4j is not running: reorg db start")
        home = self.settings.home / "console"
        beside = replace(self.settings, home=home, port=0, heap=HEAP, page_cache=PAGE_CACHE)
        server = local.beside(beside, owner, self.on_progress)
        access = Access(server.uri, ("neo4j", server.password), "neo4j")
        with (
            connected(access.uri, access.auth, access.database) as target,
            up_to_date(self.database, target, home),
        ):
            try:
                return _answer(access, question, self.limits)
            except (Unavailable, Endless) as error:
                local.lose(home, server)
                raise declined("lost") from error


def _answer(access: Access, question: Question, limits: Limits) -> Answer:
    """The answer; raises Endless and Unavailable where the server may have to go."""
    try:
        return ask(access, question.text, question.parameters, limits, check_plan)
    except Endless:
        raise
    except TimedOut as error:
        raise declined("time", limit=f"{limits.seconds:g}") from error
    except Overfull as error:
        raise declined("size", limit=limits.size // 2**20) from error
    except QueryFailed as error:
        raise _failure(error) from error


def _failure(error: QueryFailed) -> Declined:
    """What to say of a query that the server did not carry out."""
    reason = error.code.rpartition(".")[2]
    if reason in OF_MEMORY:
        return declined("memory")
    if reason == "AccessMode":
        return declined("write", what="a session that only reads")
    if ".Procedure." in error.code:
        return declined("procedure", what=reason)
    rule = "syntax" if ".Statement." in error.code else "failed"
    return declined(rule, what=str(error).strip() or reason)
