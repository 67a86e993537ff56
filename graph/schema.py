"""Schema: the labels, relationship types, constraints and indexes of the graph, made once a database."""

from __future__ import annotations

from collections.abc import Iterator

from graph.driver import Database
from graph.model import LinkType

KEYED_LABELS = (
    "Company",
    "Memo",
    "Statement",
    "Reading",
    "Decision",
    "Person",
    "Unit",
    "Post",
    "Scope",
    "Change",
    "Confirmation",
)
OWNED_LABELS = (*(label for label in KEYED_LABELS if label != "Company"), "Superseded")
DATED_LABELS = ("Unit", "Post")
NAMED_LABELS = ("Person", "Unit")  # what questions ask for by name
# The days by which a comparison finds what differs. An `unsure_` day is the possible one where it is
# not the sure one: of what is said for certain, and that is most, no day is in two indexes.
ENDS = ("since", "unsure_since", "until", "unsure_until")
NODE_ENDS = {
    **dict.fromkeys(DATED_LABELS, ENDS),
    "Change": ("date", "unsure_date"),
    "Confirmation": ("date",),
}
# Which labels a relationship can join, from and to.
JOINS: dict[LinkType, tuple[tuple[str, ...], tuple[str, ...]]] = {
    LinkType.HOLDS: (("Person",), ("Post",)),
    LinkType.IN: (("Post",), ("Unit",)),
    LinkType.MEMBER_OF: (("Person",), ("Unit",)),
    LinkType.PART_OF: (("Unit",), ("Unit",)),
    LinkType.COVERS: (("Post", "Unit"), ("Scope",)),
    LinkType.REPORTS_TO: (("Person", "Unit"), ("Person", "Unit")),
    LinkType.BECAME: (("Unit",), ("Unit",)),
}


def create_schema(database: Database) -> None:
    """Make every constraint and index that is missing, and wait until all can be used."""
    for command in (*schema_commands(), "CALL db.awaitIndexes(300)"):
        database.run_schema(command)


def schema_commands() -> Iterator[str]:
    """The commands that make the schema; each does nothing where its part is there already."""
    for label in KEYED_LABELS:
        yield (
            f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )
    for label in OWNED_LABELS:
        yield _node_index(label, "company")
    yield from (_node_index(label, "company", "name") for label in NAMED_LABELS)
    for label, ends in NODE_ENDS.items():
        yield from (_node_index(label, "company", end) for end in ends)
    for kind in LinkType:
        yield _link_index(kind, "id")
        yield from (_link_index(kind, "company", end) for end in ENDS)
    yield (
        "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Person|Unit|Post) ON EACH [n.name, n.names] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    yield "CREATE FULLTEXT INDEX sounds IF NOT EXISTS FOR (n:Person|Unit) ON EACH [n.sounds]"


def _node_index(label: str, *keys: str) -> str:
    named = ", ".join(f"n.{key}" for key in keys)
    return (
        f"CREATE INDEX {label.lower()}_{'_'.join(keys)} IF NOT EXISTS FOR (n:{label}) ON ({named})"
    )


def _link_index(kind: LinkType, *keys: str) -> str:
    named = ", ".join(f"r.{key}" for key in keys)
    name = f"{kind.lower()}_{'_'.join(keys)}"
    return f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON ({named})"
