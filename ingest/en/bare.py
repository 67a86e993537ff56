"""Bare: titles that stand right before what they are held in: VP Engineering, Head Global Sales."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.en.words import words

_TITLE = re.compile(
    r"\b(?:(?:Vice )?President|Head|Director|Manager|Chair(?:man|woman|person)?|[SEA]?VP|GM|MD)"
    r"(?P<comma>,?) "
    r"(?=(?P<what>[A-Z][\w&-]*(?:(?: and| &)? [A-Z][\w&-]*){0,5}))"
)
FILL = "\u2060\u2060\u2060"
"""What stands in the text of a sentence where the parser is given "of " in addition."""
_NO_PLACE = frozenset({"office", "offices", "quarters", "start", "university", "school"})
"""What a title before it does not lead: the head office, Director University Relations aside."""


def gaps(text: str) -> Iterator[tuple[int, str]]:
    """Where the parser needs an "of", and what to fill in: VP | Engineering; not before a name.

    The comma of "Senior Vice President, Finance," is a part of what is filled in.
    """
    for found in _TITLE.finditer(text):
        comma = found["comma"]
        if _is_place(found["what"].split()) and not (comma and _goes_on(text, found.end("what"))):
            yield found.end(), FILL[: len(FILL) - len(comma)]


def with_of(raw: str) -> str:
    """A filled sentence as the parser is to read it, of the same length."""
    return raw.replace(FILL, "of ").replace(f", {FILL[:2]}", " of ")


def _goes_on(text: str, at: int) -> bool:
    """Whether more stands behind what follows a comma than another comma or the end."""
    return text[at : at + 1] not in {",", ";", "."}


def _is_place(parts: list[str]) -> bool:
    """Whether capitalised words name a function or a unit, and no person, before any other title."""
    lists = words()
    first = parts[0].casefold()
    if first in _NO_PLACE or lists.has("first_names", parts[0]):
        return False
    behind = (lists.has("title_cores", part) or lists.has("first_names", part) for part in parts)
    size = next((at for at, other in enumerate(behind) if other), len(parts))
    ends = size == len(parts) or lists.has("first_names", parts[size])
    apart = size > 0 and parts[size - 1] in {"and", "&"}
    return (ends or apart) and any(lists.has("unit_words", part) for part in parts[:size])
