"""What the tests of reading share: rows as plain tuples, and the scorer's way of comparing names."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from ingest.document import Document, Part, Section
from ingest.extract import extract

Row = Mapping[str, Any]
FIELDS = ("type", "person", "unit", "post", "to", "from", "part", "scope")
_TAIL = re.compile(r"(等业务|业务板块|业务|板块|版块|团队|等)$")
_CLASS = {"leads": "head", "responsible_for": "head"}


def letter(text: str, language: str = "zh", announced: str | None = None) -> Document:
    """A document that is one letter."""
    section = Section(Part.LETTER, 0, len(text))
    return Document(text=text, sections=(section,), language=language, announced=announced)


def read(text: str, language: str = "zh", announced: str | None = None) -> list[dict[str, Any]]:
    """The statements of a letter, as rows of the exchange format."""
    return [one.to_json() for one in extract(letter(text, language, announced))]


def tuples(rows: list[dict[str, Any]] | list[Row]) -> set[tuple[Any, ...]]:
    """Rows as tuples of type and names; lists of names in the order of the text."""
    return {
        tuple(tuple(v) if isinstance(v := row.get(key), list) else v for key in FIELDS)
        for row in rows
    }


def plain(value: object) -> str:
    """A name without width, case, quotes, spaces and generic tails."""
    text = unicodedata.normalize("NFKC", str(value or "")).casefold()
    text = re.sub(r"[\s\"'“”《》()]", "", text)
    return _TAIL.sub("", text) or text


def names(value: object) -> set[str]:
    """The plain names of a field that holds one or a list."""
    values = value if isinstance(value, list) else [value] if value else []
    return {plain(one) for one in values}


def same(gold: Row, row: Row) -> bool:
    """Whether a row says what a gold row says: type, names, and before or not before."""
    if _CLASS.get(gold["type"], gold["type"]) != _CLASS.get(row["type"], row["type"]):
        return False
    if (gold["tense"] == "before") != (row["tense"] == "before"):
        return False
    if any(gold.get(k) and names(gold[k]) != names(row.get(k)) for k in ("person", "to", "from")):
        return False
    if gold.get("post") and plain(row.get("post")) not in _posts(gold["post"]):
        return False
    return (
        plain(gold.get("part")) == plain(row.get("part"))
        and plain(gold.get("scope")) in plain(row.get("scope"))
        and names(gold.get("unit")) <= names(row.get("unit"))
    )


def _posts(post: str) -> set[str]:
    """搜索/产品负责人 may be given as one post or as two."""
    both = re.sub(r"(\w+)/(\w+?)(负责人)", r"\1\3/\2\3", post)
    return {plain(post), *map(plain, both.split("/"))}
