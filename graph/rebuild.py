"""Rebuild: a company's graph derived anew from its log, moment by moment.

The graph of thousands of memos is more than one transaction may hold, so there are several. Until the
last is done the graph has no rules: where a rebuild was cut short, the next write derives the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from graph.cypher import cypher
from graph.derive import derive, difference
from graph.driver import Database, Transaction
from graph.errors import Outdated
from graph.log import Log
from graph.logbook import read_log
from graph.outline import Outline, outline_of
from graph.store import lock, touch
from graph.writer import erase_some, write_difference, write_graph

Progress = Callable[[str], None]
AT_ONCE = 10_000  # nodes and relationships a transaction, which takes some 4 KiB for each
NEVER, DONE = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def rebuild(database: Database, company: str, on_progress: Progress) -> int:
    """Derive the company's graph anew; returns how many moments its log has.

    What was known when comes out as it was recorded. Raises Outdated where somebody writes meanwhile.
    """
    database.write(partial(_begin, company=company))
    while database.write(partial(erase_some, company=company, most=AT_ONCE)):
        on_progress(f"{company}: making room")
    done, last = 0, NEVER
    while last != DONE:
        steps, last = database.write(
            partial(_go_on, company=company, last=last, on_progress=on_progress)
        )
        done += steps
    return done


def _begin(tx: Transaction, company: str) -> None:
    lock(tx, company)
    tx.run(cypher("unrule_company"), company=company)


def _go_on(
    tx: Transaction, company: str, last: datetime, on_progress: Progress
) -> tuple[int, datetime]:
    """Derive some moments more, from the one after the last; how many they were and the last of them.

    After the end of the log the last one is DONE.
    """
    lock(tx, company)
    if tx.run(cypher("version"), company=company)[0]["rules"] is not None:
        raise Outdated(f"somebody has written to the log of {company} meanwhile: rebuild it again")
    log, written = read_log(tx, company), 0
    moments = log.moments()
    before = outline_of(log.up_to(last))
    left = [moment for moment in moments if moment > last]
    for number, moment in enumerate(left, 1):
        on_progress(f"{company}: {len(moments) - len(left) + number} of {len(moments)}")
        before, rows = _step(tx, before, log, moment)
        written += rows
        if written > AT_ONCE:
            return number, moment
    if moments:  # the whole at last, which the parts amount to
        write_graph(tx, derive(log), moments[-1])
        touch(tx, company, moments[-1])
    return len(left), DONE


def _step(tx: Transaction, before: Outline, log: Log, moment: datetime) -> tuple[Outline, int]:
    """Write the differences that the records of a moment make; the outline after it, and how many."""
    after = before.plus(log.at(moment))
    entries = {entry.id: entry for entry in log.entries}
    found = difference(before, after, lambda ids: [entries[i] for i in ids if i in entries])
    return after, write_difference(tx, found, moment)
