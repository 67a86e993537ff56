"""Listing: rows to choose from, grouped, each with its sign, its sentence, and what was and is.

Every row is a button, so that mouse, keyboard and screen reader all can choose it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component

from graph.cards import MarkKind
from web.chart.palette import variables
from web.chart.svg import SIGNS
from web.markup import escaped
from web.words import Words

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a listing: `old` and `new` say what was and is, `note` what is to be known of it."""

    id: str
    text: str
    old: str = ""
    new: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of one kind under a heading, all with the sign of one mark."""

    title: str
    mark: MarkKind
    items: tuple[Item, ...]


def show_listing(
    words: Words,
    groups: Iterable[Group],
    *,
    key: str,
    label: str,
    picked: str | None,
    columns: bool,
    chosen: Callable[[], None],
) -> None:
    """Put a listing on the page; with `columns`, old and new stand beside the sentence.

    What the reader picks is a trigger of the session's state `key`: `{"picked": row id}`.
    """
    html = listing(words, groups, label=label, columns=columns)
    _mount()(key=key, data={"html": html, "picked": picked}, on_picked_change=chosen)


def listing(words: Words, groups: Iterable[Group], *, label: str, columns: bool) -> str:
    """The HTML of a listing; every name is escaped."""
    sections = "".join(_section(words, group, columns=columns) for group in groups)
    kind = "rl has-columns" if columns else "rl"
    return f'<div class="{kind}" role="group" aria-label="{escaped(label)}">{sections}</div>'


def _section(words: Words, group: Group, *, columns: bool) -> str:
    rows = "".join(_row(words, group.mark, item, columns=columns) for item in group.items)
    heads = {"rl-was": words("list.old"), "rl-is": words("list.new")}
    head = "".join(f'<span class="{kind}">{escaped(text)}</span>' for kind, text in heads.items())
    count = f'<span class="rl-count">{len(group.items)}</span>'
    return (
        f'<section><h3><span class="rl-title">{escaped(group.title)} {count}</span>'
        f"{head if columns else ''}</h3>{rows}</section>"
    )


def _row(words: Words, mark: MarkKind, item: Item, *, columns: bool) -> str:
    sign = f'<span class="rl-sign rl-{mark}" aria-hidden="true">{SIGNS[mark]}</span>'
    note = f'<span class="rl-note">{escaped(item.note)}</span>' if item.note else ""
    cells = ""
    if columns:
        old, new = words("list.old"), words("list.new")
        for kind, head, text in (("was", old, item.old), ("is", new, item.new)):
            none = "" if text else " is-none"
            cells += f'<span class="rl-{kind}{none}"><span class="rl-head">{escaped(head)} </span>'
            cells += f"{escaped(text or words('list.none'))}</span>"
    return (
        f'<button type="button" data-pick="{escaped(item.id)}" aria-pressed="false">'
        f'{sign}<span class="rl-text">{escaped(item.text)}{note}</span>{cells}</button>'
    )


@cache
def _mount() -> Callable[..., Any]:
    css = f":host{{{variables()}}}{(HERE / 'listing.css').read_text(encoding='utf-8')}"
    js = (HERE / "listing.js").read_text(encoding="utf-8")
    return component("reorg_listing", html='<div class="rl-root"></div>', css=css, js=js)
