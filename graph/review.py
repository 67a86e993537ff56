"""Review: how what a person rules gets into the log. Commands and pages both go through here.

Every ruling is a Decision, signed by its user; undoing one is another. What the user may not do raises
Forbidden; where somebody else has decided on the same thing since the user looked (`seen`), Outdated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph import fetch
from graph.access import Act, User
from graph.corrections import added, edited
from graph.driver import Database
from graph.errors import BadDecision
from graph.log import Decision, Entry, Memo, Ruling, decision_of
from graph.rulings import in_force
from graph.store import decide
from ingest.statement import Span


def accept(
    database: Database, company: str, by: User, statement: str, *, seen: str | None = None
) -> Decision:
    """Rule that a statement is right."""
    by.check(Act.RULE)
    ruling = decision_of(company, Ruling.ACCEPT, by.name, (statement,))
    return decide(database, ruling, seen=seen)


def reject(
    database: Database, company: str, by: User, statement: str, *, seen: str | None = None
) -> Decision:
    """Rule that a statement is wrong: it leaves the graph, not the log."""
    by.check(Act.RULE)
    ruling = decision_of(company, Ruling.REJECT, by.name, (statement,))
    return decide(database, ruling, seen=seen)


def edit(
    database: Database,
    company: str,
    by: User,
    statement: str,
    changes: Mapping[str, Any],
    *,
    seen: str | None = None,
) -> Decision:
    """Put another reading in a statement's place, of the same words or of others of its memo.

    `changes` are fields of the exchange format. Raises BadDecision where they make no statement.
    """
    by.check(Act.RULE)
    old = _entry(database, company, statement)
    entry = edited(memo_named(database, company, old.memo), old, changes)
    ruling = decision_of(company, Ruling.EDIT, by.name, (statement,))
    return decide(database, ruling, entry, seen=seen)


def add(
    database: Database, company: str, by: User, memo: str, fields: Mapping[str, Any], span: Span
) -> Decision:
    """Add a statement that nobody read, on words of a memo that state it."""
    by.check(Act.RULE)
    entry = added(memo_named(database, company, memo), fields, span)
    return decide(database, decision_of(company, Ruling.ADD, by.name, (memo,)), entry)


def judge(
    database: Database,
    company: str,
    by: User,
    ruling: Ruling,
    label: str,
    names: tuple[str, str],
    *,
    seen: str | None = None,
) -> Decision:
    """Rule that two names of persons or units are the same, different, or to be judged later."""
    by.check(Act.RULE)
    decision = decision_of(company, ruling, by.name, names, label=label)
    return decide(database, decision, seen=seen)


def withdraw(database: Database, company: str, by: User, memo: str) -> Decision:
    """Take a memo and all that was read in it out of the graph, not out of the log."""
    by.check(Act.ADD if memo_named(database, company, memo).by == by.name else Act.WITHDRAW)
    return decide(database, decision_of(company, Ruling.WITHDRAW, by.name, (memo,)))


def undo(database: Database, company: str, by: User, decision: str) -> Decision:
    """Take a decision back; raises BadDecision where it is not in force."""
    made = decisions(database, company)
    found = next((one for one in made if one.id == decision), None)
    by.check(Act.RULE if found and found.by == by.name else Act.OVERRULE)
    if found and found not in in_force(made) and found.ruling is not Ruling.UNDO:
        raise BadDecision(f"decision {decision} has been undone already")
    return decide(database, decision_of(company, Ruling.UNDO, by.name, (decision,)))


def decisions(database: Database, company: str) -> tuple[Decision, ...]:
    """All decisions on a company, in the order of recording."""
    return fetch.log_of(database, company).decisions


def memo_named(database: Database, company: str, wanted: str) -> Memo:
    """The memo of an id or of the beginning of one; raises BadDecision where none or several fit."""
    found = [memo for memo in fetch.memos(database, company) if memo.id.startswith(wanted)]
    if len(found) != 1:
        raise BadDecision(f"{len(found)} memos have an id that begins with {wanted!r}")
    return found[0]


def _entry(database: Database, company: str, statement: str) -> Entry:
    log = fetch.log_of(database, company)
    old = next((entry for entry in log.entries if entry.id == statement), None)
    if old is None:
        raise BadDecision(f"the log holds no statement {statement}")
    return old
