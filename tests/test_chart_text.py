"""The text on a card: it is broken and cut to fit its room."""

from hypothesis import given, settings
from hypothesis import strategies as st

from web.chart.text import clipped, width, wrapped


@given(st.text(max_size=80), st.booleans())
@settings(max_examples=200, deadline=None)
def test_wrapped_text_fits_its_room(text: str, bold: bool) -> None:  # noqa: FBT001
    lines = wrapped(text, 120, 13, bold=bold)
    assert 1 <= len(lines) <= 3
    assert all(width(line, 13, bold=bold) <= 120 for line in lines)


def test_wrapped_text_keeps_all_of_a_text_that_fits() -> None:
    assert wrapped("平台策略和运营中心", 80, 14) == ("平台策略和", "运营中心")
    assert wrapped("Alpha Beta", 60, 14) == ("Alpha", "Beta")
    assert "".join(wrapped("x" * 30, 100, 14, most=9)) == "x" * 30


def test_punctuation_does_not_begin_a_line() -> None:
    assert all(line[0] not in ",。)" for line in wrapped("甲乙丙,丁戊)己庚。", 40, 13, most=9))


def test_what_is_left_out_ends_in_an_ellipsis() -> None:
    assert wrapped("甲" * 60, 100, 13, most=2)[-1].endswith("…")
    assert clipped("甲乙丙丁", 30, 13) == "甲…"


def test_full_width_characters_are_one_em_and_marks_none() -> None:
    assert width("中文，", 10) == 30
    assert width("e\u0301", 10) == width("e", 10)
    assert width("i", 10) < width("a", 10) < width("W", 10) < width("中", 10)
