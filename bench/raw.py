"""Raw: rows into Neo4j by hand-written Cypher in batches: the limit of what storing can cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from bench.events import History
from graph.driver import Database, Transaction
from graph.model import Link
from graph.rows import Row, row_of

BATCH = 5000  # above 1,000 no size is better than another, on an idle machine
_NODES = "UNWIND $rows AS row {verb} (n:{label} {{id: row.id}}) SET n = row"
_LINKS = (
    "UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}), (b:{end} {{id: row.end}}) "
    "{verb} (a)-[r:{type} {{id: row.id}}]->(b) SET r = row"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What rows become: nodes of a label, or relationships of a type between two labels."""

    name: str
    start: str = ""
    end: str = ""

    def cypher(self, verb: str) -> str:
        """The statement that writes such rows by MERGE or CREATE."""
        if not self.start:
            return _NODES.format(label=self.name, verb=verb)
        return _LINKS.format(type=self.name, start=self.start, end=self.end, verb=verb)


Rows = Iterable[tuple[Kind, Row]]


def rows_of(history: History) -> Iterator[tuple[Kind, Row]]:
    """A whole organisation as rows, nodes first; nothing of it is kept."""
    company = history.organisation.company
    for thing in history.things():
        yield Kind(type(thing).__name__), row_of(company, thing)
    for change in history.changes():
        yield Kind("Change"), row_of(company, change)
    for link in history.links():
        yield _kind(link), row_of(company, link)
    for change in history.changes():
        for about in change.about:
            ends = {"start": change.id, "end": about.thing}
            row = {"id": f"{change.id} {about.role}", "role": about.role, **ends}
            yield Kind("ABOUT", "Change", _label(about.thing)), row


def _kind(link: Link) -> Kind:
    return Kind(link.type.value, _label(link.start), _label(link.end))


def _label(thing: str) -> str:
    """The label of a made-up id, which begins with it."""
    return thing.partition("-")[0].capitalize()


def write(database: Database, rows: Rows, verb: str = "MERGE", batch: int = BATCH) -> int:
    """Write rows, nodes before relationships, a transaction a batch; returns how many there were."""
    waiting: dict[Kind, list[Row]] = defaultdict(list)
    count = 0
    for kind, row in rows:
        if kind.start and kind not in waiting:
            count += _flush(database, [k for k in waiting if not k.start], waiting, verb)
        waiting[kind].append(row)
        if len(waiting[kind]) == batch:
            count += _flush(database, [kind], waiting, verb)
    return count + _flush(database, list(waiting), waiting, verb)


def write_at_once(database: Database, rows: Rows) -> int:
    """Write rows in one transaction, all or nothing, as Reorg does; returns how many there were."""
    kinds: dict[Kind, list[Row]] = defaultdict(list)
    for kind, row in rows:
        kinds[kind].append(row)

    def put(tx: Transaction) -> None:
        for kind in sorted(kinds, key=lambda kind: bool(kind.start)):
            _put(tx, kind.cypher("MERGE"), kinds[kind])

    database.write(put)
    return sum(map(len, kinds.values()))


def _flush(
    database: Database, kinds: Iterable[Kind], waiting: dict[Kind, list[Row]], verb: str
) -> int:
    count = 0
    for kind in kinds:
        rows, waiting[kind] = waiting[kind], []
        if rows:
            database.write(partial(_put, cypher=kind.cypher(verb), rows=rows))
            count += len(rows)
    return count


def _put(tx: Transaction, cypher: str, rows: list[Row]) -> None:
    tx.run(cypher, rows=rows)
