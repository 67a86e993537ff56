"""What a Chinese memo is about: the company, and the organisation that it rearranges."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ingest.document import Part, Section
from ingest.lexicon import lexicon
from ingest.statement import Span
from ingest.zh.grammar import either

_ANSWERS = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z])([\u4e00-\u9fffA-Za-z]{2,8}?)(?:方面|官方)"
    r"(?:对此|就此|随后|今日|昨日|则|也|已|予以|向[^,。\n]{1,16}){0,3}(?:回应|表示|称|证实|确认|透露)"
)


@cache
def _subject() -> re.Pattern[str]:
    verbs = either(lexicon("zh").list("subject_verbs"))
    return re.compile(
        rf"对([^,。;:、“”\n]{{2,20}}?)(?:的)?(?:组织架构|组织结构|组织|架构)?{verbs}[^,。;\n]{{0,14}}调整"
    )


@cache
def _company() -> re.Pattern[str]:
    suffixes = either(lexicon("zh").list("company_suffixes"))
    return re.compile(rf"(?=[\u4e00-\u9fffA-Za-z])[\u4e00-\u9fffA-Za-z0-9()&·]{{2,24}}?{suffixes}")


def subject_of(text: str, view: str, sections: tuple[Section, ...]) -> Span | None:
    """X of 对X组织作出如下调整, the letter's word before the reporter's; None for the whole company."""
    order = sorted(sections, key=lambda section: section.part is not Part.LETTER)
    common = set(lexicon("zh").list("not_subjects"))
    for section in order:
        for found in _subject().finditer(view, section.start, section.end):
            name = found[1]
            if name not in common and not name.endswith(("集团", "公司", "架构")):
                return Span(found.start(1), found.end(1), text[found.start(1) : found.end(1)])
    return None


def company_of(text: str, view: str, sections: tuple[Section, ...]) -> Span | None:
    """The full name, ending as companies' names do, that the text tells most often."""
    places: dict[str, Span] = {}
    count: Counter[str] = Counter()
    words = lexicon("zh")
    edges = re.compile(either(words.list("company_edges")))
    generic = set(words.list("not_company"))
    said = [section for section in sections if section.voice]
    for found in (
        name for part in said for name in _company().finditer(view, part.start, part.end)
    ):
        start = max(
            (cut.end() for cut in edges.finditer(view, *found.span())), default=found.start()
        )
        name = view[start : found.end()]
        if len(name) < 4 or any(
            name.endswith(word) and len(name) - len(word) < 2 for word in generic
        ):
            continue
        count[name] += 1
        places.setdefault(name, Span(start, found.end(), text[start : found.end()]))
    best = max(count, key=lambda name: (count[name], len(name)), default=None)
    return places[best] if best else _answering(text, view, said)


def _answering(text: str, view: str, said: list[Section]) -> Span | None:
    """甲方面回应称: a company that answers the press is told by its short name."""
    found = (_ANSWERS.search(view, part.start, part.end) for part in said)
    first = next((match for match in found if match), None)
    return Span(first.start(1), first.end(1), text[slice(*first.span(1))]) if first else None
