"""Measures: spans of control, layers, concurrent posts, heads not named, before against after."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.cards import MarkKind
from graph.measures import Held, Measures, Span
from graph.model import Unit, sorted_ids
from web.address import address_of
from web.figures import figures_html, figures_of
from web.markup import escaped
from web.pages.controls import SHARED, Scene, opened
from web.pages.frame import show_heading, show_hint, show_section, take_pick, two_columns
from web.parts.listing import Group, Item, show_listing
from web.parts.panel import Choice, show_choice
from web.parts.refs import Ref, chip, ref_to
from web.parts.sheet import show_sheet
from web.sentences import post_in_words
from web.words import Words

LIST = "measures_list"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("measures", SHARED)
    scene = opened(words, address)
    if scene:
        with scene.heading:
            show_heading(words("app.measures"))
        _show_measures(scene)
    address.write()


def _show_measures(scene: Scene) -> None:
    words, address = scene.words, scene.address
    old, new = (scene.at.measures(day) for day in (scene.from_day, scene.to_day))
    take_pick(address, LIST)
    groups, choices = _groups(words, old, new)
    picked = address.get("row") if address.get("row") in choices else None
    left, right = two_columns()
    with left:
        st.html(figures_html(words, figures_of(old, new)))
        show_section(words("measures.layers"), words("measures.layers_lead"))
        _show_layers(scene, old, new)
        show_section(words("measures.details"), words("measures.lead"))
        if groups:
            show_listing(
                words,
                groups,
                key=LIST,
                label=words("app.measures"),
                picked=picked,
                columns=True,
                address=address,
            )
        else:
            st.write(words("measures.none"))
    with right:
        if picked:
            show_choice(words, address, scene.at, choices[picked])
        else:
            show_hint(words)


def _show_layers(scene: Scene, old: Measures, new: Measures) -> None:
    """One longest chain of each day as links, the top first."""
    arrow = '<span class="chain-step" aria-hidden="true">→</span>'
    html = ""
    for day, measures in ((scene.from_day, old), (scene.to_day, new)):
        refs = [ref for thing in measures.layers if (ref := ref_to(thing))]
        steps = arrow.join(chip(scene.address, ref) for ref in refs)
        key = "measures.chain" if refs else "measures.no_chain"
        label = escaped(scene.words(key, day=day, number=len(measures.layers)))
        html += f'<nav class="chips"><span class="chain-step">{label}</span>{steps}</nav>'
    show_sheet(html, key="measures_layers")


def _groups(
    words: Words, old: Measures, new: Measures
) -> tuple[tuple[Group, ...], dict[str, Choice]]:
    parts = {
        "spans": _spans(words, old.spans, new.spans),
        "concurrent": _concurrent(words, old.concurrent, new.concurrent),
        "headless": _headless(words, old, new),
    }
    choices = {item.id: choice for found in parts.values() for item, choice in found}
    groups = tuple(
        Group(
            title=words(f"measures.{name}"),
            mark=MarkKind.CHANGED,
            items=tuple(item for item, _ in found),
        )
        for name, found in parts.items()
        if found
    )
    return groups, choices


Found = list[tuple[Item, Choice]]


def _spans(words: Words, old: Iterable[Span], new: Iterable[Span]) -> Found:
    was, now = ({span.boss.id: span for span in spans} for spans in (old, new))
    found = []
    for key in {**now, **was}:
        span = now.get(key) or was[key]
        texts = [_span_in_words(words, spans.get(key)) for spans in (was, now)]
        said = sorted_ids(s for spans in (was, now) if key in spans for s in spans[key].statements)
        people = [ref for thing in span.reports if (ref := ref_to(thing))]
        ref = ref_to(span.boss)
        refs = (ref,) if ref else ()
        item = Item(
            id=f"span-{key}",
            text=span.boss.name,
            old=texts[0],
            new=texts[1],
            mark=_mark(*texts),
            refs=refs,
        )
        title = words("measures.span_of", boss=span.boss.name)
        found.append((item, Choice(title, said, (*refs, *people))))
    return found


def _span_in_words(words: Words, span: Span | None) -> str:
    if span is None:
        return ""
    names = words("row.joint").join(thing.name for thing in span.reports)
    return words("measures.named", number=len(span.reports), names=names)


def _concurrent(words: Words, old: Iterable[Held], new: Iterable[Held]) -> Found:
    was, now = ({held.person.id: held for held in many} for many in (old, new))
    found = []
    for key in {**now, **was}:
        held = now.get(key) or was[key]
        texts = [_posts_in_words(words, many.get(key)) for many in (was, now)]
        ref = Ref("person", key, held.person.name)
        item = Item(
            id=f"held-{key}",
            text=held.person.name,
            old=texts[0],
            new=texts[1],
            mark=_mark(*texts),
            refs=(ref,),
        )
        title = words("measures.posts_of", person=held.person.name)
        found.append((item, Choice(title, held.statements, (ref,))))
    return found


def _posts_in_words(words: Words, held: Held | None) -> str:
    if held is None:
        return ""
    names = words("row.joint").join(post_in_words(words, post.name) for post in held.posts)
    return words("measures.named", number=len(held.posts), names=names)


def _headless(words: Words, old: Measures, new: Measures) -> Found:
    was, now = ({unit.id: unit for unit in many.headless} for many in (old, new))
    there = [{unit.id for unit in many.units} for many in (old, new)]
    units: dict[str, Unit] = {**was, **now}
    found = []
    for key, unit in sorted(units.items(), key=lambda pair: pair[1].name):
        texts = [
            words("silence.head_not_named")
            if key in many
            else words("measures.headed")
            if key in present
            else ""
            for many, present in zip((was, now), there, strict=True)
        ]
        ref = Ref("unit", key, unit.name)
        item = Item(
            id=f"unit-{key}",
            text=unit.name,
            old=texts[0],
            new=texts[1],
            mark=_mark(*texts),
            refs=(ref,),
        )
        found.append((item, Choice(unit.name, unit.statements, (ref,))))
    return found


def _mark(old: str, new: str) -> MarkKind:
    if old == new:
        return MarkKind.CONFIRMED
    if not old:
        return MarkKind.NEW
    return MarkKind.CHANGED if new else MarkKind.ENDED
