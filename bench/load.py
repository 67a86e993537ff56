"""Load: an organisation into an empty Neo4j, by Reorg, by hand-written Cypher and by other libraries.

Reorg's clock runs from the derived graph to the commit of its one transaction. The limit gets its rows
ready-made and writes them into the same schema; the libraries get their objects ready-made, with the same
properties, and only the indexes that they want themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bench.events import History
from bench.organisation import Organisation
from bench.peers import ask
from bench.raw import Kind, rows_of, write, write_at_once
from bench.rows import Bar, Costs, Row, faster, set_aside, timed
from bench.server import address_of, bare_schema, drop_schema, erase
from bench.stage import Scale, Stage
from graph.driver import Database
from graph.model import Derived
from graph.rows import Row as Properties
from graph.schema import create_schema
from graph.writer import write_graph

Measured = dict[str, list[float]]
LIBRARIES = {"langchain": "langchain-neo4j", "graphrag": "neo4j-graphrag"}
WARM = 3
SAMPLED = 1000  # relationships that neomodel connects


def rows(stage: Stage) -> list[Row]:
    """Reorg against the limit, and against the libraries."""
    people, changes = stage.pick((20_000, 1000), (4000, 200), (400, 20))
    load = Load.of(stage, History(Organisation(people, stage.pick(6, 6, 4)), changes))
    small = Load.of(stage, History(Organisation(400, 4), 20))
    for _ in range(WARM):  # the server compiles what it is asked often
        _round(small, small, {})
    seconds: Measured = {}
    told: dict[str, dict[str, Any]] = {}
    if stage.scale is Scale.WHOLE:
        _round(load, small, {})  # the first large one takes twice the time
    with set_aside():
        for _ in range(stage.pick(3, 1, 1)):
            _round(load, small, seconds)
            for name in LIBRARIES if stage.with_peers else ():
                told[name] = _library(stage, name, people, changes)
                seconds.setdefault(name, []).append(told[name]["seconds"])
    found = [
        _row(
            load.derived, seconds, "by hand", "UNWIND … MERGE by hand, the same schema", faster(0.9)
        ),
        _row(load.derived, seconds, "at once", "the same in one transaction, as Reorg writes"),
        _row(load.derived, seconds, "bare", "the same without indexes of relationships"),
        _row(load.derived, seconds, "again", "the same organisation a second time, by Reorg"),
    ]
    for name, answer in told.items():
        note = _kept(load.derived, answer)
        found.append(_row(load.derived, seconds, name, LIBRARIES[name], faster(1), note))
    return found + (_neomodel(stage) if stage.with_peers else [])


@dataclass(frozen=True, slots=True)
class Load:
    """An organisation to be loaded: as Reorg derives it, and as rows that are ready."""

    database: Database
    derived: Derived
    ready: list[tuple[Kind, Properties]]

    @classmethod
    def of(cls, stage: Stage, history: History) -> Load:
        """Both forms of a company with its history."""
        return cls(stage.database, history.derived(), list(rows_of(history)))

    def ways(self) -> dict[str, Callable[[], object]]:
        """Every way that writes it into the schema."""
        return {
            "ours": self.store,
            "by hand": lambda: write(self.database, self.ready),
            "at once": lambda: write_at_once(self.database, self.ready),
        }

    def store(self) -> None:
        """Load it by Reorg."""
        self.database.write(lambda tx: write_graph(tx, self.derived, datetime.now(UTC)))


def _round(load: Load, small: Load, seconds: Measured) -> None:
    """One load each by Reorg and by hand; in every other round the other way about.

    A changed schema makes the server plan all queries anew: a small load, not measured, lets it.
    """
    ways = load.ways()
    turn = list(ways) if len(seconds.get("ours", ())) % 2 == 0 else list(reversed(ways))
    for way in small.ways().values():
        erase(load.database)
        way()
    for name in turn:
        erase(load.database)
        seconds.setdefault(name, []).append(timed(ways[name]))
        if name == "ours":
            seconds.setdefault("again", []).append(timed(ways[name]))
    erase(load.database)
    bare_schema(load.database)
    small.ways()["by hand"]()
    erase(load.database)
    seconds.setdefault("bare", []).append(timed(ways["by hand"]))
    erase(load.database)
    create_schema(load.database)


def _library(stage: Stage, name: str, people: int, changes: int) -> dict[str, Any]:
    drop_schema(stage.database)
    words = (name, str(people), str(changes))
    answer: dict[str, Any] = ask("tools", "tools", *words, variables=address_of(stage.home))
    erase(stage.database)
    drop_schema(stage.database)
    create_schema(stage.database)
    return answer


def _row(
    derived: Derived,
    seconds: Measured,
    way: str,
    peer: str,
    bar: Bar | None = None,
    note: str = "",
) -> Row:
    nodes, links = len(derived.things) + len(derived.changes), len(derived.links)
    return Row(
        bench="load",
        what=f"load of {nodes:,} nodes and {links:,} dated relationships",
        ours=Costs(tuple(seconds["ours"])),
        peer=peer,
        theirs=Costs(tuple(seconds[way])),
        bar=bar,
        rate=(float(nodes + links), "nodes and relationships"),
        note=note,
    )


def _kept(derived: Derived, answer: dict[str, Any]) -> str:
    """What a library made of the same organisation, once and twice."""
    abouts = sum(len(change.about) for change in derived.changes.values())
    right = [len(derived.things) + len(derived.changes), len(derived.links) + abouts]
    lost = right[1] - answer["counts"][1]
    nodes, links = answer["twice"]
    return (
        f"keeps {right[1] - lost:,} of {right[1]:,} relationships; after a second load "
        f"{nodes:,} nodes and {links:,} relationships, Reorg {right[0]:,} and {right[1]:,}"
    )


def _neomodel(stage: Stage) -> list[Row]:
    """A relationship by neomodel against one by Reorg, the nodes of which come on top."""
    people, changes = stage.pick((2000, 100), (1000, 50), (400, 20))
    load = Load.of(stage, History(Organisation(people, 4), changes))
    ours, theirs = [], []
    for _ in range(stage.pick(3, 1, 1)):
        load.store()  # the server plans anew after a change of the schema
        erase(stage.database)
        ours.append(timed(load.store) / len(load.derived.links))
        erase(stage.database)
        drop_schema(stage.database)
        words = (str(people), str(changes), str(SAMPLED))
        answer = ask("objects", "objects", *words, variables=address_of(stage.home))
        theirs.append(answer["ties_in"] / answer["ties"])
        erase(stage.database)
        drop_schema(stage.database)
        create_schema(stage.database)
    return [
        Row(
            bench="load",
            what="one dated relationship",
            ours=Costs(tuple(ours)),
            peer="neomodel, 1,000 a transaction",
            theirs=Costs(tuple(theirs)),
            bar=faster(8),
            note=f"{people:,} people; Reorg's time holds the nodes as well",
        )
    ]
