"""Slots: what the arguments of a verb name, read as the pattern asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.en.memory import counted_people
from ingest.en.nouns import is_title, own_tokens
from ingest.en.offices import offices, title_head
from ingest.en.people import Name, run_at
from ingest.en.scene import Scene
from ingest.en.syntax import surface_subject, with_conjuncts
from ingest.en.units import charges, scope, units
from ingest.en.words import words
from ingest.mentions import Mention, Office, Person, Scope, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_BODIES = frozenset({"unit", "parent", "boss"})
_FORMER = frozenset({"former", "ex", "ex-", "outgoing", "retiring", "late"})


def slot(scene: Scene, name: str, heads: Sequence[Token], *, strong: bool = False) -> list[Mention]:
    """The mentions that a slot of this name finds at the heads of an argument."""
    if name in {"person", "by"}:
        return list(people(scene, heads, strong=strong or name == "by"))
    if name == "into":
        return list(units(scene, heads)[:1] or plain_body(scene, heads) or _plain(scene, heads[:1]))
    reader = _READERS.get(name)
    found = list(reader(scene, heads)) if reader else _words(scene, heads)
    return found or (list(plain_body(scene, heads)) if name in _OF_BODIES else [])


def plain_body(scene: Scene, heads: Sequence[Token]) -> list[Unit]:
    """The board, our council: a body that needs no name, since there is but one."""
    if len(heads) != 1 or not words().has("bodies", heads[0].text) or heads[0].text[0].isupper():
        return []
    marks = [child for child in heads[0].children if child.i < heads[0].i]
    if not any(child.dep_ in {"det", "poss"} and child.text != "a" for child in marks):
        return []
    return [Unit(*scene.one.span(heads[0].i, heads[0].i), heads[0].text)]


def _words(scene: Scene, heads: Sequence[Token]) -> list[Mention]:
    found = scope(scene, list(heads))
    return [found] if found else []


def _title(scene: Scene, heads: Sequence[Token]) -> list[Mention]:
    return [Scope(held.start, held.end, held.title) for held in offices(scene, heads)]


def _plain(scene: Scene, heads: Sequence[Token]) -> list[Unit]:
    """A destination that is no unit by its form: the pricing effort."""
    found = scope(scene, list(heads))
    marks = {child.text.casefold() for head in heads for child in head.children}
    if marks & {"a", "an", "another"} and not marks & words().sets["new_words"]:
        return []
    named = found and any(child.dep_ in {"compound", "amod", "nmod"} for child in heads[0].children)
    if (
        not found
        or not named
        or heads[0].ent_type_ in {"GPE", "LOC", "DATE"}
        or heads[0].i in scene.names
    ):
        return []
    if (
        words().has("not_units", heads[0].text)
        or words().has("role_nouns", heads[0].text)
        or title_head(heads[0])
    ):
        return []
    return [Unit(found.start, found.end, found.name)]


def people(scene: Scene, heads: Sequence[Token], *, strong: bool = False) -> list[Person]:
    """The people at the heads of a noun phrase; none where the first is no person."""
    found: list[Person] = []
    for head in _listed(scene, heads):
        each = _people_at(scene, head, strong=strong)
        if not each and not found:
            if title_head(head) and any(other.i in scene.names for other in heads):
                continue
            return []
        found += [one for one in each if one.name not in {known.name for known in found}]
    return found


def _listed(scene: Scene, heads: Sequence[Token]) -> list[Token]:
    """The heads, and the names that the parser took for appositions in "Long, Bell and Park"."""
    found: list[Token] = []
    queue = list(heads)
    while queue:
        head = queue.pop(0)
        if head in found:
            continue
        found.append(head)
        if head.i in scene.names:
            name = scene.names[head.i]
            queue += [
                child
                for child in head.children
                if child.dep_ in {"appos", "conj"}
                and child.i > head.i
                and child.nbor(-1).text != "("
                and (scene.names.get(child.i, name) is not name or title_head(child))
            ]
        elif title_head(head) and found[0].i in scene.names:
            queue += [c for c in head.children if c.dep_ in {"appos", "conj"}]
            found.pop()
    return found


def _people_at(scene: Scene, head: Token, *, strong: bool) -> list[Person]:
    if head.i in scene.names:
        return [person_of(scene, scene.names[head.i])]
    pronoun = _pronoun(scene, head)
    if pronoun:
        return pronoun
    beside = _beside_noun(scene, head) or counted_people(scene, head)
    if beside:
        return beside
    if strong and head.tag_.startswith("NNP"):
        name = run_at(scene.one, head.i, scene.roll)
        if name and not any(words().has("unit_words", part) for part in name.text.split()):
            return [person_of(scene, name)]
    return []


def _beside_noun(scene: Scene, head: Token) -> list[Person]:
    """Whom a noun describes: a role's owner, the name beside a title, "three executives - A, B, C"."""
    if words().has("role_nouns", head.text):
        owner = [child for child in head.children if child.dep_ == "poss"]
        return [one for child in owner for one in _owner(scene, child)]
    named = [
        child
        for child in head.children
        if child.dep_ in {"appos", "compound", "nmod"} and child.i in scene.names
    ]
    if named and title_head(head) and head.tag_ != "NNS":
        person = person_of(scene, scene.names[named[0].i])
        held = tuple(offices(scene, [head]))
        return [replace(person, offices=held, former=_is_former(head))]
    apposed = [child for child in named if child.dep_ == "appos"]
    if apposed and head.tag_ == "NNS":
        return people(scene, with_conjuncts(apposed[0]))
    if head.tag_ == "NNS" and (title_head(head) or words().has("joiners", head.text)):
        return _behind_colon(scene, head)
    return _behind_title(scene, head) if title_head(head) else []


