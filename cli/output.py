"""What commands print: results on standard output, progress and complaints on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_errors = Console(stderr=True, highlight=False)


def complain(message: str) -> None:
    """Say what went wrong."""
    _errors.print(Text(f"reorg: {message}"))


def tell(message: str) -> None:
    """Say how far the work is; on a terminal only, so that logs and pipes stay quiet."""
    if sys.stderr.isatty():
        _errors.print(Text(message, style="dim"))


def print_json(value: object) -> None:
    """One JSON document, readable, with days in ISO form."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def plain_json(value: object) -> str:
    """JSON of values of ours: dataclasses as objects, days in ISO form."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def print_lines(rows: Iterable[object]) -> None:
    """JSON Lines."""
    for row in rows:
        print(plain_json(row))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table that fits the terminal: long cells wrap."""
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    Console(highlight=False).print(table)


def print_text(text: str) -> None:
    """Plain words."""
    Console(highlight=False).print(Text(text))


def language() -> str:
    """The language of the terminal: zh, or en for all others."""
    wanted = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if (next(filter(None, wanted), "")).startswith("zh") else "en"


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
