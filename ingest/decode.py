"""Bytes to text: the encodings that memos come in, and what is refused."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ingest.errors import EmptyMemo, MemoTooLarge, NotText, UnreadableFile

LIMIT = 10 * 1024 * 1024
"""The largest memo that is read, in bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_READABLE = re.compile(r"[\s!-~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef‘-”—…·]")


def load(path: Path) -> str:
    """The text of a file; a file over LIMIT is refused before it is read.

    Raises UnreadableFile, MemoTooLarge, EmptyMemo, NotText.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path} is a folder; name one of the files in it")
        size = path.stat().st_size
        if size > LIMIT:
            raise _too_large(str(path), size)
        raw = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise UnreadableFile(f"{path}: {reason}; check the path and its permissions") from problem
    return decode(raw, str(path))


def decode(raw: bytes, name: str) -> str:
    """The text of a memo in UTF-8, UTF-16 or GB18030 (so GBK too); line ends become a plain newline.

    `name` stands in the messages. Raises MemoTooLarge, EmptyMemo, NotText.
    """
    if len(raw) > LIMIT:
        raise _too_large(name, len(raw))
    if not raw.strip():
        raise EmptyMemo(f"{name} is empty; give a file that holds the memo's text")
    text = next(filter(None, (_try(raw, encoding) for encoding in _candidates(raw))), None)
    if text is None:
        raise NotText(
            f"{name} is no text in UTF-8, UTF-16 or GB18030; "
            "save the memo as plain text in UTF-8 and try again"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyMemo(f"{name} holds white space only; give a file that holds the memo's text")
    return text


def _candidates(raw: bytes) -> tuple[str, ...]:
    """The encodings to try, a byte order mark first; zero bytes mean UTF-16 without one."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return (encoding,)
    if b"\x00" in raw:
        return ("utf-16-le", "utf-16-be")
    return ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


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


def _too_large(name: str, size: int) -> MemoTooLarge:
    return MemoTooLarge(
        f"{name} has {size / 1e6:.1f} MB, the limit is {LIMIT / 1e6:.0f} MB; "
        "give the memo alone, as text"
    )
