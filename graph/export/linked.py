"""Linked: resources with facts, which Turtle and JSON-LD write down alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "urn:reorg:id:",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "r": "urn:reorg:term:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_DAYS = {
    4: "xsd:gYear",
    7: "xsd:gYearMonth",
    10: "xsd:date",
}  # by the length of a day, whole or not


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Another resource, or a term, by its short name."""

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value; `type` is the short name of a datatype, empty for plain text."""

    text: str
    type: str = ""


Fact = tuple[str, Ref | Literal]


@dataclass(frozen=True, slots=True)
class Resource:
    """Something with its types and facts, each a property's short name and a value."""

    name: str
    types: tuple[str, ...]
    facts: tuple[Fact, ...]

    def by_property(self) -> dict[str, list[Ref | Literal]]:
        """The values of each property, both in the order in which they were said, each once."""
        found: dict[str, list[Ref | Literal]] = {}
        for name, value in dict.fromkeys(self.facts):
            found.setdefault(name, []).append(value)
        return found


def ref(key: str) -> Ref:
    """The resource of an id of the graph."""
    return Ref(f"id:{key}")


def refs(name: str, keys: Iterable[str | None]) -> Iterator[Fact]:
    """A property that leads to each of some ids."""
    yield from ((name, ref(key)) for key in keys if key)


def text(name: str, *values: str | None) -> Iterator[Fact]:
    """A property with each of some words."""
    yield from ((name, Literal(value)) for value in values if value)


def day(name: str, value: date | str | None) -> Iterator[Fact]:
    """A property with a day, or with the month or year of a partial date."""
    if value:
        yield name, Literal(str(value), _DAYS[len(str(value))])


def moment(name: str, value: datetime | None) -> Iterator[Fact]:
    """A property with a moment."""
    if value:
        yield name, Literal(value.isoformat(), "xsd:dateTime")


def number(name: str, value: int) -> Fact:
    """A property with a whole number."""
    return name, Literal(str(value), "xsd:integer")


def truth(name: str, value: bool) -> Iterator[Fact]:  # noqa: FBT001
    """A property that is said only where it is so."""
    if value:
        yield name, Literal("true", "xsd:boolean")
