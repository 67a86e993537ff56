"""What a Chinese memo is about: the company, and the organisation that it rearranges."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ingest.document import Part, Section
from ingest.lexicon import lexicon
from ingest.statement import Span
from ingest.zh.grammar import either


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
    return places[best] if best else None
