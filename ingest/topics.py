"""The topic: whom and what the text spoke of last, from which pronouns and gaps are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.mentions import Office, Person, Unit
from ingest.statement import Doubt


@dataclass(slots=True)
class Topic:
    """What a pronoun or a gap can mean at a place in the text.

    `people` and `units` were told last; `group` and `made` gather all people with a verb of their
    own and all units created in the sentence; `pair` are the last that were told together. `last`
    says which of the two, a person or a unit, was told last.
    """

    author: str | None = None
    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    offices: tuple[Office, ...] = ()
    group: tuple[Person, ...] = ()
    pair: tuple[Person, ...] = ()
    made: tuple[Unit, ...] = ()
    place: Unit | None = None
    last: str = ""
    people_here: bool = False
    units_here: bool = False
    _named: set[str] = field(default_factory=set)
    """The names of `group` and `made`."""

    def new_item(self) -> None:
        """A new paragraph or item: nothing of the last one is carried over by a gap."""
        self.people, self.units, self.offices = (), (), ()
        self.new_sentence()

    def new_sentence(self) -> None:
        """A new sentence: what was told last can be meant by a pronoun, hardly by a gap."""
        self.pair = self.group if len(self.group) > 1 else self.pair
        self.group, self.made, self.place = (), (), None
        self._named.clear()
        self.people_here = self.units_here = False

    def tell_people(self, people: tuple[Person, ...]) -> None:
        """These people are spoken of now."""
        if not people:
            return
        self.people, self.last, self.people_here = people, "person", True
        self.pair = people if len(people) > 1 else self.pair
        self.group += tuple(person for person in people if self._is_first(f"@{person.name}"))

    def tell_units(self, units: tuple[Unit, ...], *, made: bool = False) -> None:
        """These units are spoken of now; `made` where they are created by the clause."""
        if not units:
            return
        self.units, self.last, self.units_here = units, "unit", True
        if made:
            self.made += tuple(unit for unit in units if self._is_first(unit.name))

    def _is_first(self, name: str) -> bool:
        """Whether a name is told for the first time in its sentence; it is noted."""
        first = name not in self._named
        self._named.add(name)
        return first

    def meant_people(self, surface: str, *, every: bool = False) -> tuple[Person, ...]:
        """The people that a pronoun (its words are `surface`) or a gap ("") means."""
        if not surface and self.units_here and not self.people_here:
            return ()
        people = self.people
        if every:
            people = next((one for one in (self.group, self.pair) if len(one) > 1), people)
        distant = not self.people_here
        return tuple(
            replace(
                person,
                offices=person.offices if person.former else (),
                surface=surface or None,
                implied=distant or bool(surface),
            )
            for person in people
        )

    def meant_person(self, surface: str) -> tuple[Person, ...]:
        """The one that a pronoun means: the first that was told; in doubt where there are more."""
        people = self.meant_people(surface)
        return tuple(replace(one, doubt=_doubt(people)) for one in people[:1])

    def meant_unit(self, surface: str, at: int = 0) -> tuple[Unit, ...]:
        """The one that a pronoun means, the first or the last (-1); in doubt where there are more."""
        units = self.meant_units(surface)
        return (replace(units[at], doubt=_doubt(units)),) if units else ()

    def meant_units(self, surface: str, count: int = 0) -> tuple[Unit, ...]:
        """The units that a pronoun or a gap means; the last `count` created ones where aligned."""
        units = self.made[-count:] if count > 1 and len(self.made) >= count else self.units
        distant = not self.units_here
        return tuple(
            replace(unit, created=False, surface=surface or None, implied=distant or unit.implied)
            for unit in units
        )


def _doubt(fitting: Sequence[Person | Unit]) -> Doubt | None:
    return Doubt.ANTECEDENT if len({one.name for one in fitting}) > 1 else None
