"""Rows: the lines of a list that name a unit or a title and, behind a colon or a dash, who has it."""

from __future__ import annotations

import re

from ingest.en.words import words
from ingest.mentions import Person, Scope, Unit

ROW = re.compile(
    r"^[ \t]*(?P<bullet>[·*•▪–-]{1,2}[ \t]*|\d{1,2}[.)][ \t]+)?(?P<what>[A-Z][^\n:\t–—]{1,80}?)"
    r"[ \t]*(?::|–|—|[ \t]-{1,2}[ \t]|\t)[ \t]*(?P<who>(?:[A-Z][\w.'-]*[ \t]+){1,3}[A-Z][\w'-]+)[ \t]*$",
    re.MULTILINE,
)


def row_of(view: str, start: int, end: int) -> tuple[Person, Unit | None, Scope | None] | None:
    """The person, and the unit or else the title, of a row; None where a line is none."""
    found = ROW.match(view, start, end)
    if not found or not _is_name(found["who"]):
        return None
    who, what = found.span("who"), found.span("what")
    person = Person(*who, " ".join(found["who"].split()), sure=True)
    name = " ".join(found["what"].split())
    if words().title.search(name):
        return person, None, Scope(*what, name)
    return person, Unit(*what, name), None


def _is_name(text: str) -> bool:
    lists = words()
    plain = [part.casefold() for part in text.split()]
    return not any(
        part in lists.sets[name]
        for part in plain
        for name in ("unit_words", "title_cores", "not_names", "company_marks")
    )
