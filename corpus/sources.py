"""Where documents come from: a folder of files, Parquet or JSON Lines, on any path that Spark reads."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f

from corpus.errors import BadCorpus
from corpus.job import Form, Job


@dataclass(frozen=True, slots=True)
class _Stand:
    """How Spark reads one form."""

    format: str
    schema: str
    options: dict[str, str]


_FILE = "path string, modificationTime timestamp, length bigint, content binary"
_ROW = "source string, company string, text string"
_STANDS = {
    Form.FILES: _Stand("binaryFile", _FILE, {"recursiveFileLookup": "true"}),
    Form.PARQUET: _Stand("parquet", _ROW, {}),
    Form.JSON: _Stand("json", _ROW, {}),
}


def documents(spark: SparkSession, job: Job) -> DataFrame:
    """The documents there now: document (a hash of the others), source, company, content.

    Raises BadCorpus where there are none.
    """
    stand = _STANDS[job.form]
    reader = spark.read.format(stand.format).schema(stand.schema).options(**stand.options)
    try:
        found = reader.load(job.source)
        if found.isEmpty():
            raise BadCorpus(f"{job.source} holds no documents")
    except AnalysisException as error:
        raise BadCorpus(f"{job.source} is no {job.form}: {error.getMessage()}") from error
    return _shaped(found, job)


def arriving(spark: SparkSession, job: Job) -> DataFrame:
    """The documents of a folder, those that arrive later too, as a stream."""
    stand = _STANDS[job.form]
    reader = spark.readStream.format(stand.format).schema(stand.schema).options(**stand.options)
    return _shaped(reader.load(job.source), job)


def _shaped(rows: DataFrame, job: Job) -> DataFrame:
    files = job.form is Form.FILES
    said: Column = f.lit(None).cast("string") if files else f.col("company")
    whose = f.coalesce(said, f.lit(job.company))
    content = f.col("content") if files else f.encode("text", "UTF-8")
    named = f.col("path") if files else f.col("source")
    return rows.select(
        named.alias("source"), whose.alias("company"), content.alias("content")
    ).select(_identity().alias("document"), "source", "company", "content")


def _identity() -> Column:
    company = f.encode(f.coalesce("company", f.lit("")), "UTF-8")
    return f.sha2(f.concat(company, f.lit(b"\0"), "content"), 256)
