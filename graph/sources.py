"""Sources: where each statement stands, so that things can stand in the order in which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.cards import Chart
from graph.log import Log
from graph.model import Unit

Rank = tuple[str, str, int]
LAST: Rank = ("~", "", 0)  # after every ISO day


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: its memo, when that was announced, and its stretch of the text."""

    announced: str
    memo: str
    start: int
    text: str


def places_of(log: Log) -> Mapping[str, Place]:
    """The places of a log's statements by their ids."""
    announced = {memo.id: memo.announced for memo in log.memos}
    return {
        entry.id: Place(
            announced[entry.memo], entry.memo, entry.statement.span.start, entry.statement.span.text
        )
        for entry in log.entries
    }


def rank_of(unit: Unit, places: Mapping[str, Place]) -> Rank:
    """Where a unit is first told of: day and memo, then the character at which its name stands."""
    told = (places[statement] for statement in unit.statements if statement in places)
    return min((_rank(unit, place) for place in told), default=LAST)


def _rank(unit: Unit, place: Place) -> Rank:
    """One sentence may name several units: the name decides where it stands in it."""
    found = (at for name in unit.names if (at := place.text.find(name)) >= 0)
    return place.announced, place.memo, place.start + min(found, default=0)


def in_source_order(chart: Chart, log: Log) -> Chart:
    """The same chart, its cards as the memos name them; by name what they name in one place."""
    places = places_of(log)
    cards = sorted(chart.cards, key=lambda c: (rank_of(c.unit, places), c.unit.name, c.id))
    return replace(chart, cards=tuple(cards))
