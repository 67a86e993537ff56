"""Rows: the values of `graph.model` as property maps of Neo4j, and back.

A row holds everything that derive says of a value, and a digest of it: two rows with the same digest
are the same. `known_since` and `known_until` are added by the store and are no part of the digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

from graph.model import (
    About,
    Change,
    ChangeKind,
    Confirmation,
    Link,
    LinkType,
    Period,
    Person,
    Post,
    Role,
    Scope,
    Thing,
    Unit,
    UnitKind,
)
from graph.sounds import sounds_of

Row = dict[str, Any]

_PERIOD = tuple(field.name for field in fields(Period))


def thing_row(company: str, thing: Thing) -> Row:
    """The properties of a Person, Unit, Post or Scope node; `sounds` of the first two is for search."""
    row = _plain(thing)
    if isinstance(thing, Person | Unit) and (sounds := sounds_of(thing.names)):
        row["sounds"] = list(sounds)
    return _sealed(company, row)


def link_row(company: str, link: Link) -> Row:
    """The properties of a relationship, with `start` and `end`, the ids of its ends."""
    return _sealed(company, _plain(link))


def change_row(company: str, change: Change) -> Row:
    """The properties of a Change node; `parties` are 'role thing' each."""
    row = _plain(change)
    row["date"] = row.pop("day")
    return _sealed(company, row)


def confirmation_row(company: str, confirmation: Confirmation) -> Row:
    """The properties of a Confirmation node."""
    row = _plain(confirmation)
    row["date"] = row.pop("day")
    return _sealed(company, row)


def thing_of(label: str, row: Mapping[str, Any]) -> Thing:
    """The thing that the properties of a node with this label mean."""
    return THING_LABELS[label](row)


def person_of(row: Mapping[str, Any]) -> Person:
    """The Person that a node's properties mean."""
    return Person(**_values(Person, row))


def unit_of(row: Mapping[str, Any]) -> Unit:
    """The Unit that a node's properties mean."""
    return Unit(**_values(Unit, row) | {"kind": UnitKind(row["kind"])})


def post_of(row: Mapping[str, Any]) -> Post:
    """The Post that a node's properties mean."""
    return Post(**_values(Post, row) | {"role": Role(row["role"])})


def scope_of(row: Mapping[str, Any]) -> Scope:
    """The Scope that a node's properties mean."""
    return Scope(**_values(Scope, row))


THING_LABELS: dict[str, Callable[[Mapping[str, Any]], Thing]] = {
    "Person": person_of,
    "Unit": unit_of,
    "Post": post_of,
    "Scope": scope_of,
}


def link_of(row: Mapping[str, Any]) -> Link:
    """The link that a relationship's properties mean, `type` among them."""
    return Link(**_values(Link, row) | {"type": LinkType(row["type"])})


def change_of(row: Mapping[str, Any]) -> Change:
    """The Change that a node's properties mean."""
    dated = {**row, "day": row["date"]}
    return Change(
        **_values(Change, dated) | {"kind": ChangeKind(row["kind"]), "about": _parties(row)}
    )


def confirmation_of(row: Mapping[str, Any]) -> Confirmation:
    """The Confirmation that a node's properties mean."""
    return Confirmation(
        **_values(Confirmation, {**row, "day": row["date"]}) | {"about": _parties(row)}
    )


def _plain(value: Thing | Link | Change | Confirmation) -> Row:
    row: Row = {}
    for field in fields(value):
        content = getattr(value, field.name)
        if isinstance(content, Period):
            row |= {name: getattr(content, name) for name in _PERIOD}
        elif field.name == "about":
            row["parties"] = [f"{about.role} {about.thing}" for about in content]
        elif isinstance(content, StrEnum):
            row[field.name] = content.value
        else:
            row[field.name] = list(content) if isinstance(content, tuple) else content
    return {key: content for key, content in row.items() if content is not None}


def _sealed(company: str, row: Row) -> Row:
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return {**row, "company": company, "digest": digest}


def _values(kind: type, row: Mapping[str, Any]) -> Row:
    values: Row = {}
    for field in fields(kind):
        content = row.get(field.name)
        if field.name == "period":
            values["period"] = Period(**{name: row.get(name) for name in _PERIOD})
        elif content is not None or field.default is MISSING:
            values[field.name] = tuple(content) if isinstance(content, list) else content
    return values


def _parties(row: Mapping[str, Any]) -> tuple[About, ...]:
    return tuple(About(*party.split(" ", 1)) for party in row["parties"])
