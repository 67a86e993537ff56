"""Sentences of our own, each with all that it states and nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.document import Document, Part, Section
from ingest.extract import extract
from ingest.statement import Span, Tense

FOLDER = Path(__file__).resolve().parent / "sentences"
AUTHORS = {"zh": "马原", "en": "Mary Stone"}
DAY = "2023-05-08"
FIELDS = ("type", "person", "unit", "post", "to", "from", "part", "scope", "ended")
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def as_tuple(row: dict[str, Any]) -> tuple[Any, ...]:
    """A row as a tuple of what the sentence says; a date only where its own words give it."""
    stated = row.get("dated", "stated") == "stated"
    marks = tuple(mark for mark in ("many", "dotted", "open_list") if row.get(mark))
    names = (tuple(v) if isinstance(v := row.get(key), list) else v for key in FIELDS)
    return (*names, row.get("tense", Tense.AFTER), row.get("date") if stated else None, *marks)


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda one: str(one)[:40])
def test_a_sentence_says_this_and_nothing_else(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    document = Document(
        text=text,
        sections=(Section(Part.LETTER, 0, len(text)),),
        language=language,
        announced=DAY,
        author=Span(0, 0, AUTHORS[language]),
    )
    found = {as_tuple(one.to_json()) for one in extract(document)}
    assert found == {as_tuple(row) for row in case["says"]}
