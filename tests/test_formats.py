"""Every format gives the statements that the same memo gives as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import NotText
from ingest.extract import extract
from ingest.formats import format_of, text_of
from ingest.structure import structure
from tests.client_memo import MEMO
from tests.command import Reorg
from tests.files import html_of, mail_of, pdf_of, word_of, zip_of

SEED = MEMO.read_text("utf-8")
ENGLISH = (
    "To: All staff\nFrom: Ann Smith\nDate: May 3, 2021\n\n"
    "Effective today, Robert Brown will lead the Cloud Products division and report to me. "
    "Maria Lopez, who has headed Customer Care since 2019, becomes Chief Operating Officer.\n\n"
    "John Miller will continue to lead Finance.\n"
)

Row = tuple[object, ...]


def told(text: str) -> set[Row]:
    """The statements of a text, without where they stand."""
    rows = (statement.to_json() for statement in extract(structure(text)))
    left_out = {"start", "end", "evidence"}
    return {tuple(sorted((k, str(v)) for k, v in row.items() if k not in left_out)) for row in rows}


@pytest.mark.parametrize("text", [SEED, ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("memo.txt", str.encode),
        ("memo.md", str.encode),
        ("memo.html", html_of),
        ("memo.eml", mail_of),
        ("memo.docx", word_of),
        ("memo.pdf", pdf_of),
    ],
)
def test_the_same_memo_gives_the_same_statements_in_every_format(
    text: str, name: str, made: Callable[[str], bytes]
) -> None:
    converted = text_of(made(text), name)
    assert told(converted) == told(text) != set()
    for statement in extract(structure(converted)):
        span = statement.span
        assert converted[span.start : span.end] == span.text


@pytest.mark.parametrize("made", [html_of, word_of, pdf_of])
def test_content_tells_the_format_where_the_suffix_lies(made: Callable[[str], bytes]) -> None:
    raw = made("任命王芳为云产品部总经理。")
    assert {text_of(raw, name).strip().splitlines()[-1] for name in ("a.txt", "a.eml", "-")} == {
        "任命王芳为云产品部总经理。"
    }


def test_text_that_calls_itself_something_else_is_text() -> None:
    for name in ("memo.pdf", "memo.docx", "memo.doc", "memo"):
        assert text_of("任命王芳为总经理。".encode(), name) == "任命王芳为总经理。"


def test_a_memo_with_mail_lines_in_plain_text_keeps_every_character() -> None:
    head = "Date: Mon, 1 May 2000\nMime-Version: 1.0\nContent-Transfer-Encoding: quoted-printable"
    text = f"{head}\n\nAnn leads Sales.\n"
    assert text_of(text.encode(), "memo.txt") == text
    assert format_of(mail_of(SEED), "memo.txt").module == "mail"


def test_an_archive_and_an_old_office_file_are_told_from_a_document() -> None:
    with pytest.raises(Exception, match=r"a\.docx is an archive and no Word document"):
        text_of(zip_of({"memo.txt": b"text"}), "a.docx")
    with pytest.raises(Exception, match=r"a\.doc is an old Office file or one with a password"):
        text_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.doc")
    with pytest.raises(NotText):
        text_of(bytes(range(256)) * 8, "a.pdf")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>王芳<b>负责</b>云产品部</p>", "王芳负责云产品部\n"),
        ("<p>任命王芳\n 为总经理</p>", "任命王芳为总经理\n"),
        ("<p>Ann\n leads <br>Sales</p>", "Ann leads\nSales\n"),
        ("<ul><li>甲<li>乙</ul><ol><li>丙<li>丁</ol>", "- 甲\n- 乙\n\n1. 丙\n2. 丁\n"),
        ("<table><tr><td>王芳<td>总经理<tr><td>李明<td>总监</table>", "王芳\t总经理\n李明\t总监\n"),
        ("<pre>a  b\nc</pre>", "a  b\nc\n"),
        ("<p>A&amp;B &lt;i&gt;部&lt;/i&gt;</p>", "A&B <i>部</i>\n"),
    ],
)
def test_a_page_is_read_as_it_is_seen(source: str, text: str) -> None:
    assert text_of(source.encode(), "page.html") == text


@pytest.mark.parametrize(
    ("said", "encoding"), [("gb2312", "gbk"), ("big5", "big5"), ("utf-8", "utf-8")]
)
def test_a_page_is_read_in_the_encoding_that_it_declares(said: str, encoding: str) -> None:
    page = f"<html><head><meta charset='{said}'></head><p>任命王芳負責市場部</p></html>"
    assert text_of(page.encode(encoding), "page.html") == "任命王芳負責市場部\n"


def test_a_mail_has_its_head_in_lines_and_its_day_in_iso_form() -> None:
    assert text_of(mail_of("任命王芳为总经理。", charset="gb2312"), "a.eml").splitlines() == [
        "Subject: Fwd",
        "From: Office <office@harbour.example>",
        "To: all@harbour.example",
        "Date: 2022-01-07",
        "",
        "任命王芳为总经理。",
    ]


def test_a_mail_with_html_alone_is_read(tmp_path: Path) -> None:
    raw = mail_of("plain").replace(b"text/plain", b"text/html").replace(b"plain", b"<p>A<p>B")
    path = tmp_path / "a.eml"
    path.write_bytes(raw)
    assert text_of(raw, str(path)).endswith("\n\nA\n\nB\n")


def test_the_command_reads_a_folder_of_all_formats_and_standard_input(tmp_path: Path) -> None:
    reorg = Reorg(tmp_path / "home")
    memos, out = tmp_path / "memos", tmp_path / "out"
    memos.mkdir()
    (memos / "one.txt").write_text(SEED, "utf-8")
    (memos / "one.docx").write_bytes(word_of(SEED))
    (memos / "two.PDF").write_bytes(pdf_of(SEED))
    (memos / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert reorg("extract", memos, "-o", out).returncode == 0
    assert {path.name for path in out.iterdir()} == {"one.txt.jsonl", "one.docx.jsonl", "two.jsonl"}
    counts = {len(path.read_text("utf-8").splitlines()) for path in out.iterdir()}
    assert counts == {len(told(SEED))}
    assert len(reorg("extract", "-", stdin=word_of(SEED)).stdout.splitlines()) in counts


def test_the_command_refuses_with_exit_code_3_and_says_what_to_do(tmp_path: Path) -> None:
    reorg = Reorg(tmp_path / "home")
    path = tmp_path / "[bold]m.docm"
    path.write_bytes(word_of(SEED, {"word/vbaProject.bin": b"x"}))
    done = reorg("extract", path)
    assert done.returncode == 3
    assert "[bold]m.docm holds macros: save it as .docx" in " ".join(done.stderr.split())
    done = reorg("extract", path, REORG_MEMO_LIMIT="many")
    assert done.returncode == 2
    assert "REORG_MEMO_LIMIT is 'many': give a number from 1 to 1000" in done.stderr
