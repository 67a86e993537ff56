"""The files that people take along: whole, with their font inside, never with an empty box."""

import struct
import zlib

import pytest

from graph.chart import chart_of
from tests.charts import Company
from web import glyphs
from web.chart.folds import whole
from web.export import (
    ExportError,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Quote,
    chart_pdf,
    chart_png,
    document_pdf,
)
from web.words import Language, words_in

ZH = words_in(Language.ZH)
BLOCKS = (
    Heading("谁领导谁"),
    Paragraph("甲 任 乙部 负责人", "内部信"),
    Quote("由甲担任乙部负责人。#panic() *x* $y$", "第 3 句"),
    Listing(("一 #panic()", "二")),
    Grid(("单位", "负责人"), (("[乙部]", "#甲"),)),
)


def company(*names: str) -> Company:
    made = Company()
    for name in names:
        made.seat(f"{name}甲", made.unit(name))
    return made


def png_size(file: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", file[16:24])
    return wide, high


def test_the_chart_becomes_a_pdf_and_a_png() -> None:
    chart = whole(chart_of(company("乙部", "Sales").view()))
    pdf, png = chart_pdf(ZH, chart, "标题"), chart_png(ZH, chart, "标题")
    assert pdf.startswith(b"%PDF-")
    assert b"NotoSansCJK" in pdf
    assert png.startswith(b"\x89PNG")
    assert png_size(png)[0] > 900


def test_a_chart_longer_than_a_page_may_be_is_made_smaller() -> None:
    tower = Company()
    units = [tower.unit(f"U{number}") for number in range(300)]
    for lower, upper in zip(units[1:], units, strict=False):
        tower.part(lower, upper, since_basis="stated")
    chart = whole(chart_of(tower.view()))
    pdf = chart_pdf(ZH, chart, "T")
    assert page_height(pdf) == pytest.approx(14_400, abs=1)
    assert max(png_size(chart_png(ZH, chart, "T"))) <= 16_001


def page_height(pdf: bytes) -> float:
    """The height in the first MediaBox, also where objects are packed."""
    texts = [pdf]
    for part in pdf.split(b"stream\n")[1::2]:
        try:
            texts.append(zlib.decompressobj().decompress(part))
        except zlib.error:
            continue
    box = next(text for text in texts if b"/MediaBox" in text)
    inner = box.split(b"/MediaBox", 1)[1].split(b"[", 1)[1].split(b"]", 1)[0]
    return float(inner.split()[3])


def test_a_document_takes_its_text_as_text() -> None:
    pdf = document_pdf("简报 #panic()", BLOCKS, language=Language.ZH, subtitle="2022")
    assert pdf.startswith(b"%PDF-")


@pytest.mark.parametrize("sign", ["\U0001f600", "\u0e01"])
def test_a_sign_that_the_font_lacks_is_an_error_that_names_it(sign: str) -> None:
    with pytest.raises(ExportError) as caught:
        chart_pdf(ZH, whole(chart_of(company(f"乙部{sign}").view())), "T")
    assert caught.value.signs == sign
    with pytest.raises(ExportError):
        document_pdf("T", [Paragraph(sign)], language=Language.EN)


def test_the_font_has_every_word_and_sign_of_the_interface() -> None:
    assert glyphs.missing("＋−△=?→ⅡÅ“”…·×□甲") == ""
    for language in Language:
        assert glyphs.missing("".join(words_in(language).table.values())) == ""
