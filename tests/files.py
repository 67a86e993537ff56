"""A memo in every format that is read: what tests give to the converters, made here and nowhere else."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape as escape_xml
from zipfile import ZIP_DEFLATED, ZipFile

import noto_cjk_sans_otc
import typst

FONTS = Path(noto_cjk_sans_otc.__file__).parent
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
_PAGE = """#set page(paper: "a4", numbering: "1 / 1", header: [Harbour Group])
#set text(font: "Noto Sans CJK SC", size: 11pt)
#for line in json("lines.json") { par(line) }
"""


def html_of(text: str, head: str = "") -> bytes:
    """A page with a paragraph a line, in UTF-8."""
    body = "\n".join(f"<p>{escape(line)}</p>" for line in _lines(text))
    page = f"<!doctype html>\n<html><head><meta charset=utf-8>{head}</head>\n<body>{body}</body></html>"
    return page.encode()


def mail_of(text: str, *, html: str | None = None, charset: str = "utf-8") -> bytes:
    """A mail with a plain body, and an HTML one beside it where given."""
    mail = EmailMessage()
    mail["From"] = "Office <office@harbour.example>"
    mail["To"] = "all@harbour.example"
    mail["Date"] = "Fri, 07 Jan 2022 09:00:00 +0800"
    mail["Subject"] = "Fwd"
    mail.set_content(text, charset=charset)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def word_of(text: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with a paragraph a line, and more parts."""
    paragraphs = (
        f'<w:p><w:r><w:t xml:space="preserve">{escape_xml(line)}</w:t></w:r></w:p>'
        for line in _lines(text)
    )
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    return word_of_parts({"word/document.xml": body.encode()} | dict(more or {}))


def word_of_parts(parts: Mapping[str, bytes]) -> bytes:
    """A Word document of these parts."""
    frame = {"[Content_Types].xml": _TYPES.encode(), "_rels/.rels": _RELATIONS.encode()}
    return zip_of(frame | dict(parts))


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """An archive."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf_of(text: str) -> bytes:
    """A PDF of A4 pages with head and page numbers, lines broken where the page ends."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "lines.json").write_text(json.dumps(_lines(text)), "utf-8")
        Path(folder, "page.typ").write_text(_PAGE, "utf-8")
        return bytes(typst.compile(Path(folder, "page.typ"), font_paths=[FONTS]))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
