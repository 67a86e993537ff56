"""Random histories of a company: memos in any order, again, withdrawn, ruled on, undone.

After every step the stored graph is held against a naive reading of a plain list of everything that
happened: views of random days, as known now and as known at random moments before.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from bench.server import erase
from graph import fetch
from graph.driver import Database
from graph.log import Entry, Memo, Ruling, decision_of, entries_of
from graph.rebuild import rebuild
from graph.schema import create_schema
from graph.store import decide, store_memo
from ingest.statement import Statement
from tests.logs import COMPANY, days, memo
from tests.naive import Reading
from tests.plain import plain_statements, told_by
from tests.test_store import everything


class History(RuleBasedStateMachine):
    """What happens to one company, kept twice: in Neo4j and as plain lists."""

    database: Database

    def __init__(self) -> None:
        super().__init__()
        erase(self.database)
        self.memos: dict[str, tuple[Memo, tuple[Entry, ...]]] = {}
        self.withdrawn: dict[str, str] = {}
        self.rejected: dict[str, str] = {}
        self.moments: list[tuple[datetime, Reading]] = []

    def plain(self) -> Reading:
        """What the lists say: of all that is there, less what is withdrawn or rejected."""
        kept = {i: pair for i, pair in self.memos.items() if i not in self.withdrawn.values()}
        gone = set(self.rejected.values())
        return Reading(
            (i, date.fromisoformat(made.announced), [e.statement for e in said if e.id not in gone])
            for i, (made, said) in kept.items()
        )

    def happened(self, moment: datetime | None) -> None:
        assert moment
        self.moments.append((moment, self.plain()))

    @rule(day=days, said=st.lists(plain_statements(), min_size=1, max_size=5))
    def a_memo_comes(self, day: date, said: list[Statement]) -> None:
        made = memo(len(self.memos), str(day))
        entries = entries_of(made.id, said)
        stored = store_memo(self.database, made, entries)
        self.memos[made.id] = (made, entries)
        self.happened(stored.recorded)

    @precondition(lambda self: self.memos)
    @rule(data=st.data())
    def a_memo_comes_again(self, data: st.DataObject) -> None:
        made, entries = self.memos[data.draw(st.sampled_from(sorted(self.memos)))]
        assert not store_memo(self.database, made, entries).written

    @precondition(lambda self: bool(set(self.memos) - set(self.withdrawn.values())))
    @rule(data=st.data())
    def a_memo_is_withdrawn(self, data: st.DataObject) -> None:
        there = sorted(set(self.memos) - set(self.withdrawn.values()))
        chosen = data.draw(st.sampled_from(there))
        made = decide(self.database, decision_of(COMPANY, Ruling.WITHDRAW, "ana", (chosen,)))
        self.withdrawn[made.id] = chosen
        self.happened(made.recorded)

    @precondition(lambda self: any(entries for _, entries in self.memos.values()))
    @rule(data=st.data())
    def a_statement_is_rejected(self, data: st.DataObject) -> None:
        known = sorted(e.id for _, found in self.memos.values() for e in found)
        chosen = data.draw(st.sampled_from(known))
        if chosen in self.rejected.values():
            return
        made = decide(self.database, decision_of(COMPANY, Ruling.REJECT, "ana", (chosen,)))
        self.rejected[made.id] = chosen
        self.happened(made.recorded)

    @precondition(lambda self: self.withdrawn or self.rejected)
    @rule(data=st.data())
    def a_decision_is_undone(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(sorted({**self.withdrawn, **self.rejected})))
        made = decide(self.database, decision_of(COMPANY, Ruling.UNDO, "bo", (chosen,)))
        self.withdrawn.pop(chosen, None)
        self.rejected.pop(chosen, None)
        self.happened(made.recorded)

    @precondition(lambda self: self.moments)
    @rule()
    def all_is_derived_anew(self) -> None:
        before = everything(self.database)
        rebuild(self.database, COMPANY, lambda _: None)
        assert everything(self.database) == before

    @precondition(lambda self: self.moments)
    @rule(data=st.data(), day=days)
    def the_past_is_asked(self, data: st.DataObject, day: date) -> None:
        moment, reading = data.draw(st.sampled_from(self.moments))
        then = fetch.view_at(self.database, COMPANY, day, moment)
        assert told_by(then) ^ reading.on(day) == set()

    @invariant()
    def the_graph_is_what_the_lists_say(self) -> None:
        day = date(2022, 1, 1)
        stored = fetch.view_at(self.database, COMPANY, day)
        assert told_by(stored) ^ self.plain().on(day) == set()


@pytest.mark.timeout(600)
def test_any_history_leaves_the_graph_that_its_log_says(
    server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.rebuild.AT_ONCE", 20)
    create_schema(server)
    machine = type("OnServer", (History,), {"database": server})
    run_machine(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=10,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
