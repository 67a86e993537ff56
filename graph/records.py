"""Records: the values of `graph.log` as property maps of Neo4j, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from graph.log import Decision, Entry, Memo, Reading, Record, Ruling
from graph.rows import Row
from ingest.statement import Statement

LABELS: dict[type, str] = {
    Memo: "Memo",
    Entry: "Statement",
    Reading: "Reading",
    Decision: "Decision",
}


def record_row(company: str, record: Record) -> Row:
    """The properties of a node of the log.

    A Statement stands in the exchange format, flat, with where and when it was recorded.
    """
    row = {field.name: getattr(record, field.name) for field in fields(record)}
    statement = row.pop("statement", None)
    if statement:
        row |= statement.to_json()
    kept = {key: value for key, value in row.items() if value is not None}
    return {**kept, "company": company}


def memo_of_row(row: Mapping[str, Any]) -> Memo:
    """The memo that a node's properties mean."""
    return Memo(**row)


def entry_of_row(row: Mapping[str, Any]) -> Entry:
    """The entry that a Statement node's properties mean."""
    return Entry(
        id=row["id"],
        memo=row["memo"],
        statement=Statement.from_json(row),
        decided_by=row.get("decided_by"),
        recorded=row["recorded"],
    )


def reading_of_row(row: Mapping[str, Any]) -> Reading:
    """The reading that a node's properties mean."""
    return Reading(
        id=row["id"],
        memo=row["memo"],
        reader=row["reader"],
        statements=tuple(row["statements"]),
        doubts=tuple(row.get("doubts") or ()),
        recorded=row["recorded"],
    )


def decision_of_row(row: Mapping[str, Any]) -> Decision:
    """The decision that a node's properties mean."""
    values = {**row, "ruling": Ruling(row["ruling"]), "about": tuple(row["about"])}
    return Decision(**values)


RECORD_OF: dict[str, Callable[[Mapping[str, Any]], Record]] = {
    "Memo": memo_of_row,
    "Statement": entry_of_row,
    "Reading": reading_of_row,
    "Decision": decision_of_row,
}
