"""reorg extract, reorg ingest: from files to statements, and into the log."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import typer
from rich.progress import track

from cli.extractor import beside
from cli.output import complain, print_json, print_lines, print_table, print_text, tell
from cli.sources import Source, Told, sources_of
from graph.driver import Database, open_database
from graph.errors import GraphError, SettingsError
from graph.export.whole import write_whole
from graph.log import Memo, entries_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import READER, Stored, store_memo
from ingest.errors import IngestError
from ingest.explain import explain
from ingest.llm.ask import Model
from ingest.statement import Statement, days_of
from reorg.opened import memo_told, nothing_in

T = TypeVar("T")

BAD_INPUT = 3


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
