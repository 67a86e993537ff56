"""Corpus: what one more worker gains on Spark, and where the time of a job goes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.memos import told_by_many
from bench.rows import Costs, Row, faster, timed
from bench.server import address_of, erase, served, size_of, stored_bytes
from bench.stage import Stage
from corpus.job import Form, Job
from corpus.loading import load_corpus, shuffled
from corpus.outcome import Outcome
from corpus.reader import read_document
from corpus.reading import read_corpus
from corpus.session import spark_session
from graph.driver import Database
from graph.settings import Settings

KEPT = "MATCH (n) RETURN count(n) AS nodes, sum(COUNT { (n)-->() }) AS links"
EFFICIENT = 0.85  # of what two workers could gain at best


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds of one job: Spark's start, reading, the shuffle before loading, and loading in all."""

    start: float
    read: float
    shuffle: float
    load: float


def rows(stage: Stage) -> list[Row]:
    """One worker and two on the same notices; then the shares of the job with two."""
    count = stage.pick(1600, 240, 40)
    source = stage.home / "notices.jsonl"
    notices = [
        {"source": str(number), "company": company, "text": text}
        for number, (company, text) in enumerate(told_by_many(count))
    ]
    source.write_text("".join(json.dumps(n, ensure_ascii=False) + "\n" for n in notices), "utf-8")
    alone = timed(lambda: [_read(notice) for notice in notices])
    home = stage.home / "corpus"
    with served(home) as database:  # of its own: its files hold these notices alone
        empty = stored_bytes(home)
        one = _run(database, home, source, 1)
        (kept,) = database.read(KEPT)
    stored = list(_stored(home, count, kept, empty))  # ended, it has written all to its files
    with served(home) as database:
        two = _run(database, home, source, 2)
    return [
        Row(
            bench="corpus",
            what=f"{count:,} notices read by 2 workers",
            ours=Costs((two.read,)),
            peer="1 worker",
            theirs=Costs((one.read,)),
            bar=faster(2 * EFFICIENT),
            rate=(float(count), "notices"),
            note=f"1 worker reads {count / one.read:,.0f} notices/s; "
            f"one process without Spark, its warming included, {count / alone:,.0f}",
        ),
        *_shares(count, alone, two),
        *stored,
    ]


def _shares(count: int, alone: float, times: Times) -> Iterator[Row]:
    """Where the time of both commands goes with two workers."""
    whole = times.start + times.read + times.load
    parts = {
        "Spark's start": times.start,
        "reading itself, as one process does it, halved": alone / 2,
        "tables, tasks and processes around it": times.read - alone / 2,
        "the shuffle by company": times.shuffle,
        "Neo4j: log, derive and commit": times.load - times.shuffle,
    }
    for part, seconds in parts.items():
        yield Row(
            bench="corpus",
            what=f"of {count:,} notices read and loaded by 2 workers: {part}",
            ours=Costs((seconds,)),
            note=f"{seconds / whole:.0%} of {whole:.0f} s",
        )


def _stored(home: Path, count: int, kept: dict[str, int], empty: int) -> Iterator[Row]:
    """What a notice takes on disk, in the tables that one worker wrote and in Neo4j."""
    sizes = {
        "the tables (Parquet)": (size_of(home / "tables-1"), ""),
        "Neo4j, its data files": (
            stored_bytes(home) - empty,
            f"{kept['nodes'] / count:.1f} nodes and {kept['links'] / count:.1f} relationships",
        ),
    }
    for where, (size, note) in sizes.items():
        yield Row(
            bench="corpus",
            what=f"a notice in {where}",
            unit="KiB",
            ours=Costs((size / count / 1024,)),
            note=note,
        )


def _run(database: Database, home: Path, source: Path, workers: int) -> Times:
    """Read and load on so many workers, from nothing."""
    erase(database)
    folder = str(home / f"tables-{workers}")
    settings = Settings.from_environment(address_of(home))
    began = time.perf_counter()
    with spark_session(f"local[{workers}]", {}) as spark:
        spark.sparkContext.parallelize(range(2), 2).count()  # the workers' Python runs
        start = time.perf_counter() - began
        job = Job(source=str(source), folder=folder, form=Form.JSON)
        return Times(
            start=start,
            read=timed(lambda: read_corpus(spark, job)),
            shuffle=timed(shuffled(spark, folder).write.format("noop").mode("append").save),
            load=timed(lambda: load_corpus(spark, folder, settings)),
        )


def _read(notice: dict[str, str]) -> Outcome:
    return read_document(notice["source"], notice["company"], notice["text"].encode())
