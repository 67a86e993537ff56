"""Statements in words: what one of them says, and what is to be known of it."""

from __future__ import annotations

from ingest.statement import Statement
from web.words import Words

FIELDS = ("person", "unit", "post", "part", "scope", "date")


def statement_sentence(words: Words, said: Statement) -> str:
    """What a statement says, with the names as written."""
    joint = words("row.joint")
    fields = {name: getattr(said, name) or "" for name in FIELDS}
    fields |= {"to": joint.join(said.to), "from": joint.join(said.from_)}
    return words(f"said.{said.type}", **fields).strip()


def statement_notes(words: Words, said: Statement) -> tuple[str, ...]:
    """How it stands to the announcement, and what the text leaves open or understood."""
    notes = [words(f"tense.{said.tense}")]
    notes += [words("said_note.dated", day=said.date)] if said.date else []
    flags = ("implied", "many", "dotted", "open_list")
    notes += [words(f"said_note.{flag}") for flag in flags if getattr(said, flag)]
    return (*notes, *(words(f"doubt.{doubt}") for doubt in said.unsure))
