"""Facts: dated links as rows of a listing: what holds, since when, on either of two days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.cards import MarkKind
from graph.history import unit_of_tenure
from graph.model import Derived, Link, LinkType, Post, Status, sorted_ids
from web.parts.listing import Item
from web.parts.panel import Choice
from web.parts.refs import Ref, ref_to
from web.periods import period_in_words
from web.sentences import post_in_words
from web.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a listing and what it leads to."""

    item: Item
    choice: Choice


def facts_of(
    words: Words,
    derived: Derived,
    days: tuple[date, date],
    links: Iterable[Link],
    subject: str,
) -> tuple[Fact, ...]:
    """Links as rows: the sentence, its time, and what is known of it on two days.

    `subject` is the thing whose page it is: the links of the others named lead away from it.
    """
    return tuple(_fact(words, derived, days, link, subject) for link in links)


def _fact(
    words: Words, derived: Derived, days: tuple[date, date], link: Link, subject: str
) -> Fact:
    text = link_sentence(words, derived, link)
    old, new = link.period.status(days[0]), link.period.status(days[1])
    refs = tuple(ref for ref in link_refs(derived, link) if ref.id != subject)
    item = Item(
        id=link.id,
        text=text,
        old=words(f"standing.{old}") if old is not Status.NO else "",
        new=words(f"standing.{new}") if new is not Status.NO else "",
        note=period_in_words(words, link.period),
        mark=_mark(link, old, new, days[1]),
        refs=refs,
    )
    return Fact(item, Choice(text, link_statements(derived, link), refs))


def link_sentence(words: Words, derived: Derived, link: Link) -> str:
    """What a link says, as one sentence."""
    start, end = derived.things[link.start].name, derived.things[link.end].name
    text = words(
        f"transition.{link.type.lower()}",
        start=post_in_words(words, start),
        end=post_in_words(words, end),
    )
    if link.open_list:
        text = f"{text} {words('row.open_list')}"
    aside = link.part or (words(f"line.{link.line}") if link.line else "")
    if link.type is LinkType.MEMBER_OF:
        aside = words("card.member")
    return words("card.aside", text=text, aside=aside) if aside else text


def link_statements(derived: Derived, link: Link) -> tuple[str, ...]:
    """The statements behind a link, and behind the post that it is about."""
    post = derived.things[link.end]
    more = post.statements if isinstance(post, Post) else ()
    return sorted_ids([*link.statements, *more])


def link_refs(derived: Derived, link: Link) -> tuple[Ref, ...]:
    """The pages of whom a link names; a post leads to its unit."""
    ends = [derived.things[link.start], derived.things[link.end]]
    unit = unit_of_tenure(derived, link) if link.type is LinkType.HOLDS else None
    found = (ref_to(thing) for thing in (*ends, *((unit,) if unit else ())))
    return tuple(dict.fromkeys(ref for ref in found if ref))


def _mark(link: Link, old: Status, new: Status, day: date) -> MarkKind:
    if old is new:
        over = link.period.until or link.period.maybe_until
        past = new is Status.NO and over is not None and over <= day
        return MarkKind.PAST if past else MarkKind.CONFIRMED
    if new is Status.NO or (old is Status.SURE and new is Status.POSSIBLE):
        return MarkKind.ENDED if link.closed_by else MarkKind.PAST
    return MarkKind.NEW if link.opened_by else MarkKind.FIRST_SEEN
