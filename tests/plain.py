"""The plain language: statements that the naive reading knows, and a view in its words."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from graph.model import Link, LinkType, Post, Unit
from graph.view import View
from ingest.statement import Kind, Statement, Tense
from tests.logs import days, say
from tests.periods import PHASES, UNITS, Key, best

HOLDERS, STAFF, BOSSES = ("张一", "王二", "李三"), ("赵四", "钱五"), ("孙六", "周七")
TITLES = ("总裁", "CTO")
KINDS = {
    LinkType.HOLDS: "holds",
    LinkType.MEMBER_OF: "member",
    LinkType.PART_OF: "part",
    LinkType.REPORTS_TO: "line",
}


def told_by(view: View) -> set[tuple[Key, str]]:
    """What a view says in the words of the naive reading."""
    things = {i: data["thing"] for i, data in view.graph.nodes(data=True)}
    found: list[tuple[Key, str]] = []
    for thing_id, data in view.graph.nodes(data=True):
        unit = things[thing_id]
        if isinstance(unit, Unit) and unit.period.status(view.day) == data["status"]:
            found.append((("unit", unit.name), data["status"].value))
    for _, __, data in view.graph.edges(data=True):
        link: Link = data["link"]
        if link.type in KINDS:
            end = things[link.end]
            named = end.name.split() if isinstance(end, Post) else [end.name]
            key = (KINDS[link.type], things[link.start].name, *named)
            found.append((key, data["status"].value))
    return best(found)


_dates = st.one_of(
    st.none(), days.map(str), days.map(lambda d: str(d)[:7]), days.map(lambda d: str(d)[:4])
)


@st.composite
def plain_statements(draw: st.DrawFn) -> Statement:
    """A statement of the plain language."""
    kind = draw(st.sampled_from(sorted(kind for kinds in PHASES for kind in kinds)))
    unit, other = draw(st.permutations(UNITS))[:2]
    holder = draw(st.sampled_from(HOLDERS))
    fields: dict[str, Any] = {}
    if kind in (Kind.UNIT_CREATED, Kind.UNIT_DISSOLVED):
        fields["unit"] = unit
    elif kind is Kind.UNIT_RENAMED:
        fields |= {"unit": unit, "from_": other}
    elif kind is Kind.UNIT_MOVED:
        fields |= {"unit": unit, "to": other}
    elif kind is Kind.REPORTS_TO:
        person = draw(st.sampled_from((*STAFF, *HOLDERS)))
        fields |= {"person": person, "to": draw(st.sampled_from(BOSSES))}
    elif kind is Kind.MEMBER_OF:
        fields |= draw(st.sampled_from(({"person": holder}, {"unit": other}))) | {"to": unit}
    elif kind is Kind.TRANSFERRED:
        fields |= {"person": holder, "to": unit, "from_": other}
    else:
        fields |= {"person": holder, "unit": unit, "post": draw(st.sampled_from(TITLES))}
    tense = {Kind.CONTINUES: Tense.UNCHANGED, Kind.PRIOR_POST: Tense.BEFORE}.get(kind, Tense.AFTER)
    if kind is Kind.PRIOR_POST:
        fields["ended"] = True
    elif tense is Tense.AFTER:
        fields["date"] = draw(_dates)
    given = {key: value for key, value in fields.items() if value is not None}
    return say(kind, tense, draw(st.integers(0, 10_000)), **given)
