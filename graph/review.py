"""Review: what a person should look at, and how what they rule gets into the log.

Commands and pages both go through here. Every ruling is a Decision; undoing one is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph import fetch
from graph.derive.claims import names_met
from graph.driver import Database
from graph.errors import BadDecision
from graph.log import (
    ON_NAMES,
    ON_STATEMENTS,
    Decision,
    Entry,
    Log,
    Memo,
    Ruling,
    decision_of,
    entries_of,
)
from graph.names import collect_names
from graph.near import near_names
from graph.queries import defaults, run, saved_query
from graph.rulings import effective, joined_names, latest_on
from graph.store import decide
from ingest.errors import BadStatement
from ingest.statement import Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to look at: `kind` is unsure, contradiction or near names, `why` a word for the reason.

    `statements` lead to the sentences; `names` are two spellings of persons or units (`label`); `decided`
    is the id of the decision on it that is in force, which whoever decides again must know of.
    """

    kind: str
    why: str
    statements: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    label: str | None = None
    decided: str | None = None


def queue(database: Database, company: str) -> tuple[Item, ...]:
    """Everything that waits for a person: contradictions, unsure statements, near names."""
    log = fetch.log_of(database, company)
    return (*_contradictions(database, company), *_unsure(log), *_near(log))


def _contradictions(database: Database, company: str) -> Iterable[Item]:
    query = saved_query("contradictions")
    table = run(database, query, defaults(query, company, fetch.change_days(database, company)))
    for row in table.rows:
        found = dict(zip(table.columns, row, strict=True))
        said = tuple(dict.fromkeys(found["statements"]))
        yield Item(kind="contradiction", why=found["kind"], statements=said)


def _unsure(log: Log) -> Iterable[Item]:
    """Statements that needed a step of reading and that nobody has accepted."""
    ruled = latest_on(log.decisions, ON_STATEMENTS)
    for entry in effective(log).entries:
        if entry.statement.implied and not entry.decided_by and (entry.id,) not in ruled:
            yield Item(kind="unsure", why=entry.statement.pattern, statements=(entry.id,))


def _near(log: Log) -> Iterable[Item]:
    """Near names that nobody has judged; those put off (later) come last."""
    counts = effective(log)
    entries = counts.entries
    ruled = latest_on(log.decisions, ON_NAMES)
    put_off = []
    persons, units = names_met(entry.statement for entry in entries)
    joined = joined_names(log)
    for label, written in (("Unit", units), ("Person", persons)):
        pairs = [(j.one, j.other) for j in joined if j.label == label]
        names = collect_names(written, log.company if label == "Unit" else None, pairs)
        for near in near_names(written, log.company, units=label == "Unit"):
            decided = ruled.get((label, *sorted((near.one, near.other))))
            if names.key(near.one) == names.key(near.other):
                continue
            if decided and decided.ruling is Ruling.DIFFERENT:
                continue
            item = Item(
                kind="near names",
                why=near.why,
                statements=_naming(entries, near.one) + _naming(entries, near.other),
                names=(near.one, near.other),
                label=label,
                decided=decided.id if decided else None,
            )
            if decided:
                put_off.append(item)
            else:
                yield item
    yield from put_off


def _naming(entries: Iterable[Entry], name: str) -> tuple[str, ...]:
    """The first statement that uses a name."""
    using = (e for e in entries if name in names_of(e.statement))
    first = min(using, key=lambda e: (e.memo, e.statement.span), default=None)
    return (first.id,) if first else ()


def names_of(said: Statement) -> set[str]:
    """All names that a statement uses."""
    return {name for name in (said.person, said.unit, *said.to, *said.from_) if name}


def accept(
    database: Database, company: str, by: str, statement: str, *, seen: str | None = None
) -> Decision:
    """Rule that a statement is right."""
    ruling = decision_of(company, Ruling.ACCEPT, by, (statement,))
    return decide(database, ruling, seen=seen)


def reject(
    database: Database, company: str, by: str, statement: str, *, seen: str | None = None
) -> Decision:
    """Rule that a statement is wrong: it leaves the graph, not the log."""
    ruling = decision_of(company, Ruling.REJECT, by, (statement,))
    return decide(database, ruling, seen=seen)


def edit(
    database: Database,
    company: str,
    by: str,
    statement: str,
    changes: Mapping[str, Any],
    *,
    seen: str | None = None,
) -> Decision:
    """Put another reading of the same words in a statement's place.

    `changes` are fields of the exchange format. Raises BadDecision where they make no statement.
    """
    log = fetch.log_of(database, company)
    old = next((entry for entry in log.entries if entry.id == statement), None)
    if old is None:
        raise BadDecision(f"the log holds no statement {statement}")
    row = {k: v for k, v in {**old.statement.to_json(), **changes}.items() if v not in (None, "")}
    better = _statement({**row, "pattern": ""})
    (entry,) = entries_of(old.memo, [better])
    ruling = decision_of(company, Ruling.EDIT, by, (statement,))
    return decide(database, ruling, entry, seen=seen)


def add(
    database: Database, company: str, by: str, memo: str, fields: Mapping[str, Any], span: Span
) -> Decision:
    """Add a statement that nobody read, on words of a memo that state it."""
    text = next((m.text for m in fetch.memos(database, company) if m.id == memo), "")
    if not span.text.strip() or text[span.start : span.end] != span.text:
        raise BadDecision(f"the memo does not have these words at {span.start} to {span.end}")
    where = {"evidence": span.text, "start": span.start, "end": span.end}
    said = _statement({**fields, **where})
    (entry,) = entries_of(memo, [said])
    return decide(database, decision_of(company, Ruling.ADD, by, (memo,)), entry)


def judge(
    database: Database,
    company: str,
    by: str,
    ruling: Ruling,
    label: str,
    names: tuple[str, str],
    *,
    seen: str | None = None,
) -> Decision:
    """Rule that two names of persons or units are the same, different, or to be judged later."""
    decision = decision_of(company, ruling, by, names, label=label)
    return decide(database, decision, seen=seen)


def withdraw(database: Database, company: str, by: str, memo: str) -> Decision:
    """Take a memo and all that was read in it out of the graph, not out of the log."""
    return decide(database, decision_of(company, Ruling.WITHDRAW, by, (memo,)))


def undo(database: Database, company: str, by: str, decision: str) -> Decision:
    """Take a decision back."""
    return decide(database, decision_of(company, Ruling.UNDO, by, (decision,)))


def decisions(database: Database, company: str) -> tuple[Decision, ...]:
    """All decisions on a company, in the order of recording."""
    return fetch.log_of(database, company).decisions


def memo_named(database: Database, company: str, wanted: str) -> Memo:
    """The memo of an id or of the beginning of one; raises BadDecision where none or several fit."""
    found = [memo for memo in fetch.memos(database, company) if memo.id.startswith(wanted)]
    if len(found) != 1:
        raise BadDecision(f"{len(found)} memos have an id that begins with {wanted!r}")
    return found[0]


def _statement(row: Mapping[str, Any]) -> Statement:
    try:
        return Statement.from_json(row)
    except BadStatement as error:
        raise BadDecision(str(error)) from error
