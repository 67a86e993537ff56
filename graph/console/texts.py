"""Texts: the values of an answer as JSON holds them, and as a person reads them in a cell."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from graph.driver.answers import Edge, Node, Path


def as_json(value: Any) -> Any:  # noqa: ANN401  a value of any of Cypher's types
    """A value of text, numbers, lists and maps alone."""
    match value:
        case Node() | Edge() | Path():
            return _drawable_as_json(value)
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case list() | tuple():
            return [as_json(item) for item in value]
        case date() | datetime() | time():
            return value.isoformat()
        case None | str() | int() | float():
            return value
    return str(value)


def _drawable_as_json(value: Node | Edge | Path) -> Any:  # noqa: ANN401
    if isinstance(value, Path):
        return {"nodes": as_json(value.nodes), "relationships": as_json(value.edges)}
    kind = {"labels": [*value.labels]} if isinstance(value, Node) else {"type": value.type}
    return {**kind, "properties": as_json(value.properties)}


def in_words(value: Any) -> str:  # noqa: ANN401
    """A value as one line of text."""
    match value:
        case Node():
            return f"(:{':'.join(value.labels)} {value.name})"
        case Edge():
            return f"[:{value.type}]"
        case Path():
            return _path_in_words(value)
        case list() | tuple():
            return ", ".join(map(in_words, value))
    plain = as_json(value)
    if plain is None or isinstance(plain, str):
        return plain or ""
    return json.dumps(plain, ensure_ascii=False)


def _path_in_words(path: Path) -> str:
    text = in_words(path.nodes[0])
    for before, edge, after in zip(path.nodes, path.edges, path.nodes[1:], strict=False):
        left, right = ("-", "->") if edge.start == before.key else ("<-", "-")
        text += f"{left}{in_words(edge)}{right}{in_words(after)}"
    return text
