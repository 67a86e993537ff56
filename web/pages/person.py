"""Person: the posts of somebody over time, lines up and down, history, evidence and neighbourhood."""

from __future__ import annotations

import streamlit as st

from graph.history import in_order, people, tenures_of
from graph.model import Derived, LinkType, Person
from web.address import address_of
from web.pages.controls import SHARED, choose_thing, opened
from web.pages.frame import show_heading
from web.pages.portrait import Portrait, show_portrait
from web.words import Words

NAMES = (*SHARED, "person")


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("person", NAMES)
    scene = opened(
        words,
        address,
        more=lambda at: choose_thing(words, address, "person", people(at.derived())),
    )
    if scene:
        derived = scene.at.derived()
        person = derived.things.get(address.get("person") or "")
        if isinstance(person, Person):
            show_portrait(scene, portrait_of(derived, person))
        else:
            with scene.heading:
                show_heading(words("app.person"))
            st.info(words("thing.choose_person"))
    address.write()


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
