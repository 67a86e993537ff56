"""Sources: the memos behind the paths that a command is given."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.errors import UnreadableFile
from ingest.extract import read_memo
from ingest.formats import SUFFIXES
from ingest.settings import ReadingSettings
from ingest.statement import Statement

MEMO = "memo.txt"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """Where one memo comes from: `slug` names it in what is written, `limit` bytes are the most read."""

    slug: str
    path: Path | None
    limit: int

    def read(self) -> tuple[Document, list[Statement]]:
        """The memo's document and statements; raises IngestError."""
        return read_memo(self.path or sys.stdin.buffer.read(self.limit + 1), self.limit)

    def __str__(self) -> str:
        return str(self.path) if self.path else "standard input"


Told = tuple[Source, Document, list[Statement]]
"""A source, its document, and what is read in it."""


def sources_of(paths: list[str]) -> Iterator[Source]:
    """The memos behind paths: in a folder, every SLUG/memo.txt, else every file of a known format.

    Raises UnreadableFile for a folder without any, BadSettings.
    """
    limit = ReadingSettings.from_environment(os.environ).limit
    for written in paths:
        path = Path(written)
        if written == STANDARD_INPUT:
            yield Source("stdin", None, limit)
        elif path.is_dir():
            yield from _sources_in(path, limit)
        else:
            yield Source(path.parent.name if path.name == MEMO else path.stem, path, limit)


def _sources_in(folder: Path, limit: int) -> Iterator[Source]:
    """The memos of a folder; of files that differ in their suffix alone, each has it in its slug."""
    memos = sorted(folder.rglob(MEMO))
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    if not memos and not files:
        raise UnreadableFile(
            f"{folder} holds no {MEMO} and no file with one of {', '.join(sorted(SUFFIXES))}: "
            "name the memo's file"
        )
    if memos:
        yield from (Source(memo.parent.name, memo, limit) for memo in memos)
        return
    stems = Counter(path.stem for path in files)
    yield from (Source(p.stem if stems[p.stem] == 1 else p.name, p, limit) for p in files)
