"""Glance: how much of what there is, while nothing is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.cards import MarkKind
from web.chart.palette import variables
from web.chart.svg import SIGNS
from web.markup import escaped
from web.parts.listing import Group
from web.words import Words

STYLE = Path(__file__).with_name("glance.css")


def glance_html(words: Words, changes: Iterable[Group], silences: Iterable[Group]) -> str:
    """The number of rows of each kind with its sign, then the silences, then how to go on."""
    style = f".gl{{{variables()}}}{STYLE.read_text(encoding='utf-8')}"
    open_rows = sum(len(group.items) for group in silences)
    lines = [_line(group.mark, group.title, len(group.items)) for group in changes]
    if open_rows:
        lines.append(_line(MarkKind.FIRST_SEEN, words("evidence.open"), open_rows))
    return (
        f'<style>{style}</style><div class="gl"><h3>{escaped(words("evidence.glance"))}</h3>'
        f"<ul>{''.join(lines)}</ul><p>{escaped(words('evidence.hint'))}</p></div>"
    )


def _line(mark: MarkKind, title: str, number: int) -> str:
    sign = f'<span class="gl-sign gl-{mark}" aria-hidden="true">{SIGNS[mark]}</span>'
    return f"<li>{sign}<span>{escaped(title)}</span><b>{number}</b></li>"
