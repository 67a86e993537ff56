"""Turtle: resources as RDF that people can read."""

from __future__ import annotations

from collections.abc import Iterable

from graph.export.linked import PREFIXES, Literal, Ref, Resource

_SIGNS = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
_ESCAPES = str.maketrans(_SIGNS)


def turtle_file(resources: Iterable[Resource]) -> bytes:
    """A Turtle file of resources in their order."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return "\n".join([head, *(_written(resource) for resource in resources)]).encode()


def _written(resource: Resource) -> str:
    lines = [f"{resource.name} a {', '.join(resource.types)}"]
    for name, values in resource.by_property().items():
        lines.append(f"    {name} {', '.join(map(_value, values))}")
    return " ;\n".join(lines) + " .\n"


def _value(value: Ref | Literal) -> str:
    if isinstance(value, Ref):
        return value.name
    quoted = f'"{value.text.translate(_ESCAPES)}"'
    return f"{quoted}^^{value.type}" if value.type else quoted
