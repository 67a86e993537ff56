"""Languages: which front end reads a document."""

from __future__ import annotations

from ingest.document import Document
from ingest.frames import FrontEnd, Reading
from ingest.mentions import Names
from ingest.zh.reader import ChineseReader


def front_end(document: Document, view: str, names: Names) -> FrontEnd | Reading | None:
    """The reader of the document's language, None where none is known."""
    author = document.author.text if document.author else None
    today = document.announced or document.published
    if document.language == "zh":
        return ChineseReader(view, names, author, today)
    if document.language == "en":
        from ingest.en.reader import EnglishReader  # noqa: PLC0415 (spaCy is of no use for Chinese)

        return EnglishReader(view, names, author, today)
    return None
