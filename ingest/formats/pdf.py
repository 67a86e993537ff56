"""PDF to text: lines of the page put together to paragraphs again; nothing else is opened."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.errors import RefusedFile

PAGES = 500
"""More pages than this are no memo."""

_PASSWORD = 4
_HYPHEN = "\x02"
"""What PDFium gives for a hyphen that ends a line."""
_ENDS = tuple(".!?:;。！？：；…”")
_EAST = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…—]")
_PAGE_NUMBER = re.compile(
    r"\W*(?:第|page)?\s*\d{1,4}\s*页?(?:\s*(?:/|of|,|共)\s*\d{1,4}\s*页?)?\W*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_SLACK = 2.5
"""Characters by which a full Chinese line may be short, since no line begins with a comma."""
_MORE = 1.3
"""Lines farther apart than this, in usual distances, are of two paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points from its lower left corner.

    `size` is the height of its type, `first` the width of its first word or Chinese character.
    """

    page: int
    text: str
    left: float
    right: float
    bottom: float
    size: float
    first: float


@dataclass(frozen=True, slots=True)
class Char:
    """A character; `made` is a space that stands for a gap."""

    sign: str
    made: bool
    left: float
    right: float
    bottom: float
    top: float


def text(raw: bytes) -> str:
    """The text of a PDF; page numbers and the heads and feet of pages left out."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD:
            raise RefusedFile("has a password: save it without one") from problem
        raise RefusedFile("is a broken PDF: save the memo anew") from problem
    if len(document) > PAGES:
        raise RefusedFile(f"has more than {PAGES} pages: give the memo alone")
    pages = [list(_lines(at, page.get_textpage())) for at, page in enumerate(document)]
    if not any(pages):
        raise RefusedFile("is a PDF without text, a scan perhaps: recognise its text (OCR) first")
    return "\n\n".join(_paragraphs(list(_bare(pages)))) + "\n"


def _lines(page: int, found: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """The lines of a page that hold more than spaces."""
    chars: list[Char] = []
    for char in _chars(found):
        if char.sign not in "\r\n":
            chars.append(char)
        elif chars:
            yield from _line(page, chars)
            chars = []
    yield from _line(page, chars)


def _chars(found: pypdfium2.PdfTextPage) -> Iterator[Char]:
    box = pdfium.FS_RECTF()
    for at in range(found.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(found, at))
        made = pdfium.FPDFText_IsGenerated(found, at) == 1
        pdfium.FPDFText_GetLooseCharBox(found, at, ctypes.byref(box))
        yield Char(sign, made, box.left, box.right, box.bottom, box.top)


def _line(page: int, chars: Sequence[Char]) -> Iterator[Line]:
    kept = list(_without_gaps(chars))
    words = "".join(char.sign for char in kept).strip()
    seen = [char for char in kept if not char.sign.isspace()]
    if seen:
        begin = [seen[0]]
        if not _EAST.match(seen[0].sign):
            width = next((n for n, sign in enumerate(words) if _ends_word(sign)), len(words))
            begin = seen[:width]
        yield Line(
            page,
            words,
            left=seen[0].left,
            right=max(char.right for char in seen),
            bottom=median(char.bottom for char in seen),
            size=median(char.top - char.bottom for char in seen),
            first=begin[-1].right - begin[0].left,
        )


def _ends_word(sign: str) -> bool:
    return sign.isspace() or _EAST.match(sign) is not None


def _without_gaps(chars: Sequence[Char]) -> Iterator[Char]:
    """Without the spaces that are only the gap between Chinese and other characters."""
    for at, char in enumerate(chars):
        around = (*chars[max(at - 1, 0) : at], *chars[at + 1 : at + 2])
        east = sum(_EAST.match(near.sign) is not None for near in around)
        if not (char.made and east == 1):
            yield char


def _bare(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """All lines but page numbers and what stands first or last on several pages alike."""
    edges = Counter(
        _DIGITS.sub("#", line.text) for page in pages for line in {*page[:1], *page[-1:]}
    )
    for page in pages:
        for line in page:
            edge = line in (page[0], page[-1])
            repeated = edges[_DIGITS.sub("#", line.text)] > 1
            if not (edge and (repeated or _PAGE_NUMBER.fullmatch(line.text))):
                yield line


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Lines joined where one runs on into the next."""
    margins = _margins(lines)
    full = [_is_full(one, next_, margins) for one, next_ in pairwise(lines)]
    gaps = [
        one.bottom - next_.bottom
        for (one, next_), runs in zip(pairwise(lines), full, strict=True)
        if runs and one.page == next_.page and one.bottom > next_.bottom
    ]
    usual = median(gaps) if gaps else 0.0
    told = lines[0].text if lines else ""
    for (one, next_), runs in zip(pairwise(lines), full, strict=True):
        if runs and _runs_on(one, next_, usual):
            told = _joined(told, next_.text)
        else:
            yield told
            told = next_.text
    if told:
        yield told


def _margins(lines: Iterable[Line]) -> dict[tuple[int, int], float]:
    """How far right lines go, by page and column."""
    margins: dict[tuple[int, int], float] = {}
    for line in lines:
        for near in _columns(line):
            margins[near] = max(margins.get(near, 0.0), line.right)
    return margins


def _columns(line: Line) -> tuple[tuple[int, int], ...]:
    column = int(line.left // 36)
    return ((line.page, column), (line.page, column - 1), (line.page, column + 1))


def _is_full(one: Line, next_: Line, margins: dict[tuple[int, int], float]) -> bool:
    """Whether the next line's first word had no place on this one."""
    margin = margins[one.page, int(one.left // 36)]
    east = _EAST.match(next_.text) or _EAST.match(one.text[-1])
    slack = _SLACK * one.size if east else one.size / 3
    return one.right + next_.first + slack > margin


def _runs_on(one: Line, next_: Line, usual: float) -> bool:
    """Whether a full line and the next are of one paragraph."""
    indented = next_.left > one.left + one.size and one.text.endswith(_ENDS)
    if abs(one.size - next_.size) > 0.15 * one.size or indented:
        return False
    if one.page != next_.page:
        return not one.text.endswith(_ENDS)
    return 0 < one.bottom - next_.bottom <= _MORE * usual


def _joined(told: str, more: str) -> str:
    if told.endswith(_HYPHEN):
        return told.removesuffix(_HYPHEN) + more
    east = _EAST.match(told[-1]) or _EAST.match(more)
    return f"{told}{'' if east else ' '}{more}"
