"""Table: the chart as rows, for those who cannot use the picture; nothing on a card is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.cards import Card, Chart, Line, Placed, Seat
from graph.model import Status
from web.chart.face import people_of, person_in_words, unit_name
from web.chart.label import lines_from, maybe, with_mark
from web.chart.palette import variables
from web.markup import escaped
from web.words import Words

STYLE = Path(__file__).with_name("table.css")
COLUMNS = ("unit", "people", "parent", "reports", "remit", "not_said")

Cell = tuple[str, ...]


def rows_of(words: Words, chart: Chart) -> list[tuple[Cell, ...]]:
    """A row a card in the order of names: for each of COLUMNS the lines of its cell."""
    names = {card.id: card.unit.name for card in chart.cards}
    bands = {band.unit.id: band.unit.name for band in chart.bands}
    lines = lines_from(chart)
    return [
        (
            (with_mark(words, maybe(words, unit_name(words, card), card.status), card.mark),),
            tuple(_people(words, card)),
            tuple(_places(words, card, names, bands)),
            tuple(_reports(words, lines.get(card.id, []))),
            tuple(
                with_mark(words, maybe(words, remit.scope.name, remit.status), remit.mark)
                for remit in card.remits
            ),
            tuple(_silences(words, card)),
        )
        for card in chart.cards
    ]


def table_html(words: Words, chart: Chart, caption: str) -> str:
    """The rows as a table that can be scrolled by keyboard."""
    heads = "".join(f'<th scope="col">{escaped(words(f"table.{key}"))}</th>' for key in COLUMNS)
    body = "".join(_row(cells) for cells in rows_of(words, chart))
    style = f".ct{{{variables()}}}{STYLE.read_text(encoding='utf-8')}"
    label = escaped(caption)
    return (
        f'<style>{style}</style><div class="ct" role="region" tabindex="0" aria-label="{label}">'
        f"<table><caption>{label}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(cells: tuple[Cell, ...]) -> str:
    first, *others = ("<br>".join(map(escaped, cell)) for cell in cells)
    rest = "".join(f"<td>{cell or '—'}</td>" for cell in others)
    return f'<tr><th scope="row">{first}</th>{rest}</tr>'


def _people(words: Words, card: Card) -> Iterator[str]:
    for group in people_of(card):
        name, titles = person_in_words(words, group)
        if group[0].person:
            text = words("card.pair", name=name, title=titles)
            yield with_mark(words, maybe(words, text, group[0].status), group[0].mark)


def _places(
    words: Words, card: Card, names: dict[str, str], bands: dict[str, str]
) -> Iterator[str]:
    if card.parent in names:
        how = "" if card.placed is Placed.STATED else words(f"placed.{card.placed}")
        name = names[card.parent]
        yield words("card.aside", text=name, aside=how) if how else name
    if card.band in bands:
        yield words("card.in_band", name=bands[card.band])


def _reports(words: Words, lines: list[Line]) -> Iterator[str]:
    for line in lines:
        text = words("card.pair", name=line.boss, title=words(f"line.{line.line}"))
        yield with_mark(words, maybe(words, text, line.status), line.mark)


def _silences(words: Words, card: Card) -> Iterator[str]:
    """What no memo says of the unit: its place, its head, who sits in a seat, since when."""
    if card.parent is None and card.placed is Placed.UNPLACED:
        yield words("placed.unplaced")
    if card.head_not_named:
        yield words("silence.head_not_named")
    for group in people_of(card):
        first = group[0]
        if isinstance(first, Seat) and first.person is None and first.status is Status.SURE:
            name, titles = person_in_words(words, group)
            yield with_mark(words, words("card.pair", name=titles, title=name), first.mark)
