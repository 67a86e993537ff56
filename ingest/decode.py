"""Bytes to text: the encodings that memos come in, and what is refused."""

from __future__ import annotations

import codecs
import re

from ingest.errors import EmptyMemo, MemoTooLarge, NotText

LIMIT = 10 * 1024 * 1024
"""The largest file that is read, in bytes, where no setting says otherwise."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = {
    "us-ascii": "utf-8",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
}
"""What pages and mails say of their encoding, and the codec that takes it; others are not believed."""

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_READABLE = re.compile(r"[\s!-~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef‘-”—…·]")


def decode(raw: bytes, name: str, declared: str | None = None) -> str:
    """The text of a memo in UTF-8, UTF-16 or GB18030 (so GBK too); line ends become a plain newline.

    `declared` is an encoding to try first, `name` stands in the messages. Raises EmptyMemo, NotText.
    """
    if not raw.strip():
        raise EmptyMemo(f"{name} is empty; give a file that holds the memo's text")
    candidates = _candidates(raw, (declared or "").lower())
    text = next(filter(None, (_try(raw, encoding) for encoding in candidates)), None)
    if text is None:
        raise NotText(
            f"{name} is no text in UTF-8, UTF-16 or GB18030; "
            "save the memo as plain text in UTF-8 and try again"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyMemo(f"{name} holds white space only; give a file that holds the memo's text")
    return text


def _candidates(raw: bytes, declared: str) -> tuple[str, ...]:
    """The encodings to try, a byte order mark first; zero bytes mean UTF-16 without one."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return (encoding,)
    if b"\x00" in raw:
        return ("utf-16-le", "utf-16-be")
    told = (_DECLARED[declared],) if declared in _DECLARED else ()
    return (*told, "utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _try(raw: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes do not fit or what comes out is nothing people write."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    if _BINARY.search(text):
        return None
    if encoding not in {"utf-8", "utf-8-sig"}:
        sample = text[:5000]
        if len(_READABLE.findall(sample)) < 0.9 * len(sample):
            return None
    return text


def too_large(name: str, size: int, limit: int) -> MemoTooLarge:
    """The error for a file that has more bytes than may be."""
    return MemoTooLarge(
        f"{name} has {size / 1e6:.1f} MB, the limit is {limit / 1e6:g} MB (REORG_MEMO_LIMIT); "
        "give the memo alone, as text"
    )
