"""The layout of Chinese pages: frame, reporter's text, letter; author and dates of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.document import Document, Part, Section
from ingest.lexicon import lexicon
from ingest.mentions import Names
from ingest.statement import Span
from ingest.view import normal
from ingest.zh.bounds import SOFT
from ingest.zh.context import Context
from ingest.zh.dates import dates
from ingest.zh.grammar import either, grammar
from ingest.zh.people import people
from ingest.zh.subject import company_of, subject_of

_LINE = re.compile(r"[^\n]+")
_CLAUSE = re.compile(r"[^,。;\n]+")
_HEADING = re.compile(r"#{1,6} \S")
_NOT_THE_DAY = ("起", "前", "之", "后", "以")
"""What follows a day from or to which something holds, and not the day of the memo."""
_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Layout:
    """The cues of a page, compiled."""

    frame: re.Pattern[str]
    footer: re.Pattern[str]
    summary: re.Pattern[str]
    heading: re.Pattern[str]
    salutation: re.Pattern[str]
    letter: re.Pattern[str]
    sender: re.Pattern[str]
    reporter: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    start: int
    end: int
    text: str


@cache
def layout() -> Layout:
    """The cues of Chinese pages, built once."""
    lex = lexicon("zh")
    letter, verbs = either(lex.list("letter_words")), either(lex.list("letter_verbs"))
    leads = either(lex.list("letter_leads"))
    return Layout(
        frame=re.compile(either(lex.list("frame_cues"))),
        footer=re.compile(either(lex.list("footer_cues"))),
        summary=re.compile(either(lex.list("summary_cues"))),
        heading=re.compile(
            rf"[(【]?{leads}[::]?[^,。;]{{0,40}}{letter}[^,。;]{{0,6}}[::]?[)】]?\s*$"
            rf"|[^,。;]{{0,30}}{letter}(?:全文|原文|如下|内容)*[::]\s*$"
        ),
        salutation=re.compile(rf"{either(lex.list('salutations'))}[^。;]{{0,25}}[,:!]\s*$"),
        letter=re.compile(letter),
        sender=re.compile(rf"([^,。;:“”\n]{{2,30}}?)(?:{verbs}|在)[^,。;\n]{{0,14}}?{letter}"),
        reporter=re.compile(either(lex.list("reporter_cues"))),
    )


def chinese_document(text: str) -> Document:
    """The Document of a Chinese text."""
    view = normal(text)
    lines = [line for found in _LINE.finditer(view) if (line := _line(found)).text]
    sections = tuple(_sections(view, lines))
    published = _published(view, lines, sections)
    letter = next((part for part in sections if part.part is Part.LETTER), None)
    heading = _heading_before(lines, letter)
    announced = _announced(view, sections, letter, heading, published)
    return Document(
        text=text,
        sections=sections,
        language="zh",
        title=_title(lines),
        announced=announced,
        published=published,
        author=_author(text, view, lines, letter, heading),
        company=company_of(text, view, sections),
        subject=subject_of(text, view, sections),
    )


def _line(found: re.Match[str]) -> Line:
    return Line(found.start(), found.end(), found[0].strip())


def _sections(view: str, lines: list[Line]) -> Iterator[Section]:
    """The whole text, part after part."""
    begin = _letter_start(view, lines)
    footer = _footer_start(view, lines, begin)
    cuts = sorted(set(_frames(lines, footer)))
    at = 0
    for start, end in [*cuts, (footer, len(view))]:
        yield from _voiced(view, at, start, begin)
        if start < end:
            yield Section(Part.FRAME, start, end)
        at = end


def _voiced(view: str, start: int, end: int, letter: int | None) -> Iterator[Section]:
    """A stretch without frame, cut where the letter begins."""
    if not view[start:end].strip():
        return
    if letter is not None and start < letter < end:
        yield Section(Part.REPORTER, start, letter)
        start = letter
    told = letter is not None and start >= letter
    yield Section(Part.LETTER if told else Part.REPORTER, start, end)


def _letter_start(view: str, lines: list[Line]) -> int | None:
    """Where the letter begins: behind its heading, at its salutation, or at 0 for a bare memo."""
    cues = layout()
    for line in lines:
        if cues.heading.match(line.text) and line.end < len(view) - 100 and line.start > 0:
            return line.end
        if len(line.text) <= 40 and cues.salutation.match(line.text):
            return line.start if line.start > 200 else 0
    return None if cues.reporter.search(view, 0, 500) else 0


def _footer_start(view: str, lines: list[Line], letter: int | None) -> int:
    half = max(len(view) // 2, letter or 0)
    cues = layout()
    for line in lines:
        if line.start > half and cues.footer.search(line.text[:60]):
            return line.start
    return len(view)


def _frames(lines: list[Line], footer: int) -> Iterator[tuple[int, int]]:
    """Short lines of the page's frame, its head between two ---, and a summary behind its label."""
    cues = layout()
    summary = False
    matter = next((at for at, line in enumerate(lines[:60]) if at and line.text == "---"), 0)
    matter = matter if lines and lines[0].text == "---" else 0
    for at, line in enumerate(lines):
        if line.start >= footer:
            return
        if summary or at < matter or _is_frame(line):
            yield line.start, line.end
        summary = len(line.text) < 12 and cues.summary.search(line.text) is not None


