"""Portrait: what the pages of a person and of a unit have in common: sections of rows, their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from graph.around import Neighbourhood, around
from graph.cards import MarkKind
from graph.compare import Row
from graph.history import chain_to_top, rows_about
from graph.model import Derived, Link, Person, Post, Thing, Unit, content_id
from web.address import address_of
from web.drawings import neighbourhood, neighbourhood_in_words
from web.facts import facts_of
from web.markup import escaped
from web.pages.controls import SHARED, Scene, choose_thing, opened
from web.pages.frame import show_heading, show_hint, show_note, show_section, take_pick, two_columns
from web.parts.listing import Group, show_listing
from web.parts.panel import Choice, show_choice
from web.parts.refs import address_to, chip, ref_to
from web.parts.sheet import go, show_sheet
from web.rows import choice_of, item_of, story_groups
from web.words import Words

T = TypeVar("T", Person, Unit)
KEYS = ("thing_facts", "thing_story", "thing_silence")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a page says of one thing: dated links under headings; the rest is asked of its id."""

    thing: Person | Unit
    facts: tuple[tuple[str, tuple[Link, ...]], ...]


def show_thing(
    words: Words,
    name: str,
    offered: Callable[[Derived], tuple[T, ...]],
    portrait_of: Callable[[Derived, T], Portrait],
) -> None:
    """The page `name` about one of the things that are offered, or the request to choose one."""
    address = address_of(name, (*SHARED, name))
    scene = opened(
        words, address, more=lambda at: choose_thing(words, address, name, offered(at.derived()))
    )
    if scene:
        derived = scene.at.derived()
        chosen = {thing.id: thing for thing in offered(derived)}.get(address.get(name) or "")
        if chosen:
            show_portrait(scene, portrait_of(derived, chosen))
        else:
            with scene.heading:
                show_heading(words(f"app.{name}"))
            st.info(words(f"thing.choose_{name}"))
    address.write()


def show_portrait(scene: Scene, portrait: Portrait) -> None:
    """The whole page below its controls."""
    words, address, thing = scene.words, scene.address, portrait.thing
    take_pick(address, *KEYS)
    with scene.heading:
        show_heading(thing.name)
    groups, choices = _fact_groups(scene, portrait)
    story = tuple(reversed(rows_about(scene.at.story(), thing.id)))
    silences = rows_about(scene.at.not_said(scene.to_day), thing.id)
    choices |= {row.id: choice_of(words, row) for row in (*story, *silences)}
    picked = address.get("row") if address.get("row") in choices else None
    left, right = two_columns()
    with left:
        _show_names(words, thing)
        _show_chain(scene, thing)
        _show_listing(scene, "thing_facts", groups, picked, words("thing.nothing"), columns=True)
        if silences:
            show_section(words("app.notsaid"), words("overview.not_said_lead", day=scene.to_day))
            _show_listing(scene, "thing_silence", _plain_group(words, silences), picked)
        show_section(words("thing.story"), words("thing.story_lead"))
        groups = story_groups(words, story)
        _show_listing(scene, "thing_story", groups, picked, words("thing.no_story"))
        _show_neighbourhood(scene, thing)
    with right:
        if picked:
            show_choice(words, address, scene.at, choices[picked])
        else:
            show_hint(words)


def _fact_groups(scene: Scene, portrait: Portrait) -> tuple[tuple[Group, ...], dict[str, Choice]]:
    groups: list[Group] = []
    choices: dict[str, Choice] = {}
    days = (scene.from_day, scene.to_day)
    for heading, links in portrait.facts:
        facts = facts_of(scene.words, scene.at.derived(), days, links, portrait.thing.id)
        if facts:
            title = scene.words(heading)
            items = tuple(fact.item for fact in facts)
            groups.append(Group(title=title, mark=MarkKind.CONFIRMED, items=items))
            choices |= {fact.item.id: fact.choice for fact in facts}
    return tuple(groups), choices


def _plain_group(words: Words, rows: Iterable[Row]) -> tuple[Group, ...]:
    items = tuple(item_of(words, row) for row in rows)
    return (Group(title=words("evidence.open"), mark=MarkKind.FIRST_SEEN, items=items),)


def _show_listing(
    scene: Scene,
    key: str,
    groups: tuple[Group, ...],
    picked: str | None,
    nothing: str = "",
    *,
    columns: bool = False,
) -> None:
    if not groups:
        st.write(nothing)
        return
    show_listing(
        scene.words,
        groups,
        key=key,
        label=scene.words(f"thing.label_{key.removeprefix('thing_')}"),
        picked=picked,
        columns=columns,
        address=scene.address,
    )


def _show_names(words: Words, thing: Person | Unit) -> None:
    """The other spellings, and of a unit its kind."""
    others = [name for name in thing.names if name != thing.name]
    parts = [words(f"unit_kind.{thing.kind}")] if isinstance(thing, Unit) else []
    if isinstance(thing, Unit) and thing.many:
        parts.append(words("thing.many"))
    if others:
        parts.append(words("thing.also", names=words("row.joint").join(others)))
    if parts:
        st.html(f'<p class="hint">{escaped(" · ".join(parts))}</p>')


def _show_chain(scene: Scene, thing: Person | Unit) -> None:
    """The solid lines from the thing to the top on the later day, as links."""
    view = scene.at.view(scene.to_day)
    levels = chain_to_top(view, thing.id)
    if not levels:
        return
    things: list[list[Thing]] = [[thing]]
    things += [[view.thing(line.end) for line in level] for level in levels]
    joint = scene.words("row.joint")
    steps = [
        joint.join(
            chip(scene.address, ref)
            for one in {t.id: t for t in level}.values()
            if (ref := ref_to(one))
        )
        for level in things
    ]
    arrow = '<span class="chain-step" aria-hidden="true">→</span>'
    label = escaped(scene.words("thing.chain", day=scene.to_day))
    html = f'<nav class="chips"><span class="chain-step">{label}</span>{arrow.join(steps)}</nav>'
    show_sheet(html, key="thing_chain")


def _show_neighbourhood(scene: Scene, thing: Person | Unit) -> None:
    words, view = scene.words, scene.at.view(scene.to_day)
    near = around(view, thing.id)
    show_section(words("around.title"), words("around.lead", day=scene.to_day))
    if len(near.things) < 2:
        st.write(words("around.none"))
        return
    if near.cut:
        show_note(words("around.cut", number=len(near.things)))
    key = f"around_{content_id(thing.id, scene.to_day, *(one.id for one in near.things))}"
    event = st.echarts_chart(
        neighbourhood(words, near),
        height=460,
        renderer="svg",
        alt=neighbourhood_in_words(words, near),
        key=key,
        on_select="rerun",
    )
    _follow(scene, near, event["selection"]["selected"])


def _follow(scene: Scene, near: Neighbourhood, selected: Iterable[Any]) -> None:
    """Go to the page of whoever was clicked in the neighbourhood; a post leads to its unit."""
    chosen = [
        near.things[place]
        for series in selected
        if series["data_type"] == "node"
        for place in series["data_indices"]
    ]
    for thing in chosen:
        unit = scene.at.derived().things.get(thing.unit or "") if isinstance(thing, Post) else thing
        ref = ref_to(unit) if unit else None
        if ref and ref.id != near.centre:
            go(address_to(scene.address, ref.page, **{ref.page: ref.id}))
