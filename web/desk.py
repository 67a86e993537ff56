"""Desk: where a person mends what was read: in the log of a company, or in a draft of this session.

The form of `web.parts.correct` works with either; who may do what is checked by the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graph import review
from graph.access import User
from graph.drafts import Draft, accept_in, add_in, edit_in, reject_in, take_back
from graph.log import Decision, Entry, Log, Memo
from graph.model import Person, Unit
from graph.queue import names_of
from graph.rulings import decisions_on, in_force
from ingest.statement import Span
from web.handle import database
from web.reads import Reading, reading


class Desk(Protocol):
    """What the form asks of the place where things are mended."""

    def memo(self, statement: str | None) -> Memo:
        """The memo of a statement; where there is none, the one that lies on the desk."""

    def entry(self, statement: str) -> Entry:
        """The entry of an id."""

    def decisions(self, statement: str) -> tuple[tuple[Decision, bool], ...]:
        """What was decided on a statement, and whether it is in force."""

    def names(self) -> tuple[str, ...]:
        """The names to propose, those of the memo first."""

    def accept(self, statement: str, seen: str | None) -> None:
        """Rule that a statement is right."""

    def reject(self, statement: str, seen: str | None) -> None:
        """Rule that a statement is wrong."""

    def edit(self, statement: str, changes: Mapping[str, Any], seen: str | None) -> None:
        """Put another reading in its place."""

    def add(self, fields: Mapping[str, Any], span: Span) -> None:
        """Add what nobody read."""

    def undo(self, decision: str) -> None:
        """Take a decision back."""


@dataclass(frozen=True, slots=True)
class LogDesk:
    """A company's log as it is at every glance; `on` is the memo to which something can be added."""

    company: str
    user: User
    on: str | None = None

    @property
    def at(self) -> Reading:
        """The company as it is in the graph now."""
        return reading(self.company)

    def memo(self, statement: str | None) -> Memo:
        """The memo of a statement, else the one on the desk, else the company's first."""
        known = self.at.memos()
        wanted = self.entry(statement).memo if statement else self.on
        return known[wanted or next(iter(known))]

    def entry(self, statement: str) -> Entry:
        """The entry of an id; KeyError where the log holds none."""
        return {entry.id: entry for entry in self.at.log().entries}[statement]

    def decisions(self, statement: str) -> tuple[tuple[Decision, bool], ...]:
        """What was decided on a statement."""
        return decided(self.at.log(), statement)

    def names(self) -> tuple[str, ...]:
        """The names of the memo on the desk, then those of the graph."""
        entries = [e for e in self.at.log().entries if e.memo == self.on]
        near = sorted({name for entry in entries for name in names_of(entry.statement)})
        return tuple(dict.fromkeys([*near, *known_names(self.at)]))

    def accept(self, statement: str, seen: str | None) -> None:
        """Rule that a statement is right."""
        review.accept(database(), self.company, self.user, statement, seen=seen)

    def reject(self, statement: str, seen: str | None) -> None:
        """Rule that a statement is wrong."""
        review.reject(database(), self.company, self.user, statement, seen=seen)

    def edit(self, statement: str, changes: Mapping[str, Any], seen: str | None) -> None:
        """Put another reading in its place."""
        review.edit(database(), self.company, self.user, statement, changes, seen=seen)

    def add(self, fields: Mapping[str, Any], span: Span) -> None:
        """Add what nobody read."""
        review.add(database(), self.company, self.user, self.memo(None).id, fields, span)

    def undo(self, decision: str) -> None:
        """Take a decision back."""
        review.undo(database(), self.company, self.user, decision)


@dataclass(frozen=True, slots=True)
class DraftDesk:
    """A memo of this session that is not stored yet; `put` keeps what becomes of its draft."""

    draft: Draft
    user: User
    known: tuple[str, ...]
    put: Callable[[Draft], None]

    def memo(self, statement: str | None) -> Memo:
        """The draft's memo."""
        del statement
        return self.draft.memo

    def entry(self, statement: str) -> Entry:
        """The entry of an id, as read or as mended."""
        return self.draft.entry(statement)

    def decisions(self, statement: str) -> tuple[tuple[Decision, bool], ...]:
        """What was mended in a statement."""
        return tuple(
            (ruling, True)
            for ruling, entry in self.draft.mended
            if (entry and entry.id == statement) or statement in ruling.about
        )

    def names(self) -> tuple[str, ...]:
        """The names of the draft, then those of its company."""
        near = sorted({name for entry in self.draft.now() for name in names_of(entry.statement)})
        return tuple(dict.fromkeys([*near, *self.known]))

    def accept(self, statement: str, seen: str | None) -> None:
        """Sign that a statement is right."""
        del seen  # nobody else sees a draft
        self.put(accept_in(self.draft, self.user, statement))

    def reject(self, statement: str, seen: str | None) -> None:
        """Take a statement out."""
        del seen
        self.put(reject_in(self.draft, self.user, statement))

    def edit(self, statement: str, changes: Mapping[str, Any], seen: str | None) -> None:
        """Put another reading in its place."""
        del seen
        self.put(edit_in(self.draft, self.user, statement, changes))

    def add(self, fields: Mapping[str, Any], span: Span) -> None:
        """Add what nobody read."""
        self.put(add_in(self.draft, self.user, fields, span))

    def undo(self, decision: str) -> None:
        """Take back what was mended."""
        self.put(take_back(self.draft, decision))


def decided(log: Log, statement: str) -> tuple[tuple[Decision, bool], ...]:
    """The decisions on a statement and those before it, each with whether it is in force."""
    force = {decision.id for decision in in_force(log.decisions)}
    return tuple((one, one.id in force) for one in decisions_on(log, statement))


def known_names(at: Reading) -> tuple[str, ...]:
    """The names of a company's people and units, to propose."""
    things = at.derived().things.values()
    return tuple(sorted(thing.name for thing in things if isinstance(thing, Person | Unit)))


def last_of(made: tuple[tuple[Decision, bool], ...], statement: str) -> str | None:
    """The decision in force on just this statement, of which whoever rules again must know."""
    own = [one.id for one, force in made if force and statement in one.about]
    return own[-1] if own else None
