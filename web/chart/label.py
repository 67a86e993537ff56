"""Label: a card said in words, for those who hear the chart instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.cards import Band, Card, Chart, Line, Mark, Member, Seat
from graph.model import Status
from web.chart.face import notes, people_of, person_in_words, unit_name
from web.words import Words


def labels(words: Words, chart: Chart) -> dict[str, str]:
    """The cards of a chart in words, by card."""
    lines, bands = lines_from(chart), {band.unit.id: band for band in chart.bands}
    return {
        card.id: label_of(words, card, lines.get(card.id, ()), bands.get(card.band or ""))
        for card in chart.cards
    }


def lines_from(chart: Chart) -> dict[str, list[Line]]:
    """The reporting lines of a chart by the card from which they go up."""
    found: dict[str, list[Line]] = {}
    for line in chart.lines:
        found.setdefault(line.start, []).append(line)
    return found


def label_of(words: Words, card: Card, lines: Iterable[Line], band: Band | None) -> str:
    """Everything that stands on a card, and its band, as one sentence."""
    said = [with_mark(words, unit_name(words, card), card.mark)]
    if band:
        said.append(words("card.in_band", name=band.unit.name))
    said += [_person(words, group) for group in people_of(card)]
    if card.head_not_named:
        said.append(words("silence.head_not_named"))
    for line in lines:
        text = words(f"card.reports_{line.line}", boss=line.boss)
        said.append(with_mark(words, maybe(words, text, line.status), line.mark))
    for remit in card.remits:
        text = words("card.remit", scope=remit.scope.name)
        said.append(with_mark(words, maybe(words, text, remit.status), remit.mark))
    said += notes(words, card)
    return words("card.separator").join(said)


def _person(words: Words, group: tuple[Seat | Member, ...]) -> str:
    name, titles = person_in_words(words, group)
    text = words("card.pair", name=name, title=titles)
    return with_mark(words, maybe(words, text, group[0].status), group[0].mark)


def maybe(words: Words, text: str, status: Status) -> str:
    """A text, with a word of warning where it is not sure."""
    possible = words("status.possible") if status is Status.POSSIBLE else ""
    return words("card.aside", text=text, aside=possible) if possible else text


def with_mark(words: Words, text: str, mark: Mark | None) -> str:
    """A text, with what a comparison says of it."""
    return words("card.aside", text=text, aside=words(f"mark.{mark.kind}")) if mark else text
