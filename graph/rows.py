"""Rows: the values of `graph.model` as property maps of Neo4j, and back.

A row holds everything that derive says of a value, and a digest of it: two rows with the same digest
are the same. `known_since` and `known_until` are added by the store and are no part of the digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
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
Value = Thing | Link | Change | Confirmation

_PERIOD = tuple(field.name for field in fields(Period))


def row_of(company: str, value: Value) -> Row:
    """What is stored of a value, by the names of the graph: only what is known.

    Of a relationship with `start` and `end`, the ids of its ends; of a person or unit with `sounds`,
    for search; `parties` of a step are 'role thing' each. An `unsure_` day is the possible one where it
    is not the sure one: by it and the sure one a comparison finds whatever has an end between two days.
    """
    kind = type(value)
    cells = zip(_KEYS[kind], _READ[kind](value), strict=True)
    row = {key: cell for key, cell in cells if cell is not None}
    for key in _TOLD.keys() & row.keys():
        row[key] = _TOLD[key](row[key])
    for sure, maybe in _POSSIBLE.items():
        if maybe in row and row[maybe] != row.get(sure):
            row[f"unsure_{sure}"] = row[maybe]
    if isinstance(value, Person | Unit) and (sounds := sounds_of(value.names)):
        row["sounds"] = list(sounds)
    row["digest"] = hashlib.sha256(_ENCODER.encode(row).encode()).hexdigest()[:16]
    row["company"] = company
    return row


def columns(name: str) -> str:
    """Cypher for the list of properties that `value_of` takes of `x`, of a label or type; the id is the first.

    Days go as text: the driver takes longer to make a day than the server to find it.
    """
    named = (f"toString(x.{key})" if key in _DAYS else f"x.{key}" for key in _KEYS[_KINDS[name]])
    return f"[{', '.join(named)}]"


def value_of(name: str, row: Iterable[Any]) -> Value:
    """The value that the `columns` of a node with this label, or a relationship of this type, mean."""
    kind, cells = _KINDS[name], [*row]
    if kind in _DATED:
        ends = slice(_DATED[kind], _DATED[kind] + len(_PERIOD))
        cells[ends] = [_period(*cells[ends])]
    values: Row = dict.fromkeys(_NEEDED[kind])
    for (field, made), cell in zip(_MAKERS[kind], cells, strict=True):
        if cell is not None:
            values[field] = made(cell) if made else cell
    found: Value = kind(**values)
    return found


@lru_cache(maxsize=4096)
def _period(*cells: str | None) -> Period:
    """A Period from its cells, which many have in common."""
    told = zip(_PERIOD, cells, strict=True)
    return Period(
        **{
            end: date.fromisoformat(cell) if end in _DAYS else cell
            for end, cell in told
            if cell is not None
        }  # type: ignore[arg-type]
    )


THING_LABELS = tuple(kind.__name__ for kind in (Person, Unit, Post, Scope))
STEP_LABELS = tuple(kind.__name__ for kind in (Change, Confirmation))
NODE_LABELS = (*THING_LABELS, *STEP_LABELS)
_KINDS: dict[str, type[Value]] = {
    **{kind.__name__: kind for kind in (Person, Unit, Post, Scope, Change, Confirmation)},
    **dict.fromkeys(LinkType, Link),
}
_CALLED = {"day": ("date",), "about": ("parties",), "period": _PERIOD}  # of a field, in the graph
_WITHIN = {"period": tuple(f"period.{end}" for end in _PERIOD)}  # of a field, in a value
_DAYS = ("since", "until", "maybe_since", "maybe_until", "first", "date")
_MADE: dict[str, Callable[[Any], Any]] = {  # fields from cells
    **dict.fromkeys(("first", "day"), date.fromisoformat),
    "about": lambda parties: tuple(About(*party.split(" ", 1)) for party in parties),
    "names": tuple,
    "statements": tuple,
    "role": Role,
    "type": LinkType,
}
_SORTS: dict[type[Value], Callable[[Any], StrEnum]] = {Unit: UnitKind, Change: ChangeKind}
_FIELDS = {kind: fields(kind) for kind in _KINDS.values()}
_NAMES = {kind: tuple(field.name for field in _FIELDS[kind]) for kind in _FIELDS}
_NEEDED = {kind: [f.name for f in _FIELDS[kind] if f.default is MISSING] for kind in _FIELDS}
_KEYS = {kind: [key for n in _NAMES[kind] for key in _CALLED.get(n, (n,))] for kind in _FIELDS}
_MAKERS = {
    kind: [(n, _SORTS.get(kind) if n == "kind" else _MADE.get(n)) for n in _NAMES[kind]]
    for kind in _FIELDS
}
_DATED = {kind: names.index("period") for kind, names in _NAMES.items() if "period" in names}
_TOLD: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("type", "kind", "role"), str),
    **dict.fromkeys(("names", "statements"), list),
    "parties": lambda parties: [f"{about.role} {about.thing}" for about in parties],
}
_PATHS = {kind: [path for n in _NAMES[kind] for path in _WITHIN.get(n, (n,))] for kind in _NAMES}
_POSSIBLE = {"since": "maybe_since", "until": "maybe_until", "date": "first"}
_READ = {kind: attrgetter(*paths) for kind, paths in _PATHS.items()}  # the cells of _KEYS
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str)
