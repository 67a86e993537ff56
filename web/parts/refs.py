"""Refs: links from whatever names a person, a unit or a memo to its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from graph.compare import Row
from graph.model import Person, Thing, Unit
from web.address import Address
from web.markup import escaped

CARRIED = ("company", "from", "to", "known", "lang")
_PAGES = {"Person": "person", "Unit": "unit"}


@dataclass(frozen=True, slots=True)
class Ref:
    """What a link leads to: a page, and which of the things that it can show."""

    page: str
    id: str
    name: str


def ref_to(thing: Thing) -> Ref | None:
    """The page of a person or a unit; posts and scopes have none."""
    return Ref(thing_page(thing), thing.id, thing.name) if thing_page(thing) else None


def thing_page(thing: Thing) -> str:
    """The path of the page of a thing, empty where it has none."""
    if isinstance(thing, Person):
        return "person"
    return "unit" if isinstance(thing, Unit) else ""


def row_refs(row: Row) -> tuple[Ref, ...]:
    """The people and units that a row is about."""
    found = [Ref(_PAGES[p.label], p.id, p.name) for p in row.about if p.label in _PAGES]
    return tuple(dict.fromkeys(found))


def address_to(address: Address, page: str, **values: str) -> str:
    """The relative address of a page, with the company, days, knowledge and language of this one."""
    kept = {name: value for name in CARRIED if (value := address.get(name))}
    return f"{page}?{urlencode(kept | values)}"


def chip(address: Address, ref: Ref) -> str:
    """A link to a page as HTML for a sheet."""
    href = address_to(address, ref.page, **{ref.page: ref.id})
    return f'<a class="chip is-{ref.page}" data-go href="{escaped(href)}">{escaped(ref.name)}</a>'


def chips(address: Address, refs: Iterable[Ref]) -> str:
    """Links in a row as HTML for a sheet."""
    return f'<nav class="chips">{"".join(chip(address, ref) for ref in refs)}</nav>'
