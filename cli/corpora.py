"""reorg corpus read, reorg corpus load: from documents to tables, and into the log, on Spark.

What needs Spark is imported when a session stands: without Spark the session says what is missing.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass

from cli.output import print_json, print_lines, print_text, tell
from corpus.job import Job, Read
from corpus.session import spark_session
from graph.driver import open_database, served
from graph.errors import SettingsError
from graph.schema import create_schema
from graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Spark:
    """Which Spark to use: its master, and settings as NAME=VALUE."""

    master: str | None
    conf: tuple[str, ...]

    def settings(self) -> dict[str, str]:
        """The settings by name; raises SettingsError."""
        wrong = [written for written in self.conf if "=" not in written]
        if wrong:
            raise SettingsError(tuple(f"--conf is {one!r}: give NAME=VALUE" for one in wrong))
        shown = {"spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower()}
        return {**shown, **dict(written.split("=", 1) for written in self.conf)}


def read(spark: Spark, job: Job, *, as_json: bool) -> None:
    """Read what is there and new, and tell what came of it."""
    with spark_session(spark.master, spark.settings()) as session:
        from corpus.reading import read_corpus

        done = read_corpus(session, job)
    if as_json:
        print_json(asdict(done))
    else:
        print_text(_told(done, job.folder))


def follow(spark: Spark, job: Job, *, to_the_end: bool, as_json: bool) -> None:
    """Read what is there and what arrives, and tell of each batch."""

    def batch(done: Read) -> None:
        if as_json:
            print_lines([asdict(done)])
        else:
            print_text(_told(done, job.folder))

    with spark_session(spark.master, spark.settings()) as session:
        from corpus.reading import read_stream

        query = read_stream(session, job, batch, to_the_end=to_the_end)
        try:
            query.awaitTermination()
        finally:
            query.stop()


def load(spark: Spark, folder: str, *, as_json: bool) -> None:
    """Store what the tables hold, and tell what was new."""
    settings = Settings.from_environment(os.environ)
    with spark_session(spark.master, spark.settings()) as session, served(settings, tell) as found:
        from corpus.loading import load_corpus

        with open_database(found) as database:
            create_schema(database)
        done = load_corpus(session, folder, found)
    if as_json:
        print_json(asdict(done))
    else:
        print_text(
            f"{done.memos} memos of {done.companies} companies: {done.new} new, "
            f"{done.written} nodes and relationships of the graph put or ended"
        )


def _told(done: Read, folder: str) -> str:
    lines = [f"{done.memos} memos with {done.statements} statements read into {folder}"]
    lines += [f"{number} not read: {reason}" for reason, number in done.failures.items()]
    if done.failures:
        lines.append(f"Why, a document a row: {folder.rstrip('/')}/dead_letters")
    return "\n".join(lines)
