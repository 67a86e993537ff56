"""Job: what to read, where to, and by what means; known without Spark."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.sandbox import Limits

READER = "corpus.reader:read_document"


class Form(StrEnum):
    """How the documents stand: a file each, or a row each with source, company (may be null), text."""

    FILES = "files"
    PARQUET = "parquet"
    JSON = "json"


_SUFFIXES = {
    ".parquet": Form.PARQUET,
    ".jsonl": Form.JSON,
    ".ndjson": Form.JSON,
    ".json": Form.JSON,
}


def form_of(source: str) -> Form:
    """The form that a path's ending tells; a folder of files else."""
    name = source.rstrip("/").rsplit("/", 1)[-1]
    return next((form for suffix, form in _SUFFIXES.items() if name.endswith(suffix)), Form.FILES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to read (`source`) and where the tables are (`folder`), paths that Spark reads.

    `company` is whose the documents are, where they do not say; `reader` names a function like
    `corpus.reader.read_document`, which runs in a process of its own.
    """

    source: str
    folder: str
    form: Form
    company: str | None = None
    limits: Limits = field(default_factory=Limits)
    reader: str = READER


@dataclass(frozen=True, slots=True)
class Read:
    """How many memos and statements a job has put into the tables, and how many documents failed why."""

    memos: int
    statements: int
    failures: dict[str, int]
