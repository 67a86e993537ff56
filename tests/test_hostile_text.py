"""Texts that nobody would write: no crash, no span outside, and time that grows with the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.lexicon import lexicon
from ingest.structure import structure

REPEATED = (
    "、由负责",
    "由负责",
    "任命王芳为",
    "“",
    "(",
    "在",
    "的",
    "将",
    "和",
    "王芳、",
    "总经理",
    ",",
    "1.",
    " ",
    "\n",
    "对",
    "除了外,也",
    "三大中心:",
    "总监:王芳",
)
_MARKS = list(".,;:'\"()-—*#>\n\t")
_PLAIN = [
    "Ann",
    "Bob Smith",
    "will",
    "who",
    "me",
    "to",
    "of",
    "the",
    "unit",
    "Sales",
    "Vice President",
]
_VERBS = [word.replace("_", " ") for kind in lexicon("en").table("verbs").values() for word in kind]
_ENGLISH = st.lists(st.sampled_from(_MARKS + _PLAIN + _VERBS), max_size=80).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ENGLISH)
def test_any_order_of_english_words_gives_exact_spans(text: str) -> None:
    for statement in extract(structure(text, "en")):
        span = statement.span
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


def seconds(text: str, language: str | None = None) -> float:
    """Processor time of one reading."""
    start = time.process_time()
    extract(structure(text, language))
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece", ["、由负责", "由", "成立", "“", "(", "的", "和", "王芳、", "\n", "任命为"]
)
def test_100_kb_of_one_piece_repeated_are_read_in_two_seconds(piece: str) -> None:
    assert seconds(piece * (100_000 // len(piece.encode()))) < 2


@pytest.mark.parametrize(
    "sentence",
    [
        lambda n: f"成立甲{n}部。",
        lambda n: f"成立甲{n}部,由王{chr(0x5000 + n)}负责,",
        lambda n: f"成立甲{n}部\n",
        lambda n: (
            f"王{chr(0x5000 + n)}从甲{n}部调任乙{n}部,感谢王{chr(0x5000 + n)}在甲{n}部的工作。"
        ),
        lambda n: f"将甲{n}部、乙{n}部合并,成立丙{n}部。",
        lambda n: f"Ann Smith{chr(97 + n % 26)} will lead the Alpha{n} unit. ",
    ],
    ids=["sentences", "clauses", "lines", "moves", "mergers", "english"],
)
def test_time_grows_with_the_text_and_no_faster(sentence: Callable[[int], str]) -> None:
    def best(count: int) -> float:
        return min(seconds("".join(map(sentence, range(count)))) for _ in range(2))

    few = best(80)
    assert best(640) < 14 * few  # 8 where it is linear, 64 where it is quadratic


def test_a_dense_text_of_four_thousand_units_is_read_in_two_seconds() -> None:
    text = "".join(f"成立甲乙丙丁{n}部。" for n in range(4000))
    assert len(text) > 40_000
    assert seconds(text) < 2
