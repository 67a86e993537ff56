"""Export: the chart and documents as PDF and PNG, with their one font inside.

The text of memos travels as data, never as a template. A sign that the font does not have, or any
other warning of the typesetter, is an ExportError: a file with empty boxes would be wrong quietly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

import typst

from graph.errors import NotWritten
from web import glyphs
from web.chart.file import stand_alone
from web.chart.folds import Shown
from web.markup import harmless
from web.words import Language, Words

TEMPLATE = Path(__file__).with_name("export.typ")
LONGEST_PAGE = 14_400.0  # points: what readers of PDF can open
POINTS = 0.75  # a pixel of the chart in points
FINE, MOST_PIXELS, LONGEST_PNG = (
    192.0,
    60_000_000.0,
    16_000.0,
)  # dots an inch, and what browsers open


class ExportError(NotWritten):
    """A file that cannot be written; `signs` are the characters that the font lacks, if it is that."""

    def __init__(self, message: str, signs: str = "") -> None:
        super().__init__(message)
        self.signs = signs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document, level 1 or 2."""

    kind: ClassVar = "heading"
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `note` follows in a quieter voice, as a source does."""

    kind: ClassVar = "paragraph"
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a memo and where it stands."""

    kind: ClassVar = "quote"
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Points, one below the other."""

    kind: ClassVar = "listing"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row has as many cells as the head."""

    kind: ClassVar = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quote | Listing | Grid


def document_pdf(
    title: str,
    blocks: Iterable[Block],
    *,
    language: Language,
    subtitle: str = "",
    one_page: bool = False,
) -> bytes:
    """An A4 document of blocks below its title, as PDF; raises ExportError.

    `one_page`: set as large as one page allows, but not so small that it cannot be read.
    """
    told = [{"kind": block.kind, **asdict(block)} for block in blocks]
    data = {
        "title": title,
        "subtitle": subtitle,
        "language": language,
        "blocks": told,
        "one_page": one_page,
    }
    return _typeset(data, "pdf")


def chart_pdf(words: Words, part: Shown, title: str) -> bytes:
    """The chart on one page of its size as PDF, its text selectable; raises ExportError."""
    return _chart_file(words, part, title, "pdf")


def chart_png(words: Words, part: Shown, title: str) -> bytes:
    """The chart as PNG, as fine as browsers can open; raises ExportError."""
    return _chart_file(words, part, title, "png")


def _chart_file(words: Words, part: Shown, title: str, kind: Literal["pdf", "png"]) -> bytes:
    drawn = stand_alone(words, part, title, "light", one_weight=True)
    wide, high = drawn.width * POINTS, drawn.height * POINTS
    scale = min(1.0, LONGEST_PAGE / max(wide, high))
    wide, high = wide * scale, high * scale
    by_area = (MOST_PIXELS / (wide * high)) ** 0.5 * 72
    fine = min(FINE / scale, by_area, LONGEST_PNG / max(wide, high) * 72)
    data = {"title": title, "alt": title, "language": words.language, "width": wide, "height": high}
    return _typeset(data, kind, svg=drawn.svg, fine=fine)


def _typeset(
    data: Mapping[str, Any],
    kind: Literal["pdf", "png"],
    *,
    svg: str | None = None,
    fine: float | None = None,
) -> bytes:
    text = harmless(json.dumps(data, ensure_ascii=False)).replace("\ufffd", "□")
    inputs = {"data": text}
    if svg is not None:
        inputs["svg"] = svg.replace("\ufffd", "□")
    lacking = glyphs.missing("".join(inputs.values()))
    if lacking:
        raise ExportError(f"the font has no sign for: {' '.join(lacking)}", lacking)
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(glyphs.FOLDER)],
    )
    try:
        done, warnings = typst.compile_with_warnings(
            TEMPLATE.read_bytes(),
            format=kind,
            ppi=fine,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
    except typst.TypstError as error:
        raise ExportError(f"the file could not be written: {error.message}") from error
    if warnings:
        raise ExportError("; ".join(warning.message for warning in warnings))
    if not isinstance(done, bytes):
        raise ExportError("the file could not be written: it has more than one page")
    return done
