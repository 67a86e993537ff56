"""Stage: where a bench is run, and at which size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TypeVar

from graph.driver import Database

T = TypeVar("T")


class Scale(IntEnum):
    """How large: whole for the record, quick for a look, tiny for a test of the benches themselves."""

    WHOLE = 0
    QUICK = 1
    TINY = 2


@dataclass(frozen=True, slots=True)
class Stage:
    """An open database without nodes that is the bench's alone, and the folder of its server."""

    database: Database
    home: Path
    scale: Scale

    def pick(self, *sizes: T) -> T:
        """The size for this run, of those for a whole one, a quick one and a tiny one."""
        return sizes[self.scale]

    @property
    def with_peers(self) -> bool:
        """Whether other libraries take part, which have to be installed."""
        return self.scale is not Scale.TINY
