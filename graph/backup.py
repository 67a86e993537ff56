"""Back-up: the whole log in one portable file, and from the file into an empty Neo4j.

The file is JSON Lines in UTF-8: a head with the format and the SHA-256 of all that follows, then a record
of the log a line. The graph is not in it: it is derived anew, and comes out the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from graph import fetch
from graph.driver import Database
from graph.errors import BadBackup
from graph.export.whole import write_whole
from graph.gist import gist_of
from graph.log import Log, Record
from graph.logbook import add_records, read_log
from graph.rebuild import rebuild
from graph.records import LABELS, RECORD_OF, record_row
from graph.schema import create_schema

FORMAT = "reorg-log-1"
AT_ONCE = 1000  # records a transaction
Progress = Callable[[str], None]


def backup(database: Database, path: Path) -> int:
    """Write the log of every company to a file, whole or not at all; returns how many records."""
    companies = fetch.companies(database)
    logs = database.snapshot(lambda tx: [read_log(tx, name, texts=True) for name in companies])
    write_whole(path, log_file(logs))
    return sum(len(log.records()) for log in logs)


def log_file(logs: Iterable[Log]) -> bytes:
    """The file of some companies' logs."""
    lines = [_line(log.company, record) for log in logs for record in log.records()]
    head = {"format": FORMAT, "records": len(lines), "sha256": _digest(lines)}
    return "".join([json.dumps(head) + "\n", *lines]).encode()


def restore(database: Database, path: Path, on_progress: Progress) -> int:
    """Put the log of a file into a Neo4j without one, and derive its graph; returns how many records.

    Raises BadBackup where the file is not whole, not of this format, or the Neo4j holds a log.
    """
    lines = _checked(path)
    if fetch.companies(database):
        raise BadBackup("this Neo4j holds memos already: restore into an empty one")
    create_schema(database)
    for log in _logs(json.loads(line) for line in lines):
        gists = tuple(map(gist_of, log.entries))
        for part in _parts(log):
            database.write(partial(add_records, log=part, gists=gists))
        rebuild(database, log.company, on_progress)
    return len(lines)


def _parts(log: Log) -> Iterator[Log]:
    """A log in pieces that one transaction can hold, memos before what is in them."""
    none = Log(company=log.company, memos=(), entries=())
    for name in ("memos", "entries", "readings", "decisions"):
        rows = getattr(log, name)
        for begin in range(0, len(rows), AT_ONCE):
            yield replace(none, **{name: rows[begin : begin + AT_ONCE]})


def _line(company: str, record: Record) -> str:
    row = {"record": LABELS[type(record)], **record_row(company, record)}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=_iso) + "\n"


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value))


def _digest(lines: Iterable[str]) -> str:
    total = hashlib.sha256()
    for line in lines:
        total.update(line.encode())
    return total.hexdigest()


def _checked(path: Path) -> list[str]:
    """The records' lines of a file that is whole."""
    try:
        first, *lines = path.read_text("utf-8").splitlines(keepends=True)
        head = json.loads(first)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BadBackup(f"{path} is no back-up of a log: {error}") from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise BadBackup(f"{path} is no back-up of a log in the format {FORMAT}")
    if head.get("sha256") != _digest(lines):
        raise BadBackup(f"{path} is not whole: its records do not have the hash that its head says")
    return lines


def _logs(rows: Iterable[Mapping[str, Any]]) -> list[Log]:
    """The logs of all companies in a file."""
    found: dict[str, dict[str, list[Any]]] = {}
    for row in rows:
        content = {key: value for key, value in row.items() if key != "record"}
        content["recorded"] = datetime.fromisoformat(content["recorded"])
        tables = found.setdefault(row["company"], {label: [] for label in RECORD_OF})
        tables[row["record"]].append(RECORD_OF[row["record"]](content))
    return [
        Log(
            company=company,
            memos=tuple(tables["Memo"]),
            entries=tuple(tables["Statement"]),
            readings=tuple(tables["Reading"]),
            decisions=tuple(tables["Decision"]),
        )
        for company, tables in found.items()
    ]
