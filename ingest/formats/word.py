"""Word documents to text, through HTML; pictures, macros and what a document links to stay closed."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth

from ingest.errors import RefusedFile
from ingest.formats.html import text_of_html

UNPACKED = 10 * 1024 * 1024
"""The most bytes of XML that a document may unpack to: a page has some 10,000."""

_DTD = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_LOCKED = 0x1


def text(raw: bytes) -> str:
    """The text of a .docx, a paragraph a line; deleted words and comments left out."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            _check(archive)
    except (BadZipFile, EOFError) as problem:
        raise RefusedFile("is a broken .docx: save the memo anew") from problem
    converted = mammoth.convert_to_html(
        BytesIO(raw),
        convert_image=_no_picture,
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return text_of_html(converted.value)


def _check(archive: ZipFile) -> None:
    """Refuse what is no Word document, or one that may do harm."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise RefusedFile("is an archive and no Word document: unpack it and give the memo")
    if any(part.flag_bits & _LOCKED for part in parts):
        raise RefusedFile("has a password: save it without one")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise RefusedFile("holds macros: save it as .docx, which holds none")
    if sum(part.file_size for part in xml) > UNPACKED:
        raise RefusedFile(
            f"unpacks to more than {UNPACKED / 1e6:.0f} MB: give the memo alone, as text"
        )
    if any(_has_entities(archive, part) for part in xml):
        raise RefusedFile("declares entities, which no Word document does: save the memo anew")


def _has_entities(archive: ZipFile, part: ZipInfo) -> bool:
    return _DTD.search(archive.read(part)) is not None


def _no_picture(_: object) -> list[object]:
    return []
