"""Roles: the new role that a sentence speaks of: in her new role as director, Jane Doe will."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.en.nouns import title_head
from ingest.en.scene import Scene
from ingest.en.syntax import surface_subject, with_conjuncts
from ingest.en.tense import flags_of
from ingest.en.verbs import Trigger, chosen_kind, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEW = frozenset({"new", "expanded", "next", "upcoming", "broader", "additional"})
_TAKING = frozenset({"ASSUME", "GET", "APPOINT", "MOVE", "STEP_DOWN", "REMAIN", "GIVE", "SUCCEED"})


def new_roles_at(scene: Scene, noun: Token) -> Iterator[Trigger]:
    """Her new role as director: who gets it is the subject, else whose role it is."""
    owner = [child for child in noun.children if child.dep_ == "poss"]
    marks = {child.text.casefold() for child in noun.children}
    held = [
        one
        for child in noun.children
        if child.text in {"as", "of"}
        for below in child.children
        if below.dep_ == "pobj" and title_head(below)
        for one in with_conjuncts(below)
    ]
    verb = verb_above(noun)
    if not owner or not held or not marks & _NEW or verb is None:
        return
    if chosen_kind(verb) in _TAKING or not verb.tag_.startswith("VB"):
        return
    told = surface_subject(verb) if owner[0].tag_ == "PRP$" else owner
    named = [token for token in told if token.i in scene.names][:1]
    if "wish" not in flags_of(verb, "BE"):
        found = {"subject": named or owner, "as": held}
        yield Trigger(noun, noun.i, "SERVE", frozenset(), found)
