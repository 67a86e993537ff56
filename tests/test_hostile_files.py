"""Files made to do harm, or broken: refused with what is wrong and what to do, or read as plain text."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress

import pypdfium2
import pytest

from ingest.errors import EmptyMemo, IngestError, MemoTooLarge, RefusedFile
from ingest.formats import apart, load, text_of
from tests.files import html_of, mail_of, pdf_of, word_of, word_of_parts

MEMO = "任命王芳为云产品部总经理。"
MB = 1024 * 1024


def refused(raw: bytes, name: str) -> str:
    with pytest.raises(RefusedFile) as told:
        text_of(raw, name)
    assert told.value.exit_code == 3
    assert str(told.value).startswith(name)
    return str(told.value)


def read_or_refused(raw: bytes, name: str) -> str:
    """The text, or why there is none."""
    try:
        return text_of(raw, name)
    except IngestError as told:
        return str(told)


def test_a_document_that_unpacks_to_a_gigabyte_is_refused() -> None:
    file = BytesIO(word_of(MEMO))
    with (
        ZipFile(file, "a", ZIP_DEFLATED) as archive,
        archive.open("word/footnotes.xml", "w") as part,
    ):
        for _ in range(64):
            part.write(bytes(MB))
    assert "unpacks to more than 10 MB" in refused(file.getvalue(), "bomb.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_declares_entities_is_refused(encoding: str) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a0 "x">{entities}]><d>&a9;</d>'
    raw = word_of_parts({"word/document.xml": bomb.encode(encoding)})
    assert "declares entities" in refused(raw, "entities.docx")


def test_a_document_that_names_a_file_of_this_machine_never_shows_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush", "utf-8")
    drawing = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:body><w:p><w:r><w:t>{MEMO}</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip r:link="p1"/>'
        "</w:drawing></w:r></w:p></w:body></w:document>"
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="p1" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/image" Target="{secret.as_uri()}"/></Relationships>'
    )
    parts = {"word/document.xml": drawing, "word/_rels/document.xml.rels": links}
    raw = word_of_parts({name: part.encode() for name, part in parts.items()})
    assert text_of(raw, "linked.docx") == MEMO + "\n"


def test_a_document_with_macros_is_refused() -> None:
    raw = word_of(MEMO, {"word/vbaProject.bin": b"Sub AutoOpen()"})
    assert "holds macros" in refused(raw, "memo.docm")
    assert "holds macros" in refused(raw, "memo.docx")


def test_a_document_cut_off_or_without_end_is_refused() -> None:
    assert "broken .docx" in refused(word_of(MEMO)[:300], "cut.docx")
    deep = f"<w:document>{'<w:p>' * 100_000}".encode()
    assert "is broken" in refused(word_of_parts({"word/document.xml": deep}), "deep.docx")


def test_scripts_styles_and_pictures_of_a_page_leave_no_trace() -> None:
    page = (
        '<p>任命<img src="http://tracker.example/x.gif" alt="x">王芳<script>alert("任命李明")</script>'
        '<style>p {}</style><span style="display: none">任命赵六</span><i hidden>某某</i>'
        '<iframe src="file:///etc/passwd">frame</iframe>为总经理。</p>'
    )
    assert text_of(html_of("") + page.encode(), "page.html") == "任命王芳为总经理。\n"
    mail = text_of(mail_of("x", html=page).replace(b"text/plain", b"text/x-none"), "page.eml")
    assert mail.splitlines()[-1] == "任命王芳为总经理。"


def test_markup_in_names_stays_what_it_is() -> None:
    name = "<script>alert(1)</script>[bold]&amp;"
    assert text_of(html_of(f"任命{name}为总经理"), "a.html") == f"任命{name}为总经理\n"
    assert text_of(word_of(f"任命{name}为总经理"), "a.docx") == f"任命{name}为总经理\n"
    assert f"{name}.docx has" not in refused(word_of("")[:40], f"{name}.docx")


def test_a_page_that_nests_deep_is_read_and_one_that_takes_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert text_of(b"<div>" * 20_000 + MEMO.encode(), "deep.html") == MEMO + "\n"
    monkeypatch.setattr(apart, "SECONDS", 1)
    assert "takes more than 1 s" in refused(b"<div><b>" * 100_000 + MEMO.encode(), "slow.html")


def test_attachments_of_a_mail_stay_closed() -> None:
    mail = EmailMessage()
    mail["Subject"] = "memo"
    mail.add_attachment(
        word_of(MEMO), maintype="application", subtype="octet-stream", filename="m.docx"
    )
    assert "its attachments (m.docx) are not opened" in refused(mail.as_bytes(), "empty.eml")
    full = EmailMessage()
    full.set_content("任命李明为总监。")
    full.add_attachment(MEMO, filename="more.txt")
    assert text_of(full.as_bytes(), "full.eml").split() == ["任命李明为总监。"]


@pytest.mark.parametrize(
    "head",
    [
        b"Date: Fri, 99 Nov 99999 99:99:99 +9999",
        b"From: =?utf-8?b?////?= <<>>\x00",
        b"To: " + b"(" * 5000,
    ],
)
def test_a_mail_with_a_broken_head_is_read_or_refused(head: bytes) -> None:
    raw = head + b"\nContent-Transfer-Encoding: base64\n\n5Lu75ZG9546L6Iqz\n"
    told = read_or_refused(raw, "broken.eml")
    assert told.endswith("任命王芳\n") or told.startswith("broken.eml")


def test_a_pdf_with_a_password_a_broken_one_and_a_scan_are_told_apart() -> None:
    assert "is a broken PDF" in refused(b"%PDF-1.7\nnothing here", "broken.pdf")
    scan = BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(scan)
    assert "is a PDF without text, a scan perhaps" in refused(scan.getvalue(), "scan.pdf")
    assert "has a password" in refused(LOCKED, "locked.pdf")


def test_a_pdf_that_unpacks_to_gigabytes_is_refused_in_time() -> None:
    inner = compress(b"BT (a) Tj ET " * 8_000_000, 9)
    outer = compress(inner, 9)
    assert refused(_one_stream(outer, b"[/FlateDecode /FlateDecode]"), "bomb.pdf")


def test_size_is_limited_before_and_behind_conversion(tmp_path: Path) -> None:
    with pytest.raises(MemoTooLarge, match="REORG_MEMO_LIMIT"):
        text_of(MEMO.encode() * 100, "memo.txt", limit=1000)
    with pytest.raises(RefusedFile, match="holds more text than"):
        text_of(word_of(MEMO * 5000), "memo.docx", limit=20_000)
    path = tmp_path / "memo.txt"
    path.write_bytes(bytes(2000))
    with pytest.raises(MemoTooLarge):
        load(path, limit=1000)


@pytest.mark.parametrize("made", [html_of, word_of])
def test_a_file_without_words_is_empty(made: object) -> None:
    assert callable(made)
    with pytest.raises(EmptyMemo):
        text_of(made(""), "empty")


def test_a_pdf_cut_anywhere_is_read_or_refused() -> None:
    raw = pdf_of(MEMO)
    for share in (0.1, 0.5, 0.99):
        told = read_or_refused(raw[: int(len(raw) * share)], "cut.pdf")
        assert told == MEMO + "\n" or told.startswith("cut.pdf")


def _one_stream(stream: bytes, filters: bytes) -> bytes:
    """A PDF of one page whose content is this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
    ]
    body = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj%s endobj\n" % (number, content)
    return body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
    + b"11" * 32
    + b">/U<"
    + b"22" * 32
    + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
)
"""A PDF that says that it is encrypted, with a key that no password gives."""
