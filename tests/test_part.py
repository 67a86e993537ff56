"""The touched part held against the whole: what a change of the log makes different, no less and no more."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.derive import derive, difference
from graph.log import Decision, Entry, Log, Memo, Ruling, decision_of, entries_of
from graph.model import Derived
from graph.outline import outline_of
from ingest.statement import Kind, Statement, Tense
from tests.logs import COMPANY, TITLES, memo, say

PERSONS = [f"张{i}" for i in range(14)]
UNITS = [f"{c}中心" for c in "甲乙丙丁戊己庚辛壬癸"] + [
    "集团",
    "用户域",
    "甲中心 (JZ)",
    "JZ",
    "甲中心业务",
]
EXAMPLES = int(os.environ.get("REORG_EXAMPLES", "150"))
TABLES = ("things", "links", "changes", "confirmations")


@st.composite
def said(draw: st.DrawFn) -> Statement:
    """Any statement over enough names that most share none."""
    kind = draw(st.sampled_from(sorted(Kind)))
    person, unit = st.sampled_from(PERSONS), st.sampled_from(UNITS)
    of_unit = kind.startswith("unit_")
    day = (date(2021, 1, 1) + timedelta(days=draw(st.integers(0, 60)))).isoformat()
    fields: dict[str, Any] = {
        "person": None if of_unit else draw(st.one_of(st.none(), person)),
        "unit": draw(unit if of_unit else st.one_of(st.none(), unit)),
        "post": draw(st.sampled_from(TITLES)),
        "to": draw(st.one_of(st.none(), unit, person)),
        "from_": draw(st.one_of(st.none(), unit)),
        "scope": draw(st.sampled_from((None, None, "市场", "销售"))),
        "part": draw(st.sampled_from((None, "运营"))) if kind is Kind.UNIT_MERGED else None,
        "date": draw(st.sampled_from((None, None, day, day[:7]))),
        "ended": draw(st.sampled_from((None, True, False))),
        "many": draw(st.booleans()),
    }
    if kind is Kind.UNIT_MERGED and draw(st.booleans()):
        fields["from_"] = tuple(draw(st.lists(unit, min_size=2, max_size=3, unique=True)))
    given_ = {key: value for key, value in fields.items() if value is not None}
    return say(kind, draw(st.sampled_from(sorted(Tense))), draw(st.integers(0, 99)), **given_)


@st.composite
def grown(draw: st.DrawFn) -> tuple[Log, Log]:
    """A log, and the same after a memo, a rejection, a withdrawal or a judgement of names."""
    memos: list[Memo] = []
    entries: list[Entry] = []
    for number in range(draw(st.integers(1, 9))):
        day = date(2021, 1, 1) + timedelta(days=draw(st.integers(0, 60)))
        made = memo(number, day.isoformat())
        memos.append(made)
        entries += entries_of(made.id, draw(st.lists(said(), max_size=6)))
    log = Log(company=COMPANY, memos=tuple(memos), entries=tuple(entries))
    return draw(st.sampled_from([_less(log, memos[-1].id), log])), draw(_changed(log))


def _less(log: Log, gone: str) -> Log:
    return replace(
        log,
        memos=tuple(m for m in log.memos if m.id != gone),
        entries=tuple(e for e in log.entries if e.memo != gone),
    )


@st.composite
def _changed(draw: st.DrawFn, log: Log) -> Log:
    ruling = draw(st.sampled_from([None, Ruling.REJECT, Ruling.WITHDRAW, Ruling.SAME]))
    made: tuple[Decision, ...] = ()
    if ruling is Ruling.REJECT and log.entries:
        chosen: Entry = draw(st.sampled_from(log.entries))
        made = (decision_of(COMPANY, ruling, "ana", (chosen.id,)),)
    elif ruling is Ruling.WITHDRAW:
        made = (decision_of(COMPANY, ruling, "ana", (draw(st.sampled_from(log.memos)).id,)),)
    elif ruling is Ruling.SAME:
        label, names = draw(st.sampled_from([("Unit", UNITS), ("Person", PERSONS)]))
        pair = draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
        made = (decision_of(COMPANY, ruling, "ana", tuple(pair), label=label),)
    return replace(log, decisions=made)


def patched(whole: Derived, was: Derived, now: Derived, table: str) -> dict[str, Any]:
    """A table of the derived graph after what was has been taken away and what is has been put in."""
    kept: dict[str, Any] = {
        i: v for i, v in getattr(whole, table).items() if i not in getattr(was, table)
    }
    kept.update(getattr(now, table))
    return kept


def assert_parts_make_the_whole(before: Log, after: Log) -> None:
    known = {entry.id: entry for entry in (*before.entries, *after.entries)}
    found = difference(
        outline_of(before), outline_of(after), lambda ids: [known[i] for i in sorted(ids)]
    )
    old, new = derive(before), derive(after)
    for table in TABLES:
        assert getattr(found.before, table).items() <= getattr(old, table).items()
        assert patched(old, found.before, found.after, table) == getattr(new, table)


@settings(max_examples=EXAMPLES, deadline=None)
@given(grown())
def test_the_touched_part_is_all_that_changes(logs: tuple[Log, Log]) -> None:
    assert_parts_make_the_whole(*logs)


def test_a_unit_that_is_shown_by_another_of_its_spellings_is_touched() -> None:
    first, later = memo(0, "2021-01-01"), memo(1, "2021-01-03")
    long = entries_of(first.id, [say("member_of", to="甲中心 (JZ)")])
    short = entries_of(first.id, [say("unit_moved", unit="甲中心")])
    again = entries_of(later.id, [say("concurrent_post", from_="甲中心")])
    before = Log(company=COMPANY, memos=(first,), entries=(*long, *short))
    after = Log(company=COMPANY, memos=(first, later), entries=(*before.entries, *again))
    assert_parts_make_the_whole(before, after)