def _behind_colon(scene: Scene, head: Token) -> list[Person]:
    """Four directors will return: Jane Doe, John Roe … : the names behind the colon."""
    colon = next((t.i for t in head.doc if t.text == ":" and t.i > head.i), None)
    if colon is None:
        return []
    found = {name.first: name for at, name in scene.names.items() if at > colon}
    return [person_of(scene, name) for _, name in sorted(found.items())]


def _behind_title(scene: Scene, title: Token) -> list[Person]:
    """Jane Doe in "head of sales Jane Doe", where the parser hangs her on the "of"."""
    for child in title.children:
        if child.dep_ == "prep" and child.text in {"of", "for"}:
            for below in child.children:
                name = scene.names.get(below.i)
                if name and below.dep_ == "pobj" and name.first - title.i > 2:
                    start, end = scene.one.span(title.i, name.first - 1)
                    held = Office(start, end, scene.one.words(title.i, name.first - 1))
                    return [replace(person_of(scene, name), offices=(held,))]
    return []


def _owner(scene: Scene, owner: Token) -> list[Person]:
    """Whose role it is: of "his role", of "Jane's duties"."""
    if owner.i in scene.names:
        return [person_of(scene, scene.names[owner.i])]
    if owner.text.casefold() == "my" and scene.topic.author:
        start, end = scene.one.span(owner.i, owner.i)
        return [Person(start, end, scene.topic.author, surface=owner.text, sure=True)]
    if owner.text.casefold() in {"his", "her"}:
        start, end = scene.one.span(owner.i, owner.i)
        found = scene.topic.meant_people(owner.text)[:1]
        return [replace(one, start=start, end=end) for one in found]
    return []


def _is_former(head: Token) -> bool:
    return any(child.text.casefold() in _FORMER for child in head.children)


def person_of(scene: Scene, name: Name) -> Person:
    """The person that a name means, with the offices told beside it."""
    start, end = scene.one.span(name.first, name.last)
    full = scene.roll.resolve(name.text)
    return Person(start, end, full, offices=tuple(_beside(scene, name)), sure=name.sure)


def _beside(scene: Scene, name: Name) -> list[Office]:
    """The titles in apposition to a name, but for those that a word marks as over."""
    held: list[Office] = []
    for at in range(name.first, name.last + 1):
        for child in scene.one.doc[at].children:
            inside = name.first <= child.i <= name.last
            if (child.dep_ == "appos" and title_head(child) and not inside) or (
                child.dep_ in {"compound", "nmod"}
                and title_head(child)
                and child.i < name.first
                and not is_title(child.nbor(1))
                and not words().has("ranks", child.text)
            ):
                held += offices(scene, [child])
    return held


def _pronoun(scene: Scene, head: Token) -> list[Person]:
    word = head.text
    start, end = scene.one.span(head.i, head.i)
    if word in {"I", "me", "myself"}:
        author = scene.topic.author
        return [Person(start, end, author, surface=word, sure=True)] if author else []
    owner = head.tag_ == "PRP$" and head.head.text != "successor"
    if word.casefold() in {"he", "she", "him", "her", "his", "himself", "herself"} and not owner:
        return [replace(one, start=start, end=end) for one in scene.topic.meant_person(word)]
    if word.casefold() in {"they", "both", "them", "who"}:
        found = _spoken_of(scene, head) or scene.topic.meant_people(word)
        single = len(found) == 1 and word.casefold() == "they"
        if single and head.dep_ == "nsubj" and len(scene.memory.people) > 1:
            found = tuple(replace(p, surface=word, implied=True) for p in scene.memory.people)
        return [replace(one, start=start, end=end) for one in found] if found[1:] or single else []
    return []


def _spoken_of(scene: Scene, they: Token) -> tuple[Person, ...]:
    """Several people who are the subject of the sentence that holds a "they" behind them."""
    root = next((token for token in scene.one.doc if token.dep_ == "ROOT"), None)
    heads = surface_subject(root) if root is not None else []
    if they.dep_ not in {"nsubj", "nsubjpass"} or they in heads or any(h.i > they.i for h in heads):
        return ()
    found = people(scene, heads)
    return tuple(replace(one, surface=they.text, implied=True) for one in found[:12])


def _boss(scene: Scene, heads: Sequence[Token]) -> list[Mention]:
    """Whom somebody reports to: people, else an office in words, else a unit."""
    found: list[Mention] = []
    for head in heads:
        named = people(scene, [head], strong=not title_head(head))
        if named:
            found += named
        elif title_head(head):
            first = min(t.i for t in own_tokens(head) if t.i <= head.i)
            held = offices(scene, [head])
            if held:
                start, end = held[0].start, held[-1].end
                text = " ".join(
                    scene.one.doc.text[_at(scene, start) : _at(scene, end - 1) + 1].split()
                )
                found.append(Person(start, end, text))
            del first
        else:
            found += units(scene, [head])
    return found


def _at(scene: Scene, place: int) -> int:
    return scene.one.places.index(place)


_READERS: dict[str, Callable[[Scene, Sequence[Token]], Sequence[Mention]]] = {
    "unit": units,
    "goods": units,
    "parent": units,
    "office": offices,
    "boss": _boss,
    "charge": charges,
    "title": _title,
}
