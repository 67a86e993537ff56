"""Find: people, units and posts by a name, or by a part of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.cypher import cypher
from graph.driver import Database

MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A thing by its id; `label` is Person, Unit or Post, `names` the spellings met."""

    label: str
    id: str
    name: str
    names: tuple[str, ...]


def find(database: Database, company: str, name: str, limit: int = MOST) -> tuple[Found, ...]:
    """The things of a company with these words in their name, the best match first."""
    words = name.replace('"', " ").replace("\\", " ").strip()
    if not words:
        return ()
    rows = database.read(cypher("find"), company=company, words=f'"{words}"', limit=limit)
    return tuple(Found(r["label"], r["id"], r["name"], tuple(r["names"])) for r in rows)
