"""Evidence: the sentences behind what was chosen, marked in the text of their memo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.log import Evidence, Memo
from web.chart.palette import variables
from web.markup import escaped
from web.words import Words

STYLE = Path(__file__).with_name("evidence.css")
AROUND = 90
_STOP = re.compile(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a memo that says something, with all statements read in it."""

    start: int
    end: int
    said: tuple[Evidence, ...]


def quotes(found: Iterable[Evidence]) -> tuple[Quote, ...]:
    """The stretches of one memo by place; those that overlap or touch are one."""
    merged: list[Quote] = []
    for one in sorted(found, key=lambda e: (e.statement.span.start, e.statement.span.end)):
        start, end = one.statement.span.start, one.statement.span.end
        if (
            merged
            and start <= merged[-1].end
            and merged[-1].said[0].statement.by == one.statement.by
        ):
            last = merged.pop()
            merged.append(Quote(last.start, max(last.end, end), (*last.said, one)))
        else:
            merged.append(Quote(start, end, (one,)))
    return tuple(merged)


def evidence_html(
    words: Words, found: Iterable[Evidence], memos: Mapping[str, Memo], *, title: str
) -> str:
    """What the evidence panel shows; every text is escaped."""
    by_memo: dict[str, list[Evidence]] = {}
    for one in found:
        by_memo.setdefault(one.memo, []).append(one)
    parts = [_memo(words, memos[memo], said) for memo, said in by_memo.items() if memo in memos]
    body = "".join(parts) or f"<p>{escaped(words('evidence.none'))}</p>"
    style = f".ev{{{variables()}}}{STYLE.read_text(encoding='utf-8')}"
    return f'<style>{style}</style><div class="ev"><h3>{escaped(title)}</h3>{body}</div>'


def _memo(words: Words, memo: Memo, said: list[Evidence]) -> str:
    found = quotes(said)
    shown = "".join(_quote(words, memo.text, quote) for quote in found)
    dates = [words("evidence.announced", day=said[0].announced)]
    if said[0].published:
        dates.append(words("evidence.published", day=said[0].published))
    dates.append(words("evidence.recorded", day=said[0].recorded.date()))
    line = " · ".join(escaped(text) for text in dates)
    whole = words("evidence.whole", title=memo.title)
    return (
        f'{shown}<p class="ev-dates">{line}</p><details><summary>{escaped(whole)}</summary>'
        f'<div class="ev-whole" tabindex="0">{marked_text(memo.text, found)}</div></details>'
    )


def _quote(words: Words, text: str, quote: Quote) -> str:
    start, end = around(text, quote.start, quote.end)
    voice = quote.said[0].statement.by
    cut_before = start > 0 and not _STOP.match(text[start - 1])
    cut_after = end < len(text) and not _STOP.match(text[end - 1])
    before = ("…" if cut_before else "") + text[start : quote.start].lstrip()
    after = text[quote.end : end].rstrip() + ("…" if cut_after else "")
    mark = f"<mark>{escaped(text[quote.start : quote.end])}</mark>"
    return (
        f"<figure><blockquote>{escaped(before)}{mark}{escaped(after)}</blockquote>"
        f'<figcaption class="ev-{voice}">{escaped(words(f"voice.{voice}"))}</figcaption></figure>'
    )


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, but not more than `AROUND` characters on either side."""
    stops = [match.end() for match in _STOP.finditer(text, max(0, start - AROUND), start)]
    first = stops[-1] if stops else max(0, start - AROUND)
    stop = _STOP.search(text, max(start, end - 1), min(len(text), end + AROUND))
    return first, stop.end() if stop else min(len(text), end + AROUND)


def marked_text(text: str, found: Iterable[Quote]) -> str:
    """A whole text with its quotes marked; those of letter and reporter may overlap."""
    parts, place = [], 0
    for quote in sorted(found, key=lambda quote: quote.start):
        start, end = max(quote.start, place), max(quote.end, place)
        parts.append(escaped(text[place:start]))
        if end > start:
            parts.append(f"<mark>{escaped(text[start:end])}</mark>")
        place = end
    return "".join([*parts, escaped(text[place:])])
