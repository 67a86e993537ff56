"""Document: a memo's decoded text in sections, with its author and dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.statement import Span, Voice


class Part(StrEnum):
    """What a section of the text is."""

    LETTER = "letter"
    REPORTER = "reporter"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text of one kind; frame is navigation, by-lines, disclaimers: nobody's word."""

    part: Part
    start: int
    end: int

    @property
    def voice(self) -> Voice | None:
        """Who speaks here; None in the page frame."""
        return None if self.part is Part.FRAME else Voice(self.part.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A memo's text and what its frame says of it.

    `announced` is the day of the letter or notice, `published` the day of the page (ISO, may be
    partial or None). `author` is who says 我 / "me" in the letter; `company` and `subject` are what the
    memo says it is about: the namespace of names, and the organisation that it rearranges.
    """

    text: str
    sections: tuple[Section, ...]
    language: str
    title: str | None = None
    announced: str | None = None
    published: str | None = None
    author: Span | None = None
    company: Span | None = None
    subject: Span | None = None
