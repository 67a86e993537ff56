"""Reading a corpus: documents in, tables out; what is in the tables already is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.streaming.query import StreamingQuery
from pyspark.storagelevel import StorageLevel

from corpus.job import Job, Read
from corpus.outcome import Outcome
from corpus.sandbox import Sandbox, sandbox
from corpus.sources import arriving, documents
from corpus.tables import DEAD_LETTER, MEMO, OUTCOME, Tables, spark_schema

TASKS = 3
"""Tasks for each core: a long document or a lost worker holds up a third of what a core does."""


def read_corpus(spark: SparkSession, job: Job) -> Read:
    """Read what is at the source and not yet in the tables. Raises BadCorpus."""
    return _read(documents(spark, job), job)


def read_stream(
    spark: SparkSession, job: Job, on_batch: Callable[[Read], None], *, to_the_end: bool
) -> StreamingQuery:
    """Read what is at the source and what arrives there, each file once; a checkpoint says which.

    `to_the_end`: stop when all that is there has been read; else go on until stopped.
    """

    def work(batch: DataFrame, _: int) -> None:
        on_batch(_read(batch, job))

    checkpoint = Tables(spark, job.folder).path("checkpoint")
    stream = arriving(spark, job).writeStream.option("checkpointLocation", checkpoint)
    stream = stream.trigger(availableNow=True) if to_the_end else stream
    return stream.foreachBatch(work).start()


def _read(found: DataFrame, job: Job) -> Read:
    spark = found.sparkSession
    tables = Tables(spark, job.folder)
    new = _not_yet(tables, found)
    cores = spark.sparkContext.defaultParallelism
    outcomes = new.repartition(TASKS * cores).mapInArrow(_Reader(job), spark_schema(OUTCOME))
    outcomes.persist(StorageLevel.DISK_ONLY)
    try:
        return _write(tables, outcomes)
    finally:
        outcomes.unpersist()


def _write(tables: Tables, outcomes: DataFrame) -> Read:
    """Put outcomes into the tables, memos after their statements: a memo that is there is whole."""
    good = outcomes.where("failure IS NULL")
    statements = good.select(f.explode("statements").alias("row")).select("row.*")
    failures = outcomes.where("failure IS NOT NULL").select("failure.*")
    reasons = {row["reason"]: row["count"] for row in failures.groupBy("reason").count().collect()}
    counted = good.agg(f.count("*").alias("memos"), f.sum(f.size("statements")).alias("statements"))
    counts = counted.first()
    if counts and counts["memos"]:
        tables.append("statements", statements)
        tables.append("memos", good.select("memo.*"))
    if reasons:
        tables.append("dead_letters", failures, by_company=False)
    return Read(
        memos=counts["memos"] if counts else 0,
        statements=(counts["statements"] if counts else 0) or 0,
        failures=dict(sorted(reasons.items())),
    )


def _not_yet(tables: Tables, found: DataFrame) -> DataFrame:
    """The documents that no table knows."""
    for name, schema in (("memos", MEMO), ("dead_letters", DEAD_LETTER)):
        known = tables.read(name, schema)
        if known is not None:
            found = found.join(known.select("document"), "document", "left_anti")
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """The function of one task: it reads batches of documents in a sandbox."""

    job: Job

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        with sandbox(self.job.reader, self.job.limits) as box:
            for batch in batches:
                rows = [_row(box, **document) for document in batch.to_pylist()]
                yield pa.RecordBatch.from_pylist(rows, schema=OUTCOME)


def _row(
    box: Sandbox, document: str, source: str, company: str | None, content: bytes
) -> dict[str, Any]:
    outcome: Outcome = box.read(source, company, content)
    memo, failure = outcome["memo"], outcome["failure"]
    return {
        "memo": memo and {**memo, "document": document},
        "statements": outcome["statements"],
        "failure": failure and {**failure, "document": document, "source": source},
    }
