"""Tokens: the pieces of a Cypher text, read so that nothing passes for what it is not.

What the server might read otherwise than this is not guessed at: a text with an escape that stands
outside of a string, or that could end one, and a string or comment without an end are no tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# Java's idea of blank, which is the server's: more than Python's in places, less in others.
BLANK = r"[\s\x1c-\x1f\x85\u180e\u200b\u2060\ufeff]+"
SHAPES = re.compile(
    rf"""(?P<blank>{BLANK}|//[^\n\r]*|/\*.*?\*/)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<number>0x[0-9a-f]+|0o[0-7]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:e[+-]?\d+)?)
    |(?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>=~|<>|<=|>=|\.\.|\|\||::|.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
ENDS = set("'\"`\\/*\n\r")  # an escaped one of these could end a string or begin a comment


class Shape(StrEnum):
    """What a token is."""

    STRING = "string"
    QUOTED = "quoted"
    NUMBER = "number"
    PARAMETER = "parameter"
    NAME = "name"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece; `text` is upper case for a name, and without its quotes for a string."""

    shape: Shape
    text: str
    raw: str


class Unreadable(ValueError):
    """A text that is not read as tokens; its one argument names the rule."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, without blanks and comments; raises Unreadable."""
    found: list[Token] = []
    for match in SHAPES.finditer(text):
        shape, raw = match.lastgroup or "", match[0]
        if raw == "\\" or (shape != "string" and ESCAPE.search(raw)):
            raise Unreadable("escape")
        if shape == "blank":
            continue
        if raw in {"'", '"', "`"} or (raw == "/" and text.startswith("/*", match.start())):
            raise Unreadable("unfinished")
        found.append(Token(Shape(shape), _meaning(Shape(shape), raw), raw))
    return tuple(found)


def _meaning(shape: Shape, raw: str) -> str:
    if shape is Shape.NAME:
        return raw.upper()
    if shape is Shape.STRING:
        return _unescaped(raw[1:-1])
    return raw


def _unescaped(text: str) -> str:
    """A string's text with its escapes by code point resolved; raises Unreadable."""

    def sign(match: re.Match[str]) -> str:
        found = chr(int(match[1], 16))
        if found in ENDS or not found.isprintable():
            raise Unreadable("escape")
        return found

    return ESCAPE.sub(sign, text)
