"""Opened: the way to the graph, and what goes into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph import fetch
from graph.driver import Database, open_database
from graph.log import Memo, entries_of, memo_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import Stored, store_memo
from ingest.document import Document
from ingest.errors import IngestError, NothingToRead
from ingest.extract import read_memo
from ingest.statement import Statement
from reorg.company import Company


@dataclass(frozen=True, slots=True)
class Graph:
    """An open graph, with every company in it."""

    database: Database

    def companies(self) -> tuple[str, ...]:
        """The companies that have a memo, by name."""
        return fetch.companies(self.database)

    def company(self, name: str | None = None) -> Company:
        """A company; its name can be left out where there is only one. Raises BadQuery."""
        return Company(self.database, fetch.company_of(self.database, name))

    def add(
        self, memo: Path | str, *, company: str | None = None, announced: str | None = None
    ) -> Stored:
        """Read a memo's file and store it; what is there already changes nothing.

        `company` and `announced` (ISO): where the memo does not tell. Raises IngestError, BadMemo.
        """
        document, statements = read_memo(Path(memo))
        told = memo_told(str(memo), document, statements, company, announced)
        create_schema(self.database)
        return store_memo(self.database, told, entries_of(told.id, statements))

    def read(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """The rows of a query that only reads, each a dict; raises QueryFailed."""
        return self.database.read(cypher, **parameters)


@contextmanager
def open_graph(settings: Settings | None = None) -> Iterator[Graph]:
    """The graph that the settings name, else the environment; the embedded server is started if need be."""
    with open_database(settings or Settings.from_environment(os.environ)) as database:
        yield Graph(database)


def memo_told(
    name: str,
    document: Document,
    statements: list[Statement],
    company: str | None,
    announced: str | None,
) -> Memo:
    """The log's form of what was read in a file; raises IngestError where something is lacking."""
    if not statements:
        raise nothing_in(name)
    whose = company or (document.company.text if document.company else None)
    if not whose:
        raise IngestError(f"{name} does not tell whose memo it is: say it with --company NAME")
    return memo_of(replace(document, announced=announced) if announced else document, whose, name)


def nothing_in(name: str) -> NothingToRead:
    """The error for a file without a statement."""
    return NothingToRead(
        f"{name} says nothing about an organisation that the reader understands: "
        "is it the memo itself, whole?"
    )
