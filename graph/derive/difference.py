"""Difference: what a change of a company's log makes different in its graph, at the cost of what it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.derive.named import Meetings, Named, named
from graph.derive.part import touched_part
from graph.derive.play import play
from graph.derive.result import result_of
from graph.derive.tables import tables_of
from graph.derive.touch import Ground, Touched, touched
from graph.log import Entry, Log
from graph.model import Derived, Thing
from graph.outline import Outline
from graph.rulings import counting, memos_in_force
from ingest.statement import Kind

Fetch = Callable[[set[str]], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class Difference:
    """The touched part of a company as it was and as it is; `things` has whatever the new one names."""

    before: Derived
    after: Derived
    things: dict[str, Thing]


def difference(before: Outline, after: Outline, entries: Fetch) -> Difference:
    """The same as between `derive` of the log before and after; `entries` gives those of these ids."""
    old = _ground(before, None)
    new = _ground(after, old)
    announced = {memo.id: memo.announced for memo in after.memos}
    found, meetings = touched(old, new, announced)
    said = list(entries(found.statements))
    was, _ = _derived(before, old, said, found, meetings)
    now, things = _derived(after, new, said, found, meetings)
    return Difference(was, now, things)


def _ground(outline: Outline, like: Ground | None) -> Ground:
    """The statements that count; those of a ground in which they mean the same need not be named again."""
    memos = memos_in_force(outline.memos, outline.decisions)
    gists = counting(outline.entries, memos, outline.readings, outline.decisions)
    tables = tables_of(outline.company, gists, outline.decisions)
    rows: dict[str, Named] = {}
    if (
        like
        and like.tables.persons.aliases == tables.persons.aliases
        and like.tables.units.aliases == tables.units.aliases
        and like.tables.scopes.aliases == tables.scopes.aliases
    ):
        there = like.rows
        rows = {g.id: there[g.id] for g in gists if g.id in there and g.type is not Kind.REPORTS_TO}
    rest = [gist for gist in gists if gist.id not in rows]
    return Ground(rows | named(rest, tables), tables)


def _derived(
    outline: Outline, ground: Ground, said: list[Entry], found: Touched, meetings: Meetings
) -> tuple[Derived, dict[str, Thing]]:
    entries = tuple(entry for entry in said if entry.id in ground.rows)
    log = Log(company=outline.company, memos=outline.memos, entries=entries)
    scene = play(log, ground.tables)
    whole = result_of(scene)
    return touched_part(whole, scene, found, meetings), whole.things
