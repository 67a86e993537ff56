"""What reading a slot needs: the text's view, the grammar, the names known, and the topic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.mentions import Names
from ingest.topics import Topic
from ingest.zh.grammar import Grammar

_ONCE = re.compile(r"曾[在任先经担于兼历负主分管领]")
_EDGES = frozenset(" \n、,;:。.“”'*_")


@dataclass(slots=True)
class Context:
    """The state of reading one document."""

    view: str
    grammar: Grammar
    names: Names
    topic: Topic = field(default_factory=Topic)

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without white space, quotes and punctuation at its edges."""
        view = self.view
        while start < end and view[start] in _EDGES:
            start += 1
        while start < end and view[end - 1] in _EDGES:
            end -= 1
        return start, end

    def strip_spaces(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without white space and separators at its edges; quotes stay."""
        view = self.view
        while start < end and view[start] in " \n、,;:。":
            start += 1
        while start < end and view[end - 1] in " \n、,;:。":
            end -= 1
        return start, end

    def adverbs_before(self, start: int, end: int) -> tuple[int, set[str]]:
        """Where the adverbs that end a stretch begin, and the flags they set."""
        flags: set[str] = set()
        backwards = self.view[start:end][::-1]
        at = 0
        while at < len(backwards):
            if backwards[at] in " ,、":
                at += 1
                continue
            found = self.grammar.adverbs_before.match(backwards, at)
            if not found or self._in_name(end - found.end(), end - at):
                break
            if self.view.endswith(self.grammar.not_adverbs_behind, start, end - at):
                break
            flags.add(self.grammar.adverb_flags[found[0][::-1]])
            at = found.end()
        return end - at, flags

    def adverbs_after(self, start: int, end: int) -> tuple[int, set[str]]:
        """Where the adverbs that begin a stretch end, and the flags they set.

        A single character that is a surname too is left alone.
        """
        flags: set[str] = set()
        while start < end:
            if self.view[start] in " ,、":
                start += 1
                continue
            found = self.grammar.adverbs_after.match(self.view, start, end)
            if not found or (len(found[0]) == 1 and self._begins_name(found.end())):
                break
            flags.add(self.grammar.adverb_flags[found[0]])
            start = found.end()
        return start, flags

    def _begins_name(self, end: int) -> bool:
        """Whether a single character begins a name (a surname), or a word: 前者, 现任, 传媒."""
        if _ONCE.match(self.view, end - 1):
            return False
        if self.view.startswith(self.grammar.not_adverbs, end - 1):
            return True
        return self.view[end - 1] in self.grammar.surnames or self.view.startswith("者", end)

    def _in_name(self, start: int, end: int) -> bool:
        """Whether the characters end a name that is known, and so are no adverb."""
        if end - start > 1:
            return False
        return any(self.view[end - size : end] in self.names.people for size in (2, 3))
