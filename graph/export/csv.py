"""CSV: a table for spreadsheets and scripts, in UTF-8 with the mark that Excel needs.

A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io

from graph.export.sheet import Sheet, cell_text

# As OWASP lists them, with their wide forms, which some spreadsheets take for the same.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(sheet: Sheet) -> bytes:
    """The columns and rows of a table; no cell of it can pass for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_guarded, sheet.columns))
    writer.writerows([_guarded(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: object) -> str:
    text = cell_text(cell)
    number = isinstance(cell, int | float)
    return f"'{text}" if text.startswith(FORMULA) and not number else text
