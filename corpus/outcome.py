"""Outcome: what reading one document gave, as plain values that go between processes and into Arrow."""

from __future__ import annotations

from typing import Any, TypedDict


class Failure(TypedDict, total=False):
    """Why a document was not read; `reason` is one of few words, `detail` a sentence."""

    document: str
    source: str
    reason: str
    detail: str


class Outcome(TypedDict):
    """A memo with its statements, as rows of `corpus.tables`, or a failure."""

    memo: dict[str, Any] | None
    statements: list[dict[str, Any]]
    failure: Failure | None


def failed(reason: str, detail: str) -> Outcome:
    """The outcome of a document that was not read."""
    return {"memo": None, "statements": [], "failure": {"reason": reason, "detail": detail}}
