"""Glyphs: the font of the exported files, and what cannot be written with it.

The typesetter says nothing when a font lacks a sign and draws an empty box; so the font's own table
of characters is asked first (OpenType, table "cmap", format 12).
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Final

import noto_cjk_sans_otc

FAMILY: Final = "Noto Sans CJK SC"
FOLDER: Final = Path(noto_cjk_sans_otc.__file__).parent
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def missing(text: str) -> str:
    """The characters of a text for which the font has no sign, each once, in order."""
    firsts, lasts = _ranges()
    lacking: dict[str, None] = {}
    for character in dict.fromkeys(text):
        place = bisect_right(firsts, ord(character)) - 1
        there = place >= 0 and ord(character) <= lasts[place]
        if not there and unicodedata.category(character) not in _UNSEEN:
            lacking[character] = None
    return "".join(lacking)


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last code points of the runs of characters that the font has, ascending."""
    (file,) = FOLDER.glob("*.ttc")
    with file.open("rb") as font:
        (start,) = struct.unpack(">12xI", font.read(16))  # the first font of the collection
        font.seek(start)
        _, tables = struct.unpack(">IH6x", font.read(12))
        table = next(
            offset
            for tag, _, offset, _ in struct.iter_unpack(">4sIII", font.read(16 * tables))
            if tag == b"cmap"
        )
        font.seek(table)
        _, count = struct.unpack(">HH", font.read(4))
        full = {
            (platform, encoding): offset
            for platform, encoding, offset in struct.iter_unpack(">HHI", font.read(8 * count))
        }[3, 10]
        font.seek(table + full)
        (groups,) = struct.unpack(">12xI", font.read(16))
        runs = sorted(struct.iter_unpack(">III", font.read(12 * groups)))
    return [first for first, _, _ in runs], [last for _, last, _ in runs]
