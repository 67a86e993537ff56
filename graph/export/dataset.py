"""Dataset: what a file about a whole company is written from, over all of time or on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph.derive import derive
from graph.log import Entry, Log, Memo
from graph.model import Change, Derived, Link, Post, Status, Thing, Unit
from graph.rulings import effective
from graph.view import view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A company's graph with the memos and statements that it rests on.

    `day`: only what holds then, surely or possibly, with what opened and closed it; None: all of time.
    """

    derived: Derived
    memos: tuple[Memo, ...]
    entries: tuple[Entry, ...]
    day: date | None = None

    def status(self, dated: Unit | Post | Link) -> Status | None:
        """What is known of a dated thing on the day; None where there is no day."""
        return dated.period.status(self.day) if self.day else None


def dataset_of(log: Log, day: date | None = None) -> Dataset:
    """What a log says, whole or of one day."""
    derived, said = derive(log), effective(log)
    if day is None:
        return Dataset(derived=derived, memos=said.memos, entries=said.entries)
    standing = _standing(derived, day)
    stated = _stated(standing)
    entries = tuple(entry for entry in said.entries if entry.id in stated)
    told = {entry.memo for entry in entries}
    memos = tuple(memo for memo in said.memos if memo.id in told)
    return Dataset(derived=standing, memos=memos, entries=entries, day=day)


def _standing(derived: Derived, day: date) -> Derived:
    """Of a graph what holds on a day, with the Changes that opened and closed it and their parties."""
    view = view_of(derived, day)
    held = {key for _, _, key in view.graph.edges}
    links = {key: link for key, link in derived.links.items() if key in held}
    found = {*view.graph.nodes, *(link.as_post for link in links.values() if link.as_post)}
    steps, new = _causes(links.values()), found
    while new:
        steps |= _causes(_dated(derived.things[key] for key in new))
        parties = {about.thing for step in steps for about in derived.changes[step].about}
        new = parties - found
        found = found | new
    return replace(
        derived,
        things={key: derived.things[key] for key in sorted(found)},
        links=links,
        changes={key: derived.changes[key] for key in sorted(steps)},
        confirmations={},
    )


def _causes(resting: Iterable[Unit | Post | Link]) -> set[str]:
    return {step for one in resting for step in (one.opened_by, one.closed_by) if step}


def _dated(things: Iterable[Thing]) -> list[Unit | Post]:
    return [thing for thing in things if isinstance(thing, Unit | Post)]


def _stated(derived: Derived) -> set[str]:
    """The ids of the statements behind a graph."""
    resting: list[Unit | Post | Link | Change] = [
        *derived.links.values(),
        *derived.changes.values(),
        *_dated(derived.things.values()),
    ]
    return {statement for one in resting for statement in one.statements}
