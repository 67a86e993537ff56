"""What can go wrong around Spark.

CorpusError            exit code 1
├── NoSpark            2   Spark or the Java that it needs is not there
└── BadCorpus          3   a source or folder that cannot be read as what it should be
"""

from __future__ import annotations

from typing import ClassVar


class CorpusError(Exception):
    """The root. `exit_code` is what a command ends with."""

    exit_code: ClassVar[int] = 1


class NoSpark(CorpusError):
    """PySpark or a Java that it runs on is missing."""

    exit_code: ClassVar[int] = 2


class BadCorpus(CorpusError):
    """What was named holds no documents, or no tables of a corpus."""

    exit_code: ClassVar[int] = 3
