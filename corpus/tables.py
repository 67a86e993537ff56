"""The tables of a corpus, all Parquet in one folder on any path that Spark reads.

FOLDER/statements/company=…    a statement a row, in the exchange format, with the ids of itself and its memo
FOLDER/memos/company=…         a memo a row, with its text and the id of the document it was read from
FOLDER/dead_letters            a document a row that was not read, with the reason
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType


def _columns(texts: str, **others: pa.DataType) -> pa.StructType:
    named = {**dict.fromkeys(texts.split(), pa.string()), **others}
    return pa.struct(list(named.items()))


NAMES = pa.list_(pa.string())
STATEMENT = _columns(
    "id memo company type tense by evidence person unit post part scope date dated surface pattern",
    **dict.fromkeys(("to", "from", "unsure"), NAMES),
    **dict.fromkeys(("start", "end"), pa.int32()),
    **dict.fromkeys(("ended", "implied", "many", "dotted", "open_list"), pa.bool_()),
)
MEMO = _columns(
    "id company document title text language announced published author subject source by"
)
DEAD_LETTER = _columns("document source reason detail")
OUTCOME = pa.schema({"memo": MEMO, "statements": pa.list_(STATEMENT), "failure": DEAD_LETTER})
"""What reading one document gives: a memo with its statements, or a failure."""


def spark_schema(columns: pa.StructType | pa.Schema) -> StructType:
    """Arrow's columns in the words of Spark."""
    schema = columns if isinstance(columns, pa.Schema) else pa.schema(columns.fields)
    return from_arrow_schema(schema)


@dataclass(frozen=True, slots=True)
class Tables:
    """Where the tables of one corpus are."""

    spark: SparkSession
    folder: str

    def path(self, name: str) -> str:
        """The path of one table."""
        return f"{self.folder.rstrip('/')}/{name}"

    def read(self, name: str, columns: pa.StructType) -> DataFrame | None:
        """A table's rows; None where it has not been written yet."""
        try:
            return self.spark.read.schema(spark_schema(columns)).parquet(self.path(name))
        except AnalysisException as error:
            if error.getCondition() == "PATH_NOT_FOUND":
                return None
            raise

    def append(self, name: str, rows: DataFrame, *, by_company: bool = True) -> None:
        """Add rows to a table: all of them or, where the job fails, none."""
        if by_company:
            rows.repartition("company").write.partitionBy("company").mode("append").parquet(
                self.path(name)
            )
        else:
            rows.coalesce(1).write.mode("append").parquet(self.path(name))
