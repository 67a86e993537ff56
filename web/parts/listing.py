"""Listing: rows to choose from, grouped, each with its sign, its sentence, and what was and is.

Every row is a button, so that mouse, keyboard and screen reader all can choose it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.cards import MarkKind
from web.address import Address
from web.chart.svg import SIGNS
from web.markup import escaped
from web.parts.refs import Ref, chips
from web.parts.sheet import show_sheet
from web.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a listing: `old` and `new` say what was and is, `note` what is to be known of it.

    `mark` is its own sign where it differs from that of its group; `refs` lead to other pages.
    """

    id: str
    text: str
    old: str = ""
    new: str = ""
    note: str = ""
    mark: MarkKind | None = None
    refs: tuple[Ref, ...] = ()


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
    address: Address | None = None,
) -> None:
    """Put a listing on the page; with `columns`, old and new stand beside the sentence.

    What the reader picks is `picked_in(key)`. The refs of items are shown where there is an address.
    """
    html = listing(words, groups, label=label, columns=columns, address=address)
    show_sheet(html, key=key, picked=picked)


def listing(
    words: Words,
    groups: Iterable[Group],
    *,
    label: str,
    columns: bool,
    address: Address | None = None,
) -> str:
    """The HTML of a listing; every name is escaped."""
    groups = tuple(groups)
    linked = address is not None and any(item.refs for group in groups for item in group.items)
    kind = f"rl{' has-columns' if columns else ''}{' has-refs' if linked else ''}"
    sections = "".join(_section(words, group, address, columns=columns) for group in groups)
    return f'<div class="{kind}" role="group" aria-label="{escaped(label)}">{sections}</div>'


def _section(words: Words, group: Group, address: Address | None, *, columns: bool) -> str:
    rows = "".join(_line(words, group.mark, item, address, columns=columns) for item in group.items)
    heads = {"rl-was": words("list.old"), "rl-is": words("list.new")}
    head = "".join(f'<span class="{kind}">{escaped(text)}</span>' for kind, text in heads.items())
    count = f'<span class="rl-count">{len(group.items)}</span>'
    return (
        f'<section><h3><span class="rl-title">{escaped(group.title)} {count}</span>'
        f"{head if columns else ''}</h3>{rows}</section>"
    )


def _line(
    words: Words, mark: MarkKind, item: Item, address: Address | None, *, columns: bool
) -> str:
    row = _row(words, item.mark or mark, item, columns=columns)
    if not item.refs or address is None:
        return row
    return f'<div class="rl-line">{row}{chips(address, item.refs)}</div>'


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
