"""Objects: neomodel loads an organisation's nodes in bulk and some of its relationships one by one.

    python -m bench.peers.objects PEOPLE CHANGES SAMPLED

It has no bulk way for relationships: SAMPLED of them are connected, 1,000 a transaction, its faster way.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    DateProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
    db,
    get_config,
)
from neomodel.properties import Property

from bench.peers.plain import Node, Tie, network

A_TRANSACTION = 1000
KEPT = {  # what a node and a relationship both hold
    StringProperty: ("since_basis", "until_basis", "opened_by", "closed_by", "digest", "company"),
    DateProperty: ("since", "until", "maybe_since", "maybe_until"),
}


def _kept() -> dict[str, Property]:
    """A property of each name: neomodel wants its own for every class."""
    found = {name: kind() for kind, names in KEPT.items() for name in names}
    return {**found, "statements": ArrayProperty(StringProperty()), "role": StringProperty()}


class Dated(StructuredRel):
    """A relationship with its dates, and all else that is kept of it."""

    vars().update(_kept())  # the body of a class is a namespace that can be written to
    key = StringProperty()
    type = StringProperty()
    start = StringProperty()
    end = StringProperty()
    line = StringProperty()
    open_list = BooleanProperty()


class Keyed(StructuredNode):
    """Any node; its key is unique and has an index."""

    __label__ = "Keyed"
    vars().update(_kept())
    key = StringProperty(unique_index=True, required=True)
    name = StringProperty()
    names = ArrayProperty(StringProperty())
    sounds = ArrayProperty(StringProperty())
    kind = StringProperty()
    unit = StringProperty()
    title = StringProperty()
    many = BooleanProperty()
    first = DateProperty()
    date = DateProperty()
    basis = StringProperty()
    parties = ArrayProperty(StringProperty())
    HOLDS = RelationshipTo("Keyed", "HOLDS", model=Dated)
    IN = RelationshipTo("Keyed", "IN", model=Dated)
    MEMBER_OF = RelationshipTo("Keyed", "MEMBER_OF", model=Dated)
    PART_OF = RelationshipTo("Keyed", "PART_OF", model=Dated)
    REPORTS_TO = RelationshipTo("Keyed", "REPORTS_TO", model=Dated)
    ABOUT = RelationshipTo("Keyed", "ABOUT", model=Dated)


def main(people: str, changes: str, sampled: str) -> None:
    """Load, print the seconds for nodes and for relationships, and how many of each."""
    address = urlsplit(os.environ["NEO4J_URI"]).netloc
    log_in = f"{os.environ['NEO4J_USER']}:{os.environ['NEO4J_PASSWORD']}"
    get_config().database_url = f"bolt://{log_in}@{address}"
    db.install_labels(Keyed, quiet=True)
    organisation = network(int(people), int(changes))
    step = max(1, len(organisation.ties) // int(sampled))
    ties = organisation.ties[::step]
    start = time.perf_counter()
    there = _nodes(organisation.nodes)
    middle = time.perf_counter()
    _connect(ties, there)
    end = time.perf_counter()
    seconds = {"nodes_in": middle - start, "ties_in": end - middle}
    print(json.dumps({**seconds, "nodes": len(there), "ties": len(ties)}))


def _nodes(nodes: list[Node]) -> dict[str, Keyed]:
    found = Keyed.nodes.bulk_create_or_update(*(node.properties for node in nodes))
    return {node.key: node for node in found}


def _connect(ties: list[Tie], there: dict[str, Keyed]) -> None:
    for first in range(0, len(ties), A_TRANSACTION):
        with db.transaction:
            _connect_some(ties[first : first + A_TRANSACTION], there)


def _connect_some(ties: Iterable[Tie], there: dict[str, Keyed]) -> None:
    for tie in ties:
        getattr(there[tie.start.id], tie.type).connect(there[tie.end.id], tie.properties)


if __name__ == "__main__":
    main(*sys.argv[1:])
