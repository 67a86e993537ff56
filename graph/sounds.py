"""Sounds: names in pinyin, so that a Chinese name is found by its letters; aliases, never keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_HAN = re.compile(r"[\u3400-\u9fff]")


def sounds_of(names: Iterable[str]) -> tuple[str, ...]:
    """How names can be typed in letters: whole (`daishan`) and by initials (`ds`), each once."""
    return tuple(dict.fromkeys(sound for name in names for sound in _sounds(name)))


@cache
def _sounds(name: str) -> tuple[str, ...]:
    """The sounds of a name with a Chinese character; the first may be read in several ways (曾, 单)."""
    if not _HAN.search(name):
        return ()
    from pypinyin import Style, pinyin  # noqa: PLC0415  its tables take memory

    first, *rest = pinyin(name, style=Style.NORMAL, heteronym=False)
    firsts = pinyin(name[0], style=Style.NORMAL, heteronym=True)[0] if len(name) < 5 else first
    tail = "".join(syllable[0] for syllable in rest)
    initials = "".join(syllable[0][:1] for syllable in rest)
    found = [f"{one}{tail}" for one in firsts] + [f"{one[:1]}{initials}" for one in firsts]
    return tuple(dict.fromkeys(sound.casefold() for sound in found))
