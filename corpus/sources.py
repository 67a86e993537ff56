"""Where documents come from: a folder of files, Parquet or JSON Lines, on any path that Spark reads."""

from __future__ import annotations

from enum import StrEnum

from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as f

from corpus.errors import BadCorpus

FILE = "path string, modificationTime timestamp, length bigint, content binary"
ROW = "source string, company string, text string"


class Form(StrEnum):
    """How the documents stand: a file each, or a row each with source, company (may be null), text."""

    FILES = "files"
    PARQUET = "parquet"
    JSON = "json"


_SUFFIXES = {
    ".parquet": Form.PARQUET,
    ".jsonl": Form.JSON,
    ".ndjson": Form.JSON,
    ".json": Form.JSON,
}


def form_of(source: str) -> Form:
    """The form that a path's ending tells; a folder of files else."""
    name = source.rstrip("/").rsplit("/", 1)[-1]
    return next((form for suffix, form in _SUFFIXES.items() if name.endswith(suffix)), Form.FILES)


def documents(spark: SparkSession, source: str, form: Form, company: str | None) -> DataFrame:
    """The documents there now: document (a hash of what follows), source, company, content.

    Raises BadCorpus where there are none.
    """
    reader = spark.read.schema(_schema(form)).options(**_options(form))
    try:
        found = reader.format(_format(form)).load(source)
        if found.isEmpty():
            raise BadCorpus(f"{source} holds no documents")
    except AnalysisException as error:
        raise BadCorpus(f"{source} cannot be read as {form}: {error.getMessage()}") from error
    return _shaped(found, form, company)


def arriving(spark: SparkSession, source: str, form: Form, company: str | None) -> DataFrame:
    """The documents of a folder, those that arrive later too, as a stream."""
    reader = spark.readStream.schema(_schema(form)).options(**_options(form))
    return _shaped(reader.format(_format(form)).load(source), form, company)


def _shaped(rows: DataFrame, form: Form, company: str | None) -> DataFrame:
    files = form is Form.FILES
    said: Column = f.lit(None).cast("string") if files else f.col("company")
    whose = f.coalesce(said, f.lit(company))
    content = f.col("content") if files else f.encode("text", "UTF-8")
    named = f.col("path") if files else f.col("source")
    return rows.select(
        named.alias("source"), whose.alias("company"), content.alias("content")
    ).select(_identity().alias("document"), "source", "company", "content")


def _identity() -> Column:
    company = f.encode(f.coalesce("company", f.lit("")), "UTF-8")
    return f.sha2(f.concat(company, f.lit(b"\0"), "content"), 256)


def _schema(form: Form) -> str:
    return FILE if form is Form.FILES else ROW


def _format(form: Form) -> str:
    return "binaryFile" if form is Form.FILES else form.value


def _options(form: Form) -> dict[str, str]:
    return {"recursiveFileLookup": "true"} if form is Form.FILES else {}
