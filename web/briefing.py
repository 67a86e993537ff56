"""Briefing: a brief in the reader's language, each line with the numbers of its sources; and as files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.brief import Brief
from graph.brief import Heading as About
from graph.cards import MarkKind
from graph.log import Evidence
from graph.model import ChangeKind
from web.chart.palette import variables
from web.export import Block, Heading, Listing, Paragraph, Quote
from web.markup import escaped, harmless
from web.parts.evidence import quotes
from web.parts.listing import Group, Item
from web.rows import item_of
from web.sentences import moment_in_words, row_in_words
from web.words import Language, Words

STYLE = Path(__file__).with_name("briefing.css")
LEAD = (
    ChangeKind.CREATED,
    ChangeKind.MERGED,
    ChangeKind.DISSOLVED,
    ChangeKind.APPOINTED,
    ChangeKind.CHARGED,
    ChangeKind.CONCURRENT_POST_ADDED,
    ChangeKind.TRANSFERRED,
    ChangeKind.LEFT,
    ChangeKind.LINE_ADDED,
    ChangeKind.LINE_CHANGED,
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


@dataclass(frozen=True, slots=True)
class Source:
    """A stretch of a memo that lines of a brief rest on; `where` says whose word it is and of when."""

    number: int
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a brief, the id of its row, and the numbers of its sources."""

    item: Item
    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A brief in one language."""

    language: Language
    title: str
    lead: str
    parts: tuple[Part, ...]
    sources_title: str
    sources: tuple[Source, ...]


def briefing_of(words: Words, brief: Brief, said: Iterable[Evidence]) -> Briefing:
    """A brief put into words; `said` are the statements behind it."""
    sources, numbers = _sources(words, said)
    parts = tuple(
        Part(
            words(f"brief.{section.heading}"),
            tuple(
                Line(
                    item_of(words, row),
                    row_in_words(words, row),
                    tuple(sorted({numbers[s] for s in row.statements if s in numbers})),
                )
                for row in section.rows
            ),
        )
        for section in brief.sections
    )
    return Briefing(
        language=words.language,
        title=words("brief.title", company=brief.company, day=brief.to_day),
        lead=lead_of(words, brief),
        parts=parts,
        sources_title=words("brief.sources"),
        sources=sources,
    )


def lead_of(words: Words, brief: Brief) -> str:
    """The brief in one sentence: how much there is of each kind that counts."""
    counts = [(f"brief_count.{kind.replace(' ', '_')}", brief.count(kind)) for kind in LEAD]
    counts += [
        (f"brief_count.{section.heading}", len(section.rows))
        for section in brief.sections
        if section.heading in (About.KEPT, About.NOT_SAID)
    ]
    said = [words(key, number=number) for key, number in counts if number]
    days = {"from": brief.from_day, "to": brief.to_day}
    if not said:
        return words("overview.nothing")
    known = moment_in_words(brief.known_at)
    return words("brief.lead", counts=words("row.joint").join(said), known=known, **days)


def _sources(words: Words, said: Iterable[Evidence]) -> tuple[tuple[Source, ...], dict[str, int]]:
    by_memo: dict[str, list[Evidence]] = {}
    for one in said:
        by_memo.setdefault(one.memo, []).append(one)
    sources: list[Source] = []
    numbers: dict[str, int] = {}
    for found in by_memo.values():
        for quote in quotes(found):
            number = len(sources) + 1
            numbers |= {one.id: number for one in quote.said}
            sources.append(Source(number, _text(quote.said), _where(words, quote.said[0])))
    return tuple(sources), numbers


def _text(said: Iterable[Evidence]) -> str:
    """The words of statements whose stretches overlap or touch, as one text."""
    text, end = "", None
    for one in sorted(said, key=lambda one: (one.statement.span.start, one.statement.span.end)):
        span = one.statement.span
        text += span.text if end is None else span.text[max(0, end - span.start) :]
        end = max(end or 0, span.end)
    return " ".join(text.split())


def _where(words: Words, one: Evidence) -> str:
    voice = words(f"voice.{one.statement.by}")
    return " · ".join((voice, one.memo_title, words("evidence.announced", day=one.announced)))


def groups_of(briefing: Briefing) -> tuple[Group, ...]:
    """The briefing as groups of rows to choose from; sources are noted by number."""
    return tuple(
        Group(
            title=part.title,
            mark=MarkKind.CONFIRMED,
            items=tuple(
                Item(
                    id=line.item.id,
                    text=f"{line.text} {_numbers(line)}".strip(),
                    note=line.item.note,
                    mark=line.item.mark,
                )
                for line in part.lines
            ),
        )
        for part in briefing.parts
    )


def _numbers(line: Line) -> str:
    return "".join(f"[{number}]" for number in line.sources)


def html_of(briefing: Briefing) -> str:
    """A page that stands alone: nothing is fetched, every text is escaped, it can be printed."""
    parts = "".join(
        f"<h2>{escaped(part.title)}</h2><ul>{''.join(map(_line_html, part.lines))}</ul>"
        for part in briefing.parts
    )
    sources = "".join(
        f'<li id="s{source.number}"><q>{escaped(source.text)}</q> <small>{escaped(source.where)}</small></li>'
        for source in briefing.sources
    )
    style = f"body{{{variables('light')}}}{STYLE.read_text(encoding='utf-8')}"
    return (
        f'<!doctype html><html lang="{briefing.language.tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(briefing.title)}</title><style>{style}</style></head><body><main>"
        f"<h1>{escaped(briefing.title)}</h1><p>{escaped(briefing.lead)}</p>{parts}"
        f"<h2>{escaped(briefing.sources_title)}</h2><ol>{sources}</ol></main></body></html>\n"
    )


def _line_html(line: Line) -> str:
    links = "".join(f'<a href="#s{number}">[{number}]</a>' for number in line.sources)
    note = f" <small>{escaped(line.item.note)}</small>" if line.item.note else ""
    return f"<li>{escaped(line.text)}{note} <sup>{links}</sup></li>"


def markdown_of(briefing: Briefing) -> str:
    """The same as Markdown; nothing in a name or quote is read as markup."""
    lines = [f"# {_plain(briefing.title)}", "", _plain(briefing.lead)]
    for part in briefing.parts:
        lines += ["", f"## {_plain(part.title)}", ""]
        lines += [f"- {_plain(line.text)} {_plain(_numbers(line))}".rstrip() for line in part.lines]
    lines += ["", f"## {_plain(briefing.sources_title)}", ""]
    lines += [f"{s.number}. “{_plain(s.text)}” — {_plain(s.where)}" for s in briefing.sources]
    return "\n".join([*lines, ""])


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(harmless(text).split()))


def blocks_of(briefing: Briefing) -> tuple[Block, ...]:
    """The same for the typesetter."""
    blocks: list[Block] = [Paragraph(briefing.lead)]
    for part in briefing.parts:
        blocks.append(Heading(part.title))
        blocks.append(Listing(tuple(f"{line.text} {_numbers(line)}" for line in part.lines)))
    blocks.append(Heading(briefing.sources_title))
    blocks += [
        Quote(f"[{source.number}] {source.text}", source.where) for source in briefing.sources
    ]
    return tuple(blocks)
