"""Figures: what is counted of two days, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.measures import Measures
from web.markup import escaped
from web.words import Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of two days; `name` is a key of the words `figure`."""

    name: str
    old: int
    new: int


def figures_of(old: Measures, new: Measures) -> tuple[Figure, ...]:
    """The figures of two days."""
    return (
        Figure("units", len(old.units), len(new.units)),
        Figure("people", len(old.people), len(new.people)),
        Figure("lines", _lines(old), _lines(new)),
        Figure("widest", _widest(old), _widest(new)),
        Figure("layers", len(old.layers), len(new.layers)),
        Figure("concurrent", len(old.concurrent), len(new.concurrent)),
        Figure("headless", len(old.headless), len(new.headless)),
    )


def _lines(measures: Measures) -> int:
    return sum(len(span.reports) for span in measures.spans)


def _widest(measures: Measures) -> int:
    return max((len(span.reports) for span in measures.spans), default=0)


def figures_html(words: Words, figures: Iterable[Figure]) -> str:
    """The figures in a row; what did not change stands once."""
    return f'<dl class="figures">{"".join(_figure(words, figure) for figure in figures)}</dl>'


def _figure(words: Words, figure: Figure) -> str:
    old = "" if figure.old == figure.new else f'<span class="was">{figure.old} →</span> '
    name = escaped(words(f"figure.{figure.name}"))
    return f"<div><dt>{name}</dt><dd>{old}<b>{figure.new}</b></dd></div>"
