"""Markup: how text of memos, which is hostile, gets onto a page: as text."""

from __future__ import annotations

import re
from html import escape

# What XML does not allow, and the controls that would turn the direction of the text beside them.
_UNFIT = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]"
)

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
# Where Markdown sees an address even if its signs are escaped, and what parts it unseen.
_LINKED = re.compile(r"(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_JOINER = "\u2060"


def harmless(text: str) -> str:
    """A text without what no page can hold or what would turn the text beside it."""
    return _UNFIT.sub("\ufffd", text)


def escaped(text: str) -> str:
    """A text as it may stand in HTML or XML, in an attribute too."""
    return escape(harmless(text))


def literal(text: str) -> str:
    """A text as it may stand where Streamlit reads Markdown: every sign stands for itself,
    and an address is no link.
    """
    return _SIGNS.sub(r"\\\g<0>", _LINKED.sub(_JOINER, harmless(text)))
