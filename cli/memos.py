"""reorg extract, reorg ingest: from files to statements, and into the log."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typer
from rich.progress import track

from cli.extractor import beside
from cli.output import complain, print_json, print_lines, print_table, print_text, tell
from graph.driver import Database, open_database
from graph.errors import GraphError, SettingsError
from graph.export.whole import write_whole
from graph.log import Memo, entries_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import READER, Stored, store_memo
from ingest.document import Document
from ingest.errors import IngestError, UnreadableFile
from ingest.explain import explain
from ingest.extract import read_memo
from ingest.formats import SUFFIXES
from ingest.llm.ask import Model
from ingest.settings import ReadingSettings
from ingest.statement import Statement, days_of
from reorg.opened import memo_told, nothing_in

T = TypeVar("T")

MEMO = "memo.txt"
STANDARD_INPUT = "-"
BAD_INPUT = 3


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


def extract(
    paths: list[str],
    out: Path | None,
    model: Model | None = None,
    *,
    as_json: bool,
    yes: bool = False,
) -> None:
    """Print the statements of memos, or write a file of them for each; raises typer.Exit(3) after
    the others where some could not be read.
    """
    sources = list(sources_of(paths))
    failed: list[str] = []
    for source, _, statements in _readings(sources, failed, model, yes=yes):
        if not statements and len(sources) == 1:
            raise nothing_in(str(source))
        rows = [statement.to_json() for statement in statements]
        if out:
            _write(out / f"{source.slug}.jsonl", rows)
        elif as_json or not sys.stdout.isatty():
            print_lines(rows)
        else:
            columns = ("type", "who", "what", "to", "tense", "by", "sentence")
            print_table(source.slug, columns, map(_cells, statements))
    _finish(failed)


def explain_all(paths: list[str]) -> None:
    """Print the way from each sentence to its statements."""
    for source in sources_of(paths):
        found = explain(source.read()[0])
        if not found:
            raise nothing_in(str(source))
        for way in found:
            print_text("\n".join(way.lines()))


def ingest(
    paths: list[str],
    company: str | None,
    day: str | None,
    model: Model | None = None,
    *,
    as_json: bool,
    yes: bool = False,
) -> None:
    """Store memos and tell what was new; raises typer.Exit(3) after the others where some failed."""
    _check_day(day)
    failed: list[str] = []
    stored: list[tuple[Memo, Stored]] = []
    ready = []
    for reading in _readings(list(sources_of(paths)), failed, model, yes=yes):
        try:
            ready.append(_ready(reading, company, day))
        except (IngestError, GraphError) as error:
            failed.append(str(error))
    if ready:
        with open_database(Settings.from_environment(os.environ), tell) as database:
            create_schema(database)
            for memo, statements in _progress(ready, "Storing"):
                stored.append(_store(database, memo, statements, model))
    rows = [_stored_row(memo, done) for memo, done in stored]
    if as_json:
        print_json(rows)
    elif rows:
        columns = ("memo", "company", "announced", "statements", "stored")
        print_table("", columns, [[row[key] for key in columns] for row in rows])
    _finish(failed)


def _readings(
    sources: list[Source], failed: list[str], model: Model | None, *, yes: bool
) -> Iterator[Told]:
    """What the rules read in each source, and the model beside them; notes those that could not be read."""
    read = _read_by_rules(sources, failed)
    if model is None:
        return read
    return beside(read, model, yes=yes)


def _read_by_rules(sources: list[Source], failed: list[str]) -> Iterator[Told]:
    for source in _progress(sources, "Reading"):
        try:
            yield source, *source.read()
        except IngestError as error:
            failed.append(str(error))


def _ready(told: Told, company: str | None, day: str | None) -> tuple[Memo, list[Statement]]:
    source, document, statements = told
    if statements and not company and not document.company:
        company = _asked(source)
    return memo_told(str(source), document, statements, company, day), statements


def _asked(source: Source) -> str | None:
    """The company, from whoever sits at the terminal."""
    if source.path is None or not sys.stdin.isatty():
        return None
    return str(typer.prompt(f"Whose memo is {source}? Company"))


def _store(
    database: Database, memo: Memo, statements: list[Statement], model: Model | None
) -> tuple[Memo, Stored]:
    reader = f"{READER} + {model.name}" if model else READER
    return memo, store_memo(database, memo, entries_of(memo.id, statements), reader)


def _stored_row(memo: Memo, done: Stored) -> dict[str, object]:
    return {
        "memo": memo.title,
        "id": memo.id,
        "company": memo.company,
        "announced": memo.announced,
        "statements": done.statements,
        "written": done.written,
        "stored": "new" if done.added else "was there",
    }


def _cells(said: Statement) -> tuple[str | None, ...]:
    who = said.person or said.unit
    what = " ".join(
        part for part in (said.unit if said.person else None, said.post, said.scope) if part
    )
    other = ", ".join((*said.to, *(f"← {name}" for name in said.from_)))
    return (said.type, who, what, other, said.tense, said.by, said.span.text)


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write_whole(path, "".join(lines).encode())


def _progress(items: list[T], doing: str) -> Iterator[T]:
    hidden = len(items) < 2 or not sys.stderr.isatty()
    yield from track(items, doing, disable=hidden, transient=True)


def _check_day(day: str | None) -> None:
    try:
        days_of(day) if day else None
    except ValueError as error:
        raise SettingsError((f"--date is {day!r}: give YYYY-MM-DD",)) from error


def _finish(failed: list[str]) -> None:
    for message in failed:
        complain(message)
    if failed:
        raise typer.Exit(BAD_INPUT)
