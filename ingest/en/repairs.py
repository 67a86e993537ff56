"""Repairs: of a sentence before it is parsed, and of its parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.en.bare import with_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNDER = re.compile(r"(?<=[Uu]nder) (?=[Ss]ecretar)")
"""Where a title of two words begins like a preposition."""
_ACTING = re.compile(
    r"\b(?<=be |is |as )acting(?= (?:(?:vice|deputy|general|managing|executive|chief|assistant) ){0,2}"
    r"(?:head|chief|president|director|dean|chair\w*|manager|editor|provost|secretary|treasurer"
    r"|commissioner|C[EFIOT]O)\b)"
)
"""Where the parser needs an adjective: will be acting head, read as "deputy head"."""
_SLIP = re.compile(r"(?<=[a-z]),s(?= )")
_WHEN = re.compile(r"(?<=[a-z)]) (?=effective (?:immediately|today|on |at |as |the |[A-Z\d]))")
"""Where the parser needs a comma: appointed dean effective July 1."""
_ONWARD = re.compile(r"(?<=\w) (?=(?:going|moving) forward\b)")
"""Where the parser needs a comma: will report to Jane Doe going forward."""


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
    raw = _ONWARD.sub(",", _ACTING.sub("deputy", with_of(raw)))
    return _UNDER.sub("-", _WHEN.sub(",", _SLIP.sub("'s", raw)))
