"""Loading a corpus: its memos and statements into the log in Neo4j, one writer a company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from corpus.errors import BadCorpus
from corpus.tables import MEMO, STATEMENT, Tables, spark_schema
from graph.driver import open_database
from graph.log import Entry, Memo
from graph.records import entry_of_row, memo_of_row
from graph.settings import Settings
from graph.store import store_memos

AT_ONCE = 500
"""Memos of one transaction: so many texts and statements fit into a small server's memory."""

TASKS = 3
"""Tasks for each core: companies differ in size."""

STORED = pa.schema(
    {"company": pa.string(), "memos": pa.int64(), "new": pa.int64(), "written": pa.int64()}
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: companies and memos met, memos that were new, and what the graph gained or ended."""

    companies: int
    memos: int
    new: int
    written: int


def load_corpus(spark: SparkSession, folder: str, settings: Settings) -> Loaded:
    """Store every memo of a corpus in the Neo4j of `settings`, which names one by its address.

    What is there already changes nothing. Raises BadCorpus where the folder holds no corpus.
    """
    stored = shuffled(spark, folder).mapInArrow(_Writer(settings), spark_schema(STORED))
    sums = (f.coalesce(f.sum(name), f.lit(0)).alias(name) for name in ("memos", "new", "written"))
    total = stored.agg(f.count_distinct("company").alias("companies"), *sums).first()
    return Loaded(**total.asDict()) if total else Loaded(0, 0, 0, 0)


def shuffled(spark: SparkSession, folder: str) -> DataFrame:
    """A row a memo with its statements, company by company, each in one task. Raises BadCorpus."""
    tasks = TASKS * spark.sparkContext.defaultParallelism
    told = _told(Tables(spark, folder))
    return told.repartition(tasks, "company").sortWithinPartitions("company")


def _told(tables: Tables) -> DataFrame:
    """Each memo once, with its statements, each once: a job that was tried again may have said it twice."""
    memos, statements = tables.read("memos", MEMO), tables.read("statements", STATEMENT)
    if memos is None or statements is None:
        raise BadCorpus(f"{tables.folder} holds no memos: reorg corpus read SOURCE --to it first")
    once = statements.dropDuplicates(["id"])
    told = once.groupBy(f.col("memo").alias("id")).agg(
        f.collect_list(f.struct("*")).alias("statements")
    )
    return memos.dropDuplicates(["id"]).join(told, "id")


@dataclass(frozen=True, slots=True)
class _Writer:
    """The function of one task: it stores the companies of its rows, which stand company by company."""

    settings: Settings

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (row for batch in batches for row in batch.to_pylist())
        with open_database(self.settings) as database:
            for company, group in groupby(rows, key=lambda row: str(row["company"])):
                for memos in _parts(map(_memo, group)):
                    done = store_memos(database, company, memos)
                    row = {
                        "company": company,
                        "memos": len(done),
                        "new": sum(stored.added for stored in done),
                        "written": done[0].written,
                    }
                    yield pa.RecordBatch.from_pylist([row], schema=STORED)


def _parts(
    memos: Iterable[tuple[Memo, tuple[Entry, ...]]],
) -> Iterator[dict[Memo, tuple[Entry, ...]]]:
    """AT_ONCE memos at a time."""
    part: dict[Memo, tuple[Entry, ...]] = {}
    for memo, entries in memos:
        part[memo] = entries
        if len(part) == AT_ONCE:
            yield part
            part = {}
    if part:
        yield part


def _memo(row: dict[str, Any]) -> tuple[Memo, tuple[Entry, ...]]:
    """A memo and its entries from a row of both tables."""
    told = row["statements"]
    memo = memo_of_row({k: v for k, v in row.items() if k not in {"document", "statements"}})
    return memo, tuple(entry_of_row({**entry, "recorded": None}) for entry in told)
