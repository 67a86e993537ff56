"""What the environment says about reading memos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from ingest.decode import LIMIT
from ingest.environment import Variables
from ingest.errors import BadSettings

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How memos are read: `limit` is the largest file, in bytes."""

    limit: int = LIMIT

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables; raise BadSettings with all that is wrong, not the first alone."""
        reader = Variables.of(environment)
        limit = reader.number("REORG_MEMO_LIMIT", LIMIT // _MEBIBYTE, 1, 1000)
        if reader.problems:
            raise BadSettings("; ".join(reader.problems))
        return cls(limit=limit * _MEBIBYTE)
