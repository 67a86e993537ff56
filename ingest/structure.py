"""Structure: from a memo's text to its Document, whatever the language."""

from __future__ import annotations

import re

from ingest.document import Document
from ingest.en.layout import english_document
from ingest.zh.layout import chinese_document

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")


def structure(text: str, language: str | None = None) -> Document:
    """The sections, author, dates, company and subject of a memo.

    `language` is "zh" or "en"; None lets the text tell.
    """
    spoken = language or language_of(text)
    if spoken == "zh":
        return chinese_document(text)
    return english_document(text)


def language_of(text: str) -> str:
    """The language by its script: zh where Chinese characters are half as many as Latin words."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "zh" if han * 2 > latin and han else "en"
