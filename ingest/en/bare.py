"""Bare: titles that stand right before what they are held in: VP Engineering, Head Global Sales."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.en.words import words

_TITLE = re.compile(
    r"\b(?:(?:Vice )?President|Head|Director|Manager|Chair(?:man|woman|person)?|[SEA]?VP|GM|MD) "
    r"(?=(?P<what>[A-Z][\w&-]*(?:(?: and| &)? [A-Z][\w&-]*){0,5}))"
)
_NO_PLACE = frozenset({"office", "offices", "quarters", "start", "university", "school"})
"""What a title before it does not lead: the head office, Director University Relations aside."""


def gaps(text: str) -> Iterator[int]:
    """Where the parser needs an "of": VP | Engineering; not before a name or another title."""
    for found in _TITLE.finditer(text):
        if _is_place(found["what"].split()):
            yield found.end()


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
