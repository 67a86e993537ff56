"""What waits for a person, told from a log alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from graph.log import Decision, Log, Ruling, decision_of, entries_of, reading_of
from graph.queue import queue_of
from graph.rulings import effective
from tests.logs import COMPANY, memo, say

MEMO = memo(0, "2024-03-05")
SURE, UNSURE = (
    say("leads", person="张一", unit="甲中心"),
    say("leads", person="王二", unit="乙中心", at=99),
)
ENTRIES = entries_of(MEMO.id, [SURE, UNSURE])
FIRST, SECOND = (entry.id for entry in ENTRIES)
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def log(*decisions: Decision) -> Log:
    """A memo in which one reader found both statements, and another, later, only the first."""
    readings = (
        replace(reading_of(MEMO, "model", ENTRIES), recorded=NOON),
        replace(reading_of(MEMO, "rules", ENTRIES[:1]), recorded=NOON + timedelta(hours=1)),
    )
    ruled = tuple(replace(d, recorded=NOON + timedelta(hours=2)) for d in decisions)
    return Log(company=COMPANY, memos=(MEMO,), entries=ENTRIES, readings=readings, decisions=ruled)


def rule(ruling: Ruling, statement: str) -> Decision:
    return decision_of(COMPANY, ruling, "ana", (statement,))


def waiting(whole: Log, *clashes: tuple[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(i.kind, s) for i in queue_of(whole, clashes) for s in i.statements if not i.names}


def test_what_only_one_of_two_readers_found_waits_until_it_is_judged() -> None:
    assert waiting(log()) == {("readers", SECOND)}
    assert {item.why for item in queue_of(log(), []) if item.kind == "readers"} == {"model"}
    assert waiting(log(rule(Ruling.REJECT, SECOND))) == set()


def test_what_is_accepted_counts_though_the_latest_reader_has_not_found_it() -> None:
    assert {entry.id for entry in effective(log()).entries} == {FIRST}
    accepted = log(rule(Ruling.ACCEPT, SECOND))
    assert {entry.id for entry in effective(accepted).entries} == {FIRST, SECOND}
    assert waiting(accepted) == set()


def test_a_contradiction_waits_until_all_of_it_is_accepted() -> None:
    clash = ("two_holders", (FIRST, SECOND))
    one = log(rule(Ruling.ACCEPT, SECOND))
    assert waiting(one, clash) == {("contradiction", FIRST), ("contradiction", SECOND)}
    assert waiting(log(rule(Ruling.ACCEPT, SECOND), rule(Ruling.ACCEPT, FIRST)), clash) == set()
