"""Plans: what PROFILE says that a piece of work costs the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph.driver import Database, Row, Transaction, plain

T = TypeVar("T")


@dataclass(slots=True)
class Plans:
    """Database hits by operator, over all queries that were run."""

    hits: Counter[str] = field(default_factory=Counter)

    def add(self, plan: dict[str, Any]) -> None:
        """Count a plan and all below it."""
        self.hits[plan["operatorType"].partition("@")[0]] += plan.get("dbHits", 0)
        for child in plan.get("children", ()):
            self.add(child)

    def __str__(self) -> str:
        told = (f"{name} {hits:,}" for name, hits in self.hits.most_common() if hits)
        return f"{self.hits.total():,} hits: {', '.join(told)}"


@dataclass(frozen=True, slots=True)
class Profiled(Transaction):
    """A transaction that profiles whatever it runs."""

    plans: Plans

    def run(self, cypher: str, /, **parameters: Any) -> list[Row]:  # noqa: ANN401
        """All rows of a query, whose plan is counted."""
        result = self.inner.run(f"PROFILE {cypher}", parameters)
        rows = [plain(dict(record)) for record in result]
        self.plans.add(dict(result.consume().profile or {}))
        return rows


@dataclass(frozen=True, slots=True)
class Watched(Database):
    """A database of which every query is profiled."""

    plans: Plans = field(default_factory=Plans)

    def snapshot(self, work: Callable[[Transaction], T], *, timeout: float = 30.0) -> T:
        """What `work` returns."""
        return Database.snapshot(
            self, lambda tx: work(Profiled(tx.inner, self.plans)), timeout=timeout
        )


def hits(database: Database, work: Callable[[Database], object]) -> Plans:
    """What all queries of `work` cost."""
    watched = Watched(database.driver, database.name, database.address, database.version)
    work(watched)
    return watched.plans
