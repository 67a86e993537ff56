"""JSON-LD: resources as JSON that RDF tools read too."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.export.linked import PREFIXES, Literal, Ref, Resource


def jsonld_file(resources: Iterable[Resource]) -> bytes:
    """A JSON-LD file of resources in their order."""
    written = {"@context": PREFIXES, "@graph": [_written(resource) for resource in resources]}
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def _written(resource: Resource) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": resource.name, "@type": list(resource.types)}
    for name, values in resource.by_property().items():
        written = [_value(value) for value in values]
        found[name] = written if len(written) > 1 else written[0]
    return found


def _value(value: Ref | Literal) -> Any:  # noqa: ANN401  text or an object
    if isinstance(value, Ref):
        return {"@id": value.name}
    return {"@value": value.text, "@type": value.type} if value.type else value.text