def _is_frame(line: Line) -> bool:
    """A short line with a word of the page's frame, that states nothing."""
    if _HEADING.match(line.text):
        return True
    if len(line.text) >= 60 or line.text[-1] in "。;" or not layout().frame.search(line.text):
        return False
    found = (word[0] for word in grammar().verbs.finditer(line.text))
    return not any(grammar().verb_class.get(word, "BE") not in SOFT for word in found)


def _title(lines: list[Line]) -> str | None:
    cues = layout()
    for line in lines[:12]:
        if 6 <= len(line.text) <= 80 and not cues.frame.search(line.text):
            return None if line.text[-1] in "。;," else line.text
    return None


def _heading_before(lines: list[Line], letter: Section | None) -> Line | None:
    if letter is None:
        return None
    before = [line for line in lines if line.end <= letter.start]
    if before and layout().heading.match(before[-1].text):
        return before[-1]
    return None


def _published(view: str, lines: list[Line], sections: tuple[Section, ...]) -> str | None:
    """The first full date of the frame, or of a line that is hardly more than a date."""
    for section in sections:
        if section.part is Part.FRAME:
            found = _full(view, section.start, section.end)
            if found:
                return found
    for line in lines:
        found = _full(view, line.start, line.end) if len(line.text) <= 40 else None
        if found:
            return found
    return None


def _full(view: str, start: int, end: int) -> str | None:
    found = (day.iso for day in dates(view, start, end, None) if len(day.iso) == _FULL_DATE)
    return next(found, None)


def _announced(
    view: str,
    sections: tuple[Section, ...],
    letter: Section | None,
    heading: Line | None,
    published: str | None,
) -> str | None:
    """The day of the letter: its heading, the page's first words on it, its last lines."""
    places: list[tuple[int, int]] = []
    if heading:
        places.append((heading.start, heading.end))
    if letter:
        places.append((max(letter.start, letter.end - 80), letter.end))
    for part in (part for part in sections if part.part is Part.REPORTER):
        told = _senders(view, part.start, min(part.end, part.start + 3000))
        places += [(_line_start(view, found.start()), found.end()) for found in told]
        places.append((part.start, min(part.end, part.start + 200)))
    if letter:
        places.append((letter.start, min(letter.end, letter.start + 120)))
    for start, end in places:
        found = (day for day in dates(view, start, end, published) if len(day.iso) == _FULL_DATE)
        days = [day.iso for day in found if not view.startswith(_NOT_THE_DAY, day.end)]
        if days:
            signed = letter is not None and end == letter.end
            return days[-1 if signed else 0]
    return published


def _senders(view: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Who tells of a letter, each with what it is called: only where a clause names one."""
    for clause in _CLAUSE.finditer(view, start, end):
        if layout().letter.search(view, *clause.span()):
            yield from layout().sender.finditer(view, *clause.span())


def _line_start(view: str, at: int) -> int:
    return max(view.rfind("\n", 0, at) + 1, at - 60)


def _author(
    text: str, view: str, lines: list[Line], letter: Section | None, heading: Line | None
) -> Span | None:
    """Who signs: named by the heading, by the last lines, or as the sender in the page's text."""
    ctx = Context(view, grammar(), Names())
    places: list[tuple[int, int]] = []
    if heading:
        places += _names_in_heading(view, heading)
    if letter:
        inside = [line for line in lines if letter.start < line.start < letter.end]
        places += [(line.start, line.end) for line in reversed(inside[-3:]) if _signs(line)]
    for found in _senders(view, 0, len(view)):
        start = max(view.rfind(mark, found.start(1), found.end(1)) for mark in ",。;日") + 1
        places.append((max(start, found.start(1)), found.end(1)))
    return next(_spans(text, ctx, places), None)


def _signs(line: Line) -> bool:
    return len(line.text) < 16 and not re.search(r"[:。,;!?]", line.text)


def _names_in_heading(view: str, heading: Line) -> list[tuple[int, int]]:
    """附:王芳1月6日内部信: the words between the colon and the date or the kind of letter."""
    start = heading.start + max(view[heading.start : heading.end].find(":"), -1) + 1
    if start >= heading.end:
        start = heading.start
    found = re.search(r"\d|内部|全员|公开|邮件|致|的", view[start : heading.end])
    return [(start, start + found.start())] if found else []


def _spans(text: str, ctx: Context, places: Iterable[tuple[int, int]]) -> Iterator[Span]:
    for start, end in places:
        for person in people(ctx, start, end, strong=True)[:1]:
            yield Span(person.start, person.end, text[person.start : person.end])
