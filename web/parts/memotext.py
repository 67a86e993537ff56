"""Memo text: a memo as text in which what was read is marked, to choose from or to mark words in."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.statement import Voice
from web.markup import escaped
from web.parts.evidence import Quote
from web.words import Words


def text_html(words: Words, text: str, found: Iterable[Quote]) -> str:
    """A memo's text, its quotes as buttons in the colour of who says them; all of it escaped."""
    parts, place = [], 0
    for quote in sorted(found, key=lambda quote: quote.start):
        start, end = max(quote.start, place), max(quote.end, place)
        parts.append(escaped(text[place:start]))
        if end > start:
            voice = quote.said[0].statement.by
            parts.append(
                f'<mark role="button" tabindex="0" class="is-{voice}" data-pick="q{quote.start}">'
                f"{escaped(text[start:end])}</mark>"
            )
        place = end
    body = "".join([*parts, escaped(text[place:])])
    legend = "".join(
        f'<span><mark class="is-{voice}">&nbsp;</mark> {escaped(words(f"voice.{voice}"))}</span>'
        for voice in Voice
    )
    label = escaped(words("memos.label"))
    return (
        f'<p class="memo-legend">{legend}</p>'
        f'<div class="memo" role="group" aria-label="{label}">{body}</div>'
    )


def plain_html(words: Words, text: str, start: int, end: int, *, tall: bool = False) -> str:
    """A memo's text in which words can be marked with the mouse; those from start to end are now."""
    size = "is-short is-tall" if tall else "is-short"
    label = escaped(words("correct.text"))
    parts = (text[:start], text[start:end], text[end:])
    before, chosen, after = map(escaped, parts)
    mark = f'<mark aria-current="true">{chosen}</mark>' if chosen else ""
    return (
        f'<div class="memo {size}" data-words tabindex="0" role="group" aria-label="{label}">'
        f"{before}{mark}{after}</div>"
    )
