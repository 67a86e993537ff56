"""The shape of an answer: the exchange format as JSON Schema, strict, so that a server can enforce it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.statement import Kind, Tense

if TYPE_CHECKING:
    from openai.types.shared_params import ResponseFormatJSONSchema

_NAME = {"type": ["string", "null"]}
_NAMES = {"type": "array", "items": {"type": "string"}}
_FIELDS: dict[str, Any] = {
    "type": {"type": "string", "enum": [kind.value for kind in Kind]},
    "tense": {"type": "string", "enum": [tense.value for tense in Tense]},
    "person": _NAME,
    "unit": _NAME,
    "post": _NAME,
    "to": _NAMES,
    "from": _NAMES,
    "part": _NAME,
    "scope": _NAME,
    "date": _NAME,
    "implied": {"type": "boolean"},
    "evidence": {"type": "string"},
}


def answer_format() -> ResponseFormatJSONSchema:
    """What `response_format` asks of the server."""
    statement = {
        "type": "object",
        "properties": _FIELDS,
        "required": list(_FIELDS),
        "additionalProperties": False,
    }
    answer = {
        "type": "object",
        "properties": {"statements": {"type": "array", "items": statement}},
        "required": ["statements"],
        "additionalProperties": False,
    }
    return {
        "type": "json_schema",
        "json_schema": {"name": "statements", "strict": True, "schema": answer},
    }
