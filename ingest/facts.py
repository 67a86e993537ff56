"""Facts: what one verb states, its slots filled, before the rules make Statements of them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.mentions import Person, Unit
from ingest.statement import Doubt, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed thing that one verb says; `first` and `last` bound its words in the text.

    `flags` are what adverbs, verb and clause add: past, now, continue, end, concurrent, earlier…
    """

    kind: Kind
    pattern: str
    verb: int
    word: str
    first: int
    last: int
    flags: frozenset[str] = frozenset()
    person: Person | None = None
    unit: Unit | None = None
    post: str | None = None
    scope: str | None = None
    to: tuple[Person | Unit, ...] = ()
    from_: tuple[Unit, ...] = ()
    part: str | None = None
    date: str | None = None
    implied: bool = False

    @property
    def mentions(self) -> tuple[Person | Unit, ...]:
        """All that the fact names."""
        held = (self.person, self.unit, *self.to, *self.from_)
        return tuple(mention for mention in held if mention)

    @property
    def doubts(self) -> frozenset[Doubt]:
        """What was guessed in reading it."""
        day = {Doubt.DAY} if "guessed" in self.flags and self.date else set()
        return frozenset(day | {mention.doubt for mention in self.mentions if mention.doubt})
