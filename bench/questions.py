"""Questions: what Reorg answers about an organisation, against the best Cypher by hand and networkx.

The same reorganisations happen in a small and in a large company: what a comparison asks of the
database must be the same in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench import by_hand, networks
from bench.events import History
from bench.names import person_name, unit_name
from bench.organisation import Organisation, person_id, unit_id
from bench.plans import Plans, hits
from bench.raw import rows_of, write
from bench.rows import Bar, Costs, Row, at_most, faster, rounds, set_aside, timed
from bench.server import bare_schema, drop_schema, erase
from bench.stage import Stage
from graph import fetch
from graph.driver import Database
from graph.queries import run, saved_query
from graph.schema import create_schema

DAY = date(2020, 6, 30)
MONTH = date(2020, 5, 31), date(2020, 6, 30)
ALL = date(2017, 12, 31), date(2022, 12, 31)


@dataclass(frozen=True, slots=True)
class Company:
    """A company in the database, and how often each question is asked of it."""

    database: Database
    history: History
    times: int

    @property
    def name(self) -> str:
        """Its name in the graph."""
        return self.history.organisation.company

    @property
    def size(self) -> str:
        """Its size in words."""
        return f"{self.history.organisation.people:,} people"


def rows(stage: Stage) -> list[Row]:
    """All questions at the larger size, comparisons at both."""
    small, large = stage.pick((20_000, 100_000), (5000, 20_000), (1000, 1000))
    changes = stage.pick(1000, 400, 40)
    found: list[Row] = []
    plans: list[dict[str, Plans]] = []
    for people in dict.fromkeys((small, large)):
        organisation = Organisation(people, stage.pick(6, 6, 4), divisions=people // small)
        history = History(organisation, changes)
        fill(stage.database, history)
        company = Company(stage.database, history, stage.pick(40, 10, 2))
        with set_aside():
            found += _comparisons(company)
            plans.append(_profiles(company))
            if people == large:
                found += [*_sub_tree(company), _chain(company), _span(company)]
        erase(stage.database)
    return found + list(_hits(plans, small, large))


def fill(database: Database, history: History) -> None:
    """Put an organisation into an empty database the fast way: created, and its indexes after it."""
    bare_schema(database)
    write(database, rows_of(history), "CREATE")
    drop_schema(database)
    create_schema(database)


def _comparisons(company: Company) -> Iterator[Row]:
    for what, (after, until) in {"a month": MONTH, "all": ALL}.items():
        values = {"company": company.name, "after": after, "until": until}

        def ours(after: date = after, until: date = until) -> object:
            return fetch.compare(company.database, company.name, after, until)

        def hand(values: dict[str, Any] = values) -> object:
            return company.database.read(by_hand.CHANGED, **values)

        named = f"comparison over {what}, {company.size}"
        costs = rounds(company.times if what == "a month" else 15, ours, hand, warm=3)
        yield _row(named, costs, "hand-written UNION ALL", at_most(1.3))
        if what == "a month":
            yield _two_views(company, named, costs[0], after, until)


def _two_views(company: Company, named: str, ours: Costs, after: date, until: date) -> Row:
    def both() -> object:
        before, now = (networks.whole(company.database, company.name, d) for d in (after, until))
        return networks.changed(before, now)

    return _row(named, (ours, Costs((timed(both),))), "networkx, two views loaded", faster(100))


def _profiles(company: Company) -> dict[str, Plans]:
    def compare(days: tuple[date, date]) -> Callable[[Database], object]:
        return lambda database: fetch.compare(database, company.name, *days)

    windows = {"a month": MONTH, "all": ALL}
    return {what: hits(company.database, compare(days)) for what, days in windows.items()}


def _hits(plans: list[dict[str, Plans]], small: int, large: int) -> Iterator[Row]:
    for what in plans[0]:
        few, many = plans[0][what], plans[-1][what]
        yield Row(
            bench="questions",
            what=f"comparison over {what}: hits at {large:,} people",
            unit="hits",
            ours=Costs((float(many.hits.total()),)),
            peer=f"the same at {small:,}",
            theirs=Costs((float(few.hits.total()),)),
            bar=at_most(1),
            note=f"PROFILE: {many}",
        )


def _sub_tree(company: Company) -> Iterator[Row]:
    unit = company.history.organisation.levels[1]
    name = unit_name(unit, company.history.organisation.language)
    costs = rounds(
        company.times,
        _saved(company, "below", unit=name),
        lambda: company.database.read(by_hand.BELOW, unit=unit_id(unit), day=DAY),
        warm=5,
    )
    what = f"two levels below a unit on a day, {company.size}"
    yield _row(what, costs, "hand-written Cypher", at_most(1.3))

    def load() -> object:
        return networks.below(networks.whole(company.database, company.name, DAY), unit_id(unit))

    yield _row(what, (costs[0], Costs((timed(load),))), "networkx, loaded first", faster(100))


def _chain(company: Company) -> Row:
    organisation = company.history.organisation
    who = organisation.people - 1
    name = person_name(who, organisation.language)
    costs = rounds(
        company.times,
        _saved(company, "reporting_chain", person=name),
        lambda: company.database.read(by_hand.CHAIN, person=person_id(who), day=DAY),
        warm=5,
    )
    return _row(f"reporting chain, {company.size}", costs, "hand-written Cypher", at_most(1.2))


def _span(company: Company) -> Row:
    costs = rounds(
        max(2, company.times // 4),
        _saved(company, "span_of_control"),
        lambda: company.database.read(by_hand.SPAN, day=DAY),
        warm=2,
    )
    what = f"span of control of every manager, {company.size}"
    return _row(what, costs, "hand-written Cypher", at_most(1.2))


def _saved(company: Company, query: str, **values: str) -> Callable[[], object]:
    asked = {"company": company.name, "day": str(DAY), **values}
    return lambda: run(company.database, saved_query(query), asked)


def _row(what: str, costs: tuple[Costs, ...], peer: str, bar: Bar) -> Row:
    ours, theirs = costs
    return Row(bench="questions", what=what, ours=ours, peer=peer, theirs=theirs, bar=bar)
