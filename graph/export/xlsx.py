"""XLSX: tables as the sheets of one workbook; texts stay texts, days are days."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.errors import NotWritten
from graph.export.sheet import Cell, Sheet, cell_text

MOST_ROWS = 1_048_575  # below the head
FIRST_YEAR = 1900  # before it a spreadsheet knows no days
WIDEST = 60  # of a column, in letters
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def xlsx_file(sheets: Iterable[Sheet], made: datetime) -> bytes:
    """A workbook of sheets; `made` is the moment that it carries, so that it is the same each time.

    Raises NotWritten where a table has more rows than a sheet can hold.
    """
    written = BytesIO()
    with Workbook(written, _OPTIONS) as book:
        book.set_properties({"created": made.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        for sheet in sheets:
            if len(sheet.rows) > MOST_ROWS:
                raise NotWritten(f"{sheet.name} has {len(sheet.rows)} rows: take csv instead")
            _fill(book.add_worksheet(sheet.name), sheet, head, plain, day)
    return written.getvalue()


def _fill(page: Worksheet, sheet: Sheet, head: Format, plain: Format, day: Format) -> None:
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for number, name in enumerate(sheet.columns):
        page.write_string(0, number, name, head)
        page.set_column(number, number, _width([name, *(row[number] for row in sheet.rows)]))
    for line, row in enumerate(sheet.rows, 1):
        for number, cell in enumerate(row):
            if isinstance(cell, date) and cell.year >= FIRST_YEAR:
                page.write_datetime(line, number, cell, day)
            elif isinstance(cell, int | float):
                page.write_number(line, number, cell, plain)
            elif cell:
                page.write_string(line, number, cell_text(cell), plain)


def _width(cells: Iterable[Cell]) -> int:
    """The width of a column: wide signs count twice."""
    texts = map(cell_text, cells)
    longest = max(sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in t) for t in texts)
    return min(longest + 2, WIDEST)
