"""Logs for tests: statements made by hand, and companies made by hypothesis."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from graph.log import Entry, Log, Memo, entries_of
from graph.model import Derived, Link, LinkType, Period, Unit
from ingest.statement import Kind, Span, Statement, Tense, Voice

COMPANY = "某某集团"
PERSONS = ("张一", "王二", "李三", "赵四")
UNITS = ("甲中心", "乙中心", "丙部", "丁事业群", "戊域", "集团")
TITLES = (None, "总裁", "副总裁", "CTO", "CCO/CRO")


def say(kind: str, tense: str = "after", at: int = 0, **fields: Any) -> Statement:  # noqa: ANN401
    """A statement of a made-up sentence that begins at character `at`."""
    words = f"{kind} {tense} {sorted(fields.items())}"
    for name in ("to", "from_"):
        if isinstance(fields.get(name), str):
            fields[name] = (fields[name],)
    span = Span(at, at + len(words), words)
    return Statement(type=Kind(kind), tense=Tense(tense), by=Voice.LETTER, span=span, **fields)


def memo(number: int, announced: str, company: str = COMPANY) -> Memo:
    """A memo that stands for a text which the tests do not read."""
    return Memo(
        id=f"memo{number}",
        company=company,
        title=f"memo {number}",
        text=f"text {number}",
        language="zh",
        announced=announced,
    )


def log_of(*rounds: tuple[str, list[Statement]], company: str = COMPANY) -> Log:
    """A log of memos, each an announcement day and its statements."""
    memos = tuple(memo(i, day, company) for i, (day, _) in enumerate(rounds))
    told = zip(memos, rounds, strict=True)
    entries: list[Entry] = [e for m, (_, said) in told for e in entries_of(m.id, said)]
    return Log(company=company, memos=memos, entries=tuple(entries))


def names_in(derived: Derived, *ids: str) -> tuple[str, ...]:
    """The names of things by their ids."""
    return tuple(derived.things[i].name for i in ids)


def links(derived: Derived, kind: LinkType) -> dict[tuple[str, str], Link]:
    """Links of one type by the names of their ends, the latest of several."""
    found = [link for link in derived.links.values() if link.type is kind]
    found.sort(key=lambda link: link.period.since or date.min)
    return {(derived.things[x.start].name, derived.things[x.end].name): x for x in found}


def existences(derived: Derived, name: str) -> list[Period]:
    """When the units of a name exist."""
    return [t.period for t in derived.things.values() if isinstance(t, Unit) and t.name == name]


def changes_of(derived: Derived) -> set[tuple[str, ...]]:
    """Changes as tuples: kind and the names of the parties in the order of their roles."""
    return {
        (c.kind.value, *(derived.things[a.thing].name for a in c.about))
        for c in derived.changes.values()
    }


days = st.integers(0, 700).map(lambda n: date(2021, 1, 1) + timedelta(days=n))
_dates = st.one_of(
    st.none(), days.map(str), days.map(lambda d: str(d)[:7]), days.map(lambda d: str(d)[:4])
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any statement of the contract over a handful of names."""
    kind = draw(st.sampled_from(sorted(Kind)))
    fields: dict[str, Any] = {
        "date": draw(_dates),
        "ended": draw(st.sampled_from((None, True, False))),
        "implied": draw(st.booleans()),
        "many": draw(st.booleans()),
    }
    person = st.sampled_from((*PERSONS, None))
    unit = st.sampled_from((*UNITS, None))
    fields["person"] = draw(person) if not kind.startswith("unit_") else None
    fields["unit"] = draw(unit) if not kind.startswith("unit_") else draw(st.sampled_from(UNITS))
    fields["post"] = draw(st.sampled_from(TITLES))
    fields["to"] = draw(st.sampled_from((*UNITS, *PERSONS, None)))
    fields["from_"] = draw(st.sampled_from((*UNITS, None)))
    fields["part"] = draw(st.sampled_from((None, "运营"))) if kind is Kind.UNIT_MERGED else None
    fields["scope"] = draw(st.sampled_from((None, "市场", "销售")))
    given = {key: value for key, value in fields.items() if value is not None}
    return say(kind, draw(st.sampled_from(sorted(Tense))), draw(st.integers(0, 99)), **given)


@st.composite
def logs(draw: st.DrawFn, company: str = COMPANY) -> Log:
    """A log of up to four memos of up to eight statements."""
    rounds = draw(
        st.lists(
            st.tuples(days.map(str), st.lists(statements(), max_size=8)), min_size=1, max_size=4
        )
    )
    return log_of(*rounds, company=company)
