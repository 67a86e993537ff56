"""Copying: the whole graph from one database into another, node by node.

The copy is asked instead of the graph. It is renewed when the graph has changed since; `flock` keeps
it still while somebody asks, and asked of nobody while it is renewed.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.cypher import cypher
from graph.driver import Database, Row, Transaction
from graph.schema import schema_commands

AT_ONCE = 2000  # nodes or relationships a transaction


@contextmanager
def up_to_date(source: Database, target: Database, home: Path) -> Iterator[None]:
    """The target as a copy of the source as it is now, which stays so meanwhile."""
    with (home / "copy.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        now, note = mark(source), home / "copy.of"
        while _text(note) != now:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if _text(note) != now:
                note.unlink(missing_ok=True)
                copy(source, target)
                note.write_text(now, encoding="utf-8")
            fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def mark(source: Database) -> str:
    """A text that differs when the graph does: what was last written, and how much there is."""
    (row,) = source.read(cypher("mark"))
    return hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()


def copy(source: Database, target: Database) -> None:
    """Make the target hold what the source holds, and its constraints and indexes."""
    _empty(target)
    target.write(lambda tx: [tx.run(command) for command in schema_commands()])
    nodes, links = source.snapshot(_all, timeout=300.0)
    keys: dict[str, str] = {}
    for part in _parts(nodes):
        made = target.write(lambda tx, part=part: tx.run(cypher("copy_nodes"), rows=part))  # type: ignore[misc]
        keys |= {row["was"]: row["is"] for row in made}
    for part in _parts(links):
        rows = [row | {"start": keys[row["start"]], "end": keys[row["end"]]} for row in part]
        target.write(lambda tx, rows=rows: tx.run(cypher("copy_links"), rows=rows))  # type: ignore[misc]


def _empty(target: Database) -> None:
    while target.write(lambda tx: tx.run(cypher("copy_clear"), most=AT_ONCE))[0]["gone"]:
        pass


def _all(tx: Transaction) -> tuple[list[Row], list[Row]]:
    return tx.run(cypher("copy_of_nodes")), tx.run(cypher("copy_of_links"))


def _parts(rows: list[Row]) -> Iterator[list[Row]]:
    for begin in range(0, len(rows), AT_ONCE):
        yield rows[begin : begin + AT_ONCE]


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.exists() else None
