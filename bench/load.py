"""Load: an organisation into an empty Neo4j, by Reorg, by hand-written Cypher and by other libraries.

Reorg's clock runs from the derived graph to the commit of its one transaction. The limit gets its rows
ready-made and writes them into the same schema; the libraries get their objects ready-made and only the
indexes that they want themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bench.events import History
from bench.organisation import Organisation
from bench.peers import ask
from bench.raw import rows_of, write, write_at_once
from bench.rows import Bar, Costs, Row, faster, set_aside, timed
from bench.server import address_of, drop_schema, erase
from bench.stage import Scale, Stage
from graph.model import Derived
from graph.schema import create_schema
from graph.writer import write_graph

Measured = dict[str, list[float]]
LIBRARIES = {"langchain": "langchain-neo4j", "graphrag": "neo4j-graphrag"}
WARM = 3
SAMPLED = 1000  # relationships that neomodel connects


def rows(stage: Stage) -> list[Row]:
    """Reorg against the limit, and against the libraries."""
    people, changes = stage.pick((20_000, 1000), (4000, 200), (400, 20))
    history = History(Organisation(people, stage.pick(6, 6, 4)), changes)
    derived = history.derived()
    small = History(Organisation(400, 4), 20)
    for _ in range(WARM):  # the server compiles what it is asked often
        _round(stage, small, small.derived(), {})
    seconds: Measured = {}
    told: dict[str, dict[str, Any]] = {}
    if stage.scale is Scale.WHOLE:
        _round(stage, history, derived, {})  # the first large one takes twice the time
    with set_aside():
        for _ in range(stage.pick(3, 1, 1)):
            _round(stage, history, derived, seconds)
            for name in LIBRARIES if stage.with_peers else ():
                told[name] = _library(stage, name, people, changes)
                seconds.setdefault(name, []).append(told[name]["seconds"])
    found = [
        _row(derived, seconds, "by hand", "UNWIND … MERGE by hand, the same schema", faster(0.9)),
        _row(derived, seconds, "at once", "the same in one transaction, as Reorg writes"),
        _row(derived, seconds, "bare", "the same without indexes of relationships"),
        _row(derived, seconds, "again", "the same organisation a second time, by Reorg"),
    ]
    for name, answer in told.items():
        note = _kept(derived, answer)
        found.append(_row(derived, seconds, name, LIBRARIES[name], faster(1), note))
    return found + (_neomodel(stage) if stage.with_peers else [])


def _round(stage: Stage, history: History, derived: Derived, seconds: Measured) -> None:
    """One load each by Reorg and by hand."""
    ready = list(rows_of(history))
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: _store(stage, derived),
        "again": lambda: _store(stage, derived),
        "by hand": lambda: write(stage.database, ready),
        "at once": lambda: write_at_once(stage.database, ready),
        "bare": lambda: write(stage.database, ready),
    }
    for name, way in ways.items():
        if name != "again":
            erase(stage.database)
        if name == "bare":
            _bare_schema(stage)
        seconds.setdefault(name, []).append(timed(way))
    erase(stage.database)
    create_schema(stage.database)


def _store(stage: Stage, derived: Derived) -> None:
    stage.database.write(lambda tx: write_graph(tx, derived, datetime.now(UTC)))


def _bare_schema(stage: Stage) -> None:
    """Only what finds the nodes by their ids."""
    drop_schema(stage.database)
    for label in ("Person", "Unit", "Post", "Change"):
        stage.database.run_schema(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.id IS UNIQUE")


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
    derived = History(Organisation(people, 4), changes).derived()
    ours, theirs = [], []
    for _ in range(stage.pick(3, 1, 1)):
        ours.append(timed(lambda: _store(stage, derived)) / len(derived.links))
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
