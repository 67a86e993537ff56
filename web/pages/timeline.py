"""Timeline: units or tenures as bars, sure and possible, with the memos and a day to move along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import streamlit as st

from graph.history import TENURES
from graph.model import Derived, Link, Person, Status, Unit
from web.address import Address, address_of
from web.facts import link_refs, link_sentence, link_statements
from web.pages.controls import SHARED, Days, Scene, choose_one, opened
from web.pages.frame import show_heading, show_hint, show_note, take_pick, two_columns
from web.parts.bars import Bar, Scale, bars_html, scale_of
from web.parts.panel import Choice, show_choice
from web.parts.refs import ref_to
from web.parts.sheet import show_sheet
from web.periods import period_in_words
from web.sentences import post_in_words
from web.words import Words

NAMES = (*SHARED, "bars")
LIST = "timeline_bars"
MOST = 300


class Bars(StrEnum):
    """What the bars are."""

    PEOPLE = "people"
    UNITS = "units"


def show(words: Words) -> None:
    """The whole page."""
    address = address_of("timeline", NAMES)
    scene = opened(
        words,
        address,
        Days.NONE,
        more=lambda _: choose_one(
            address, "bars", words("timeline.show"), Bars, lambda one: words(f"bars.{one}")
        ),
    )
    if scene:
        with scene.heading:
            show_heading(words("app.timeline"))
        _show_timeline(scene, Bars(address.get("bars") or Bars.PEOPLE))
    address.write()


def _show_timeline(scene: Scene, kind: Bars) -> None:
    words, derived = scene.words, scene.at.derived()
    take_pick(scene.address, LIST)
    found = _tenures(words, derived) if kind is Bars.PEOPLE else _units(words, derived)
    bars, choices = [bar for bar, _ in found], {bar.id: choice for bar, choice in found}
    memos = tuple(
        (date.fromisoformat(memo.announced), memo.title) for memo in scene.at.memos().values()
    )
    scale = scale_of(bars, [day for day, _ in memos])
    picked = scene.address.get("row") if scene.address.get("row") in choices else None
    left, right = two_columns()
    with left:
        with st.container(key="timeline_day"):
            day = _choose_day(words, scene.address, scale, scene.at.days()[-1])
        show_note(_count(words, bars, day))
        if len(bars) > MOST:
            show_note(words("queries.cut", number=MOST))
        html = bars_html(words, bars[:MOST], scale, memos, day)
        show_sheet(html, key=LIST, picked=picked)
    with right:
        if picked:
            show_choice(words, scene.address, scene.at, choices[picked])
        else:
            show_hint(words)


def _choose_day(words: Words, address: Address, scale: Scale, usual: date) -> date:
    """The as-of day as a handle that moves along the scale."""
    try:
        given = date.fromisoformat(address.get("to") or "")
    except ValueError:
        given = usual
    given = min(max(given, scale.first), scale.last)
    chosen = st.slider(
        words("day.as_of"),
        min_value=scale.first,
        max_value=scale.last,
        key=address.widget("to", given),
        format="YYYY-MM-DD",
    )
    day = chosen if isinstance(chosen, date) else given
    address.set("to", day.isoformat())
    return day


def _count(words: Words, bars: Iterable[Bar], day: date) -> str:
    """How many of the bars hold on the day, surely and possibly."""
    found = Counter(bar.period.status(day) for bar in bars)
    sure, possible = found[Status.SURE], found[Status.POSSIBLE]
    return words("timeline.count", day=day, sure=sure, possible=possible)


def _tenures(words: Words, derived: Derived) -> list[tuple[Bar, Choice]]:
    links = [link for link in derived.links.values() if link.type in TENURES]
    links.sort(key=lambda link: (derived.things[link.start].name, _begun(link), link.id))
    return [(_tenure(words, derived, link), _choice(words, derived, link)) for link in links]


def _begun(link: Link) -> date:
    return link.period.since or link.period.maybe_since or date.min


def _tenure(words: Words, derived: Derived, link: Link) -> Bar:
    person, end = derived.things[link.start], derived.things[link.end]
    name = person.name if isinstance(person, Person) else ""
    what = post_in_words(words, end.name)
    return Bar(link.id, name, what, link.period, period_in_words(words, link.period))


def _choice(words: Words, derived: Derived, link: Link) -> Choice:
    text = link_sentence(words, derived, link)
    return Choice(text, link_statements(derived, link), link_refs(derived, link))


def _units(words: Words, derived: Derived) -> list[tuple[Bar, Choice]]:
    units = [thing for thing in derived.things.values() if isinstance(thing, Unit)]
    units.sort(key=lambda unit: (unit.period.since or date.min, unit.name, unit.id))
    found = []
    for unit in units:
        when = period_in_words(words, unit.period)
        kind = words(f"unit_kind.{unit.kind}")
        ref = ref_to(unit)
        choice = Choice(unit.name, unit.statements, (ref,) if ref else ())
        found.append((Bar(unit.id, unit.name, kind, unit.period, when), choice))
    return found
