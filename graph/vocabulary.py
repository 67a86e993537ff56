"""Vocabulary: the labels, types and properties of the graph, told from the code that writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from graph.log import Decision, Entry, Memo, Reading
from graph.model import Change, Confirmation, Link, LinkType, Period, Person, Post, Scope, Unit
from graph.schema import ENDS, JOINS, NODE_ENDS
from ingest.statement import Statement

DERIVED: tuple[type, ...] = (Person, Unit, Post, Scope, Change, Confirmation)
LOGGED: dict[str, tuple[type, ...]] = {
    "Memo": (Memo,),
    "Statement": (Entry, Statement),
    "Reading": (Reading,),
    "Decision": (Decision,),
}
# What a field of the code is called in the graph.
NAMES: dict[str, tuple[str, ...]] = {
    "period": tuple(field.name for field in fields(Period)),
    "day": ("date",),
    "statement": (),
    "span": ("evidence", "start", "end"),
    "from_": ("from",),
}
OF_STEPS = NAMES | {"about": ("parties",)}
BESIDE = {  # what is written beside the fields, for search and for reading the log at once
    "Person": ("sounds",),
    "Unit": ("sounds",),
    "Reading": ("gists",),
}
KNOWN = ("company", "digest", "known_since")
ONLY_OF = {"line": "REPORTS_TO", "as_post": "REPORTS_TO", "by": "BECAME", "part": "BECAME"}
# Relationships that are no dated links: from, type, to, properties.
EVIDENCE: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Change|Confirmation", "ABOUT", "Person|Unit|Post|Scope", ("role",)),
    ("Change|Confirmation", "STATED_BY", "Statement", ()),
    ("Statement", "IN_MEMO", "Memo", ()),
    ("Reading", "OF", "Memo", ()),
    ("Decision", "RULES", "Statement", ("becomes",)),
)


def labels() -> dict[str, tuple[str, ...]]:
    """The properties that nodes of each label may have."""
    found = {kind.__name__: (*_named(kind, OF_STEPS), *KNOWN) for kind in DERIVED}
    for label, kinds in LOGGED.items():
        names = [name for kind in kinds for name in _named(kind, NAMES)]
        found[label] = tuple(dict.fromkeys((*names, "company")))
    for label, names_beside in (*BESIDE.items(), *NODE_ENDS.items()):
        found[label] = tuple(dict.fromkeys((*found[label], *names_beside)))
    return found | {"Company": ("id", "name", "version", "rules", "recorded")}


def types() -> dict[str, tuple[str, ...]]:
    """The properties that relationships of each type may have."""
    dated = tuple(dict.fromkeys((*_named(Link, NAMES), *KNOWN, *ENDS)))
    found = {
        kind.value: tuple(name for name in dated if ONLY_OF.get(name, kind.value) == kind.value)
        for kind in LinkType
    }
    return found | {name: properties for _, name, _, properties in EVIDENCE}


def joins() -> Iterator[tuple[str, str, str]]:
    """From which labels, by which type, to which labels: one row a type."""
    for kind, (starts, ends) in JOINS.items():
        yield "|".join(starts), kind.value, "|".join(ends)
    for start, name, end, _ in EVIDENCE:
        yield start, name, end


def _named(kind: type, names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for field in fields(kind):
        yield from names.get(field.name, (field.name,))
