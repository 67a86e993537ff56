"""Repairs: of a sentence before it is parsed, and of its parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

FILL = "\u2060\u2060\u2060"
"""What stands in the text of a sentence where the parser is given "of " in addition."""
_UNDER = re.compile(r"(?<=[Uu]nder) (?=[Ss]ecretar)")
"""Where a title of two words begins like a preposition."""
_SLIP = re.compile(r"(?<=[a-z]),s(?= )")
_WHEN = re.compile(r"(?<=[a-z)]) (?=effective (?:immediately|today|on |at |as |the |[A-Z\d]))")
"""Where the parser needs a comma: appointed dean effective July 1."""


def rejoined(doc: Doc) -> Doc:
    """The parse with each apposition at the name right before its comma, not at one farther back."""
    for token in doc:
        at = token.left_edge.i
        if token.dep_ != "appos" or at < 2 or doc[at - 1].text != ",":
            continue
        near, far = doc[at - 2], token.head
        names = near.ent_type_ == far.ent_type_ == "PERSON" and near.tag_ == far.tag_ == "NNP"
        if names and far.i < near.i and near.dep_ != "compound" and near.ent_iob_ == "I":
            token.head = near
    return doc


def mended(raw: str) -> str:
    """A sentence as the parser reads it best, of the same length."""
    return _UNDER.sub("-", _WHEN.sub(",", _SLIP.sub("'s", raw.replace(FILL, "of "))))
