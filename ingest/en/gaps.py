"""Gaps: the second and third of "A is led by B, C by D and E by F", which have no verb of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.en.scene import Scene
from ingest.en.syntax import is_passive
from ingest.en.verbs import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = frozenset({",", ";", "and", "&", "while"})
_BEFORE_NAME = 4
"""Words of a title between the preposition and the name."""


def with_gaps(scene: Scene, found: list[Trigger]) -> list[Trigger]:
    """The triggers, those in gaps added; what belongs to a gap is taken from the verb before it."""
    told: list[Trigger] = []
    for trigger in found:
        word = {"LEAD": "by", "REPORT": "to"}.get(trigger.kind)
        verb = trigger.token.tag_.startswith("VB") and trigger.arguments.get(word or "")
        if not word or not verb or (word == "by" and not is_passive(trigger.token)):
            told.append(trigger)
            continue
        gaps = list(_gaps_behind(scene, trigger, word))
        told += [_up_to(trigger, word, gaps[0].token.i), *gaps] if gaps else [trigger]
    return told


def _gaps_behind(scene: Scene, trigger: Trigger, word: str) -> Iterator[Trigger]:
    """The gaps behind a verb: a preposition of its kind between a noun and a name."""
    first = next(iter(trigger.arguments[word]))
    for token in scene.one.doc[max(first.i, trigger.last) + 1 :]:
        if token.tag_ in {"VBZ", "VBP", "VBD", "MD", "WP", "WDT"}:
            return
        noun = token.nbor(-1)
        if token.text != word or not _follows_joint(scene, noun):
            continue
        name = _name_behind(scene, token)
        if name is not None:
            held = {"by": [name], "object": [noun]}
            if word == "to":
                held = {"to": [name], "subject": [noun]}
            yield replace(trigger, token=token, last=token.i, arguments=held)


def _follows_joint(scene: Scene, noun: Token) -> bool:
    """Whether a comma or an "and" stands right before the phrase that ends in a noun."""
    subject = noun.dep_ in {"nsubj", "nsubjpass"}
    if not noun.tag_.startswith("NN") or noun.i in scene.names or subject:
        return False
    at = noun.i
    while at and scene.one.doc[at].tag_[:2] in {"NN", "JJ", "DT", "PR", "VB"}:
        at -= 1
    return scene.one.doc[at].text in _JOINTS


def _name_behind(scene: Scene, preposition: Token) -> Token | None:
    """The name that a preposition governs, perhaps behind a title."""
    doc, at = preposition.doc, preposition.i + 1
    while at < len(doc) and at - preposition.i <= _BEFORE_NAME and at not in scene.names:
        at += 1
    return doc[scene.names[at].last] if at in scene.names else None


def _up_to(trigger: Trigger, word: str, end: int) -> Trigger:
    """A trigger with those of its arguments only that stand before the first gap."""
    held = [head for head in trigger.arguments[word] if head.i < end]
    return replace(trigger, arguments={**trigger.arguments, word: held})
