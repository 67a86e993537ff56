"""Text on a chart: how wide it is and where its lines break.

Widths are in em: a full-width character is 1, Latin goes by a small table that is a little wider
than the common sans-serif fonts, so that nothing runs over the edge of a card.
"""

from __future__ import annotations

import re
import unicodedata

BOLD = 1.06
_FULL = {"W", "F", "A"}
_LATIN = {
    **dict.fromkeys("iljI|!.,:;'`", 0.3),
    **dict.fromkeys('ftr()[]{}/\\"- ', 0.38),
    **dict.fromkeys("mwMW%@", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&+=<>~#", 0.7),
}
_CLOSING = set(",.;:!?)]}%,。、;:!?)》」』】”’…·")
_OPENING = set("([{(《「『【“‘")
_PIECE = re.compile(r"\s+|[^\s\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]+|.", re.DOTALL)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in the unit of `size`."""
    return sum(_advance(character) for character in text) * size * (BOLD if bold else 1)


def _advance(character: str) -> float:
    if character in _LATIN:
        return _LATIN[character]
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in _FULL else 0.58


def wrapped(
    text: str, room: float, size: float, *, bold: bool = False, most: int = 3
) -> tuple[str, ...]:
    """The text in at most `most` lines that fit `room`; an ellipsis stands for what is left out."""
    lines = [""]
    for piece in _pieces(text, room, size, bold=bold):
        if width((lines[-1] + piece).rstrip(), size, bold=bold) <= room:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    lines = [line.strip() for line in lines if line.strip()] or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], clipped("".join(lines[most - 1 :]), room, size, bold=bold)]
    return tuple(lines)


def clipped(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _pieces(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """What must stay on one line: a word, or a character with the punctuation that clings to it."""
    pieces: list[str] = []
    for piece in _PIECE.findall(" ".join(text.split())):
        if pieces and (piece[0] in _CLOSING or pieces[-1][-1] in _OPENING):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [part for piece in pieces for part in _fitting(piece, room, size, bold=bold)]


def _fitting(piece: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A piece that is too long for any line, cut where it must be."""
    parts = [""]
    for character in piece:
        if parts[-1] and width(parts[-1] + character, size, bold=bold) > room:
            parts.append("")
        parts[-1] += character
    return parts
