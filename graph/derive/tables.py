"""Tables: the names of one company, of its persons, its units and its remits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.gist import Gist
from graph.log import Decision
from graph.names import Names, collect_names
from graph.rulings import joined_names
from ingest.statement import Kind, Statement

Naming = Statement | Gist


@dataclass(frozen=True, slots=True)
class Tables:
    """All names that a company's statements use, with the key of each."""

    persons: Names
    units: Names
    scopes: Names

    def is_person(self, written: str) -> bool:
        """Whether a name that could be either is a person's."""
        return self.units.key(written) not in self.units.spellings


def tables_of(company: str, said: Sequence[Naming], decisions: Iterable[Decision]) -> Tables:
    """The names that statements use, joined as people have judged."""
    persons, units = names_met(said)
    joined = joined_names(decisions)
    return Tables(
        persons=collect_names(
            persons, joined=[(j.one, j.other) for j in joined if j.label == "Person"]
        ),
        units=collect_names(
            units, company, [(j.one, j.other) for j in joined if j.label == "Unit"]
        ),
        scopes=collect_names(s.scope for s in said if s.scope),
    )


def names_met(statements: Iterable[Naming]) -> tuple[list[str], list[str]]:
    """The person names and the unit names that statements use, each as often as it is used.

    A boss counts as a person unless some statement uses the same name for a unit.
    """
    persons: list[str] = []
    units: list[str] = []
    bosses: list[str] = []
    for s in statements:
        if s.person:
            persons.append(s.person)
        if s.unit:
            units.append(s.unit)
        units += s.from_
        (bosses if s.type is Kind.REPORTS_TO else units).extend(s.to)
    known = set(units)
    for boss in bosses:
        (units if boss in known else persons).append(boss)
    return persons, units
