"""The normal view: a copy of the text, of the same length, that patterns can rely on.

Offsets in the view are offsets in the text. Traditional characters become simplified, full-width
letters, digits and punctuation half-width, every opening quote “ and every closing quote ”, odd
spaces a space; a line break inside a sentence becomes a space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_OPEN, _CLOSE = "“", "”"
_SPACES = "\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BLANK = _SPACES + "\t\u200b\u200c\u200d\ufeff\u00ad"


_TRADITIONAL = re.compile("[會長總經執務負責團隊業組織組開關國東車門書員點電無為與們來個對發]")
"""Characters of such memos that simplified text never has."""


def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(mark): " " for mark in _BLANK}
    table |= {ord(mark): _OPEN for mark in "「『《„〝〈"}
    table |= {ord(mark): _CLOSE for mark in "」』》〞〟〉"}
    table |= {ord(mark): "·" for mark in "•・‧∙⋅◆■●◦►▶▸➤➢✓✔❖⦁"}
    table |= {ord("｡"): "。", ord("､"): "、", ord("﹑"): "、", ord("’"): "'", ord("‘"): "'"}
    return table


_TABLE = _table()
_STRAIGHT = re.compile(r'"([^"\n]{1,60})"')
_MARKUP = re.compile(r"\*{2,3}|__|^> ?(?=\S)", re.MULTILINE)
"""Marks of bold type and of quoted mail; a single * may be a bullet."""
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_HAN = r"\u4e00-\u9fff"
_GAP = r"[ ]*\n[ \n]{0,3}"
_VERB_BEFORE = "(?<=成立|设立|组建|任命|聘任|免去|负责|分管|担任|兼任|出任|并入)"
_VERB_AFTER = "(?=负责|担任|出任|兼任|接任|汇报|为|的|和|与|及)"
_BROKEN = re.compile(
    rf"(?:(?<![A-Za-z.],)(?<=[、,由向和与及以为的将“(])|{_VERB_BEFORE}){_GAP}(?=[{_HAN}A-Za-z0-9“])"
    rf"|(?<=[A-Za-z.],){_GAP}(?=[{_HAN}])"
    rf"|(?<=[{_HAN}A-Za-z0-9”)]){_GAP}(?:(?=[、,。;:”)])|{_VERB_AFTER})"
)
"""A line break in mid-sentence: pages that lost their tags break lines around every name.

A comma behind a Latin word may end a line of its own: Sincerely, Jane Doe.
"""


def normal(text: str) -> str:
    """The normal view of a text: `len(normal(text)) == len(text)`."""
    view = simplified(text.translate(_TABLE))
    if '"' in view:
        view = _STRAIGHT.sub(rf"{_OPEN}\1{_CLOSE}", view)
    view = _MARKUP.sub(lambda found: " " * len(found[0]), view)
    view = _NUMBER_COMMA.sub("_", view)
    return _BROKEN.sub(lambda found: " " * len(found[0]), view)


def simplified(text: str) -> str:
    """The text in simplified characters, one for one, where it holds any that only Traditional has."""
    if not _TRADITIONAL.search(text):
        return text
    convert = _converter().convert
    table = {char: convert(char) for char in set(text) if char >= "\u3400"}
    return text.translate({ord(char): to for char, to in table.items() if len(to) == 1})


@cache
def _converter() -> OpenCC:
    """Loaded where a text needs it: its dictionaries take a third of a second."""
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("t2s")


def plain(name: str) -> str:
    """A name for comparing within one memo: without width, case, spaces and quotes."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s\"'“”‘’「」『』《》]", "", folded)
