"""Formats: from the bytes of a file to the text that spans refer to.

`text_of` is the one way in, for commands and for uploads. Text is decoded here; every other format is
converted by a process of its own (`ingest.formats.apart`), which fetches nothing and runs nothing of
what the file holds. Content tells the format; the suffix does where the content has no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.decode import LIMIT, decode, too_large
from ingest.errors import RefusedFile, UnreadableFile
from ingest.formats.apart import convert_apart


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: `mark` stands in its first bytes, `module` of this room converts it.

    Without a module it is plain text or, with a `refusal`, never read.
    """

    suffixes: tuple[str, ...]
    mark: re.Pattern[bytes] | None = None
    module: str | None = None
    refusal: str | None = None


_CODED_MAIL = (
    rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:Content-Transfer-Encoding:\s*base64|Content-Type:\s*multipart/)"
)
"""A mail that cannot be read before it is decoded; others may stand in text files, as text."""

_HTML = rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html|<head|<body)\b"

FORMATS = (
    Format((".pdf",), re.compile(rb"%PDF-\d"), "pdf"),
    Format((".docx",), re.compile(rb"\APK\x03\x04"), "word"),
    Format((".html", ".htm", ".xhtml"), re.compile(_HTML, re.IGNORECASE), "html"),
    Format((".eml",), re.compile(_CODED_MAIL, re.IGNORECASE), "mail"),
    Format((".txt", ".md", ".markdown", ".text")),
    Format(
        (".doc",),
        re.compile(rb"\A\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        refusal="is an old Office file or one with a password: "
        "save it as .docx without a password, or as text",
    ),
    Format((".rtf",), re.compile(rb"\A\{\\rtf"), refusal="is RTF: save it as .docx, or as text"),
)
"""Every format, the surest mark first."""

SUFFIXES = frozenset(s for form in FORMATS if not form.refusal for s in form.suffixes)
"""The suffixes of files that are read."""

_TEXT = Format(())
_AS_NAMED = frozenset({"html", "mail"})
"""Formats that need no mark, since they are text: the suffix is enough."""
_HEAD = 8192


def load(path: Path, limit: int = LIMIT) -> str:
    """The text of a file; one over `limit` bytes is refused before it is read.

    Raises UnreadableFile, and what `text_of` raises.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path} is a folder; name one of the files in it")
        size = path.stat().st_size
        if size > limit:
            raise too_large(str(path), size, limit)
        raw = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise UnreadableFile(f"{path}: {reason}; check the path and its permissions") from problem
    return text_of(raw, str(path), limit)


def text_of(raw: bytes, name: str, limit: int = LIMIT) -> str:
    """The text of a file's bytes, with plain newlines; `name` has the suffix and stands in messages.

    Raises MemoTooLarge over `limit` bytes, EmptyMemo, NotText, and RefusedFile for what is broken,
    locked, hostile, or without text.
    """
    if len(raw) > limit:
        raise too_large(name, len(raw), limit)
    form = format_of(raw, name)
    if form.refusal:
        raise RefusedFile(f"{name} {form.refusal}")
    if form.module is None:
        return decode(raw, name)
    try:
        return decode(convert_apart(form.module, raw, limit), name)
    except RefusedFile as problem:
        raise RefusedFile(f"{name} {problem}") from None


def format_of(raw: bytes, name: str) -> Format:
    """The format of a file: by the mark of its content, else by its suffix, else text."""
    head = raw[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    marked = next((form for form in FORMATS if form.mark and form.mark.search(head)), None)
    named = next((form for form in FORMATS if suffix in form.suffixes), _TEXT)
    return marked or (named if named.module in _AS_NAMED else _TEXT)
