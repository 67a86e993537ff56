"""Joint: units whose one name holds an "and", where the list around it or another sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.en.edges import edges_of
from ingest.en.scene import Scene
from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_AND = frozenset({"and", "&"})
_SINGLE = re.compile(
    r"(?:^|[.;:,]\s|\b(?:while|whereas|that|and)\s)(?P<name>(?P<first>[A-Z]\w+) and (?P<last>[A-Z]\w+))"
    r" (?:is|has|was|does|\w+(?<!s)s) (?:its|now|the|a|an|led|headed|to|been|as|on|not)\b",
    re.MULTILINE,
)


def told_as_one(view: str) -> Iterator[str]:
    """Names with an "and" that a verb in the singular stands behind: "Prints and Maps has its own"."""
    for found in _SINGLE.finditer(view):
        if not any(words().has("first_names", found[part]) for part in ("first", "last")):
            yield found["name"]


def joined(scene: Scene, heads: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """By the first head of each: the tokens from first to last of the names that hold an "and".

    "Coal, Oil and Gas, and Wind" are three: the list has its own "and" behind a comma.
    """
    doc = scene.one.doc
    inner = any(doc[head.left_edge.i - 2].text == "," for head in heads[2:] if _behind_and(head))
    found: dict[int, tuple[int, int]] = {}
    taken = -1
    if len(heads) < 2 or not (inner or scene.roll.joint):
        return found
    for one, other in pairwise(heads):
        first, last = edges_of(scene, one)[0], edges_of(scene, other)[1]
        told = scene.one.words(first, last) in scene.roll.joint
        if taken < one.i and _is_pair(scene, one, other) and (told or inner):
            found[one.i] = (first, last)
            taken = other.i
    return found


def _behind_and(head: Token) -> bool:
    at = head.left_edge.i
    return at > 1 and head.doc[at - 1].text in _AND


def _is_pair(scene: Scene, one: Token, other: Token) -> bool:
    """Whether two capitalised words stand right beside an "and", no name of a person, no article."""
    doc, at = scene.one.doc, other.left_edge.i
    near = at == one.i + 2 and doc[at - 1].text in _AND
    plain = not any(t.i in scene.names or not t.text[0].isupper() for t in (one, doc[at], other))
    kinds = all(words().has("strong_unit_words", t.text) for t in (one, other))
    return near and plain and not kinds
