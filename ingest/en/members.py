"""Members: who joins a body, told by a noun: "the new members are", "the two additions - A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.en.scene import Scene
from ingest.en.syntax import with_conjuncts
from ingest.en.units import units
from ingest.en.verbs import Trigger
from ingest.en.words import words
from ingest.mentions import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEW = frozenset({"new", "newly", "newest", "following", "incoming", "additional"})


def members_at(scene: Scene, noun: Token) -> Iterator[Trigger]:
    """The people that a noun for those who join a body stands beside, in front of a list or "are"."""
    if noun.tag_ != "NNS" or not words().has("joiners", noun.text):
        return
    beside = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "nsubj" and noun.head.text.casefold() in {"are", "include"}:
        beside += [c for c in noun.head.children if c.dep_ in {"attr", "dobj"} and c.i > noun.i]
    people = [one for head in beside for one in with_conjuncts(head)]
    marks = {child.text.casefold() for child in noun.children}
    counted = noun.dep_ == "nsubj" and any(child.tag_ == "CD" for child in noun.children)
    if people and people[0].i in scene.names and (marks & _NEW or counted):
        inside = [
            below
            for child in noun.children
            if child.text in {"of", "to"} and child.dep_ == "prep"
            for below in child.children
        ]
        inside += [child for child in noun.children if words().has("bodies", child.text)]
        yield Trigger(noun, noun.i, "MEMBERS", frozenset(), {"person": people, "parent": inside})


def body_in(scene: Scene) -> Unit | None:
    """The board, committee or council that a sentence speaks of last."""
    for token in reversed(scene.one.doc):
        if words().has("bodies", token.text) and token.tag_.startswith("NN"):
            if token.dep_ in {"compound", "nmod"} and not token.text[0].isupper():
                continue
            found = units(scene, [token])
            if found:
                return found[0]
            return Unit(*scene.one.span(token.i, token.i), token.text, surface=token.text)
    return None
