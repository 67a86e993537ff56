"""The laws of the derived graph, on companies that hypothesis makes up."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.compare import Comparison, Transition
from graph.derive import derive
from graph.log import Log
from graph.model import Derived, Person, Scope, Status
from graph.netting import comparison_of, window_of
from tests.logs import days, logs


def statuses(derived: Derived, day: date) -> dict[str, Status]:
    """What is known of every dated thing on a day."""
    dated = [t for t in derived.things.values() if not isinstance(t, Person | Scope)]
    return {item.id: item.period.status(day) for item in [*dated, *derived.links.values()]}


def transitions(comparison: Comparison) -> list[Transition]:
    """Everything that the rows of a comparison say to differ."""
    rows = (*comparison.changes, *comparison.first_seen, *comparison.past)
    return [t for row in rows for t in row.opened + row.closed]


@given(logs(), days, days)
def test_before_and_the_rows_give_after(log: Log, one: date, other: date) -> None:
    derived = derive(log)
    first, last = min(one, other), max(one, other)
    comparison = comparison_of(window_of(derived, first, last, None))
    state = statuses(derived, first)
    moved = transitions(comparison)
    assert max(Counter(t.id for t in moved).values(), default=1) == 1
    for transition in moved:
        assert state[transition.id] is transition.before is not transition.after
        state[transition.id] = transition.after
    assert state == statuses(derived, last)


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_recording_makes_no_difference(log: Log, chance: random.Random) -> None:
    memos, entries = list(log.memos), list(log.entries)
    chance.shuffle(memos)
    chance.shuffle(entries)
    assert derive(replace(log, memos=tuple(memos), entries=tuple(entries))) == derive(log)


@given(logs())
def test_everything_derived_leads_to_a_statement_of_the_log(log: Log) -> None:
    derived = derive(log)
    known = {entry.id for entry in log.entries}
    dated = [t for t in derived.things.values() if not isinstance(t, Person | Scope)]
    said = [*dated, *derived.links.values(), *derived.changes.values()]
    for item in [*said, *derived.confirmations.values()]:
        assert item.statements
        assert set(item.statements) <= known
    ends = {end for link in derived.links.values() for end in (link.start, link.end)}
    about = {a.thing for c in derived.changes.values() for a in c.about}
    causes = {
        c for item in (*dated, *derived.links.values()) for c in (item.opened_by, item.closed_by)
    }
    assert ends | about <= derived.things.keys()
    assert causes - {None} <= derived.changes.keys()


@given(logs(), days)
def test_what_is_sure_is_never_outside_what_is_possible(log: Log, day: date) -> None:
    derived = derive(log)
    dated = [t for t in derived.things.values() if not isinstance(t, Person | Scope)]
    for item in [*dated, *derived.links.values()]:
        p = item.period
        if p.status(day) is Status.SURE:
            assert p.maybe_since is None or p.maybe_since <= day
            assert p.maybe_until is None or day < p.maybe_until
