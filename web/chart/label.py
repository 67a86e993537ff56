"""Label: a card said in words, for those who hear the chart instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.cards import Band, Card, Line, Mark, Member, Seat, Why
from graph.model import Status
from web.chart.face import notes, title_of, unit_name
from web.words import Words


def label_of(words: Words, card: Card, lines: Iterable[Line], band: Band | None) -> str:
    """Everything that stands on a card, and its band, as one sentence."""
    said = [_with_mark(words, unit_name(words, card), card.mark)]
    if band:
        said.append(words("card.in_band", name=band.unit.name))
    people: list[Seat | Member] = [*card.seats, *card.members]
    said += [_person(words, person) for person in people]
    if card.head_not_named:
        said.append(words("silence.head_not_named"))
    for line in lines:
        text = words(f"card.reports_{line.line}", boss=line.boss)
        said.append(_with_mark(words, _maybe(words, text, line.status), line.mark))
    for remit in card.remits:
        text = words("card.remit", scope=remit.scope.name)
        said.append(_with_mark(words, _maybe(words, text, remit.status), remit.mark))
    said += notes(words, card)
    return words("card.separator").join(said)


def _person(words: Words, person: Seat | Member) -> str:
    if isinstance(person, Member):
        text = words("card.pair", name=person.person.name, title=words("card.member"))
    else:
        held = person.why is Why.HELD and person.person is not None
        name = person.person.name if held and person.person else words(f"silence.{person.why}")
        text = words("card.pair", name=name, title=title_of(words, person))
    return _with_mark(words, _maybe(words, text, person.status), person.mark)


def _maybe(words: Words, text: str, status: Status) -> str:
    possible = words("status.possible") if status is Status.POSSIBLE else ""
    return words("card.aside", text=text, aside=possible) if possible else text


def _with_mark(words: Words, text: str, mark: Mark | None) -> str:
    return words("card.aside", text=text, aside=words(f"mark.{mark.kind}")) if mark else text
