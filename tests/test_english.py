"""The English reader: layout, names, hostile text, and what it costs to load."""

import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.document import Part
from ingest.extract import extract
from ingest.statement import Statement, Voice
from ingest.structure import structure
from tests.reading import read, tuples

MAIL = """From: Mary Stone <mary.stone@example.com>
Sent: Monday, May 8, 2023 10:46 AM
To: All staff
Subject: Changes in Operations

Ann Walker will lead the Design Studio and report to me.

Best regards,
Mary Stone
"""
WIRE = """SPRINGFIELD, Ohio, April 8 - Acme Corp said it named Helen Price president of its
Tools Division, succeeding Mark Rivera, who will retire on June 1, 1991.
"""
PIECES = st.sampled_from(
    [
        "Jane Doe",
        "Mr. Roe",
        "will lead",
        "the Sales Department",
        " and ",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "- ",
        ": ",
        "president of",
        "Acme Corp.",
        "named",
        "has been appointed",
        "as",
        "who",
        "(",
        ")",
        "“",
        "”",
        "'s",
        "reports to",
        "me",
        "The Data Office",
        "merged into",
        "effective June 1",
        "she",
        "They",
        "[a](b)",
        "@kim",
    ]
)
REPEATED = [
    "Jane Doe will lead ",
    "A",
    "(",
    "\n",
    "Mr. ",
    "- Jane Doe: Coal\n",
    "Acme Corp. ",
    "the merger of ",
    "[x](",
    "named ",
    ", and ",
    "NEW YORK, ",
]


def test_a_mail_has_an_author_a_day_and_a_subject() -> None:
    document = structure(MAIL)
    assert (document.author and document.author.text) == "Mary Stone"
    assert (document.announced, document.title) == ("2023-05-08", "Changes in Operations")
    assert [section.part for section in document.sections] == [Part.FRAME, Part.LETTER]


def test_me_in_a_mail_is_who_signs_it() -> None:
    rows = {(s.type, s.person, s.to, s.surface) for s in extract(structure(MAIL))}
    assert ("reports_to", "Ann Walker", ("Mary Stone",), "me") in rows


def test_a_wire_story_is_a_reporters_and_breaks_no_name() -> None:
    found = extract(structure(WIRE))
    assert {one.by for one in found} == {Voice.REPORTER}
    assert {(s.type, s.person, s.unit, s.post) for s in found} == {
        ("leads", "Helen Price", "Tools Division", "president"),
        ("steps_down", "Mark Rivera", "Tools Division", "president"),
    }


def test_a_first_name_and_a_last_name_lead_to_the_full_name() -> None:
    rows = read(
        "Ann Walker will lead Design. Ann will report to Paul Green. Walker will join Sales.", "en"
    )
    assert {row["person"] for row in rows} == {"Ann Walker"}


def test_a_first_name_of_two_people_is_the_one_told_last() -> None:
    rows = read(
        "Jeff Stone will lead Design. Jeff Marsh will lead Sales. Jeff will report to Ann Lee.",
        "en",
    )
    assert ("reports_to", "Jeff Marsh", "Ann Lee") in {
        (row["type"], row["person"], row.get("to")) for row in rows
    }


def test_two_people_and_two_units_are_aligned() -> None:
    rows = tuples(read("Ann Lee and Paul Green will lead Design and Sales, respectively.", "en"))
    assert {row[:3] for row in rows} == {
        ("leads", "Ann Lee", "Design"),
        ("leads", "Paul Green", "Sales"),
    }


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=50).map(" ".join)))
def test_any_text_gives_exact_spans(text: str) -> None:
    document = structure(text, "en")
    for row in extract(document):
        start, end = row.span.start, row.span.end
        assert text[start:end] == row.span.text
        assert 0 < end - start <= 300
        assert Statement.from_json(row.to_json()) == row


@pytest.mark.parametrize("piece", REPEATED)
def test_100_kb_of_one_piece_repeated_ends_soon(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    assert isinstance(extract(structure(text, "en")), list)
    assert time.process_time() - begin < 10


def test_reading_chinese_loads_nothing_of_english() -> None:
    program = (
        "import sys; from ingest.extract import extract; from ingest.structure import structure;"
        "assert extract(structure('任命王芳为云产品部总监。')); print('spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
