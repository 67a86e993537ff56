"""Person: the posts of somebody over time, lines up and down, history, evidence and neighbourhood."""

from __future__ import annotations

from graph.history import in_order, people, tenures_of
from graph.model import Derived, LinkType, Person
from web.pages.portrait import Portrait, show_thing
from web.words import Words


def show(words: Words) -> None:
    """The whole page."""
    show_thing(words, "person", people, portrait_of)


def portrait_of(derived: Derived, person: Person) -> Portrait:
    """What a person held, and to whom and from whom the lines run."""
    lines = [k for k in derived.links.values() if k.type is LinkType.REPORTS_TO]
    return Portrait(
        person,
        (
            ("thing.posts", tenures_of(derived, person.id)),
            ("thing.up", in_order(k for k in lines if k.start == person.id)),
            ("thing.down", in_order(k for k in lines if k.end == person.id)),
        ),
    )
