"""Sheet: a table as CSV and XLSX hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; every row has as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def cell_text(cell: object) -> str:
    """A cell as text: days in ISO form, several values in a row, nothing where there is none."""
    if isinstance(cell, list | tuple):
        return ", ".join(map(cell_text, cell))
    return "" if cell is None else str(cell)
