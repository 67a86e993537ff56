"""Old names: what a unit was called before, told beside its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.en.arguments import CALLED
from ingest.en.nouns import nouns_behind, title_head
from ingest.en.scene import Scene
from ingest.en.verbs import Trigger
from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

OLD_NAME_MARKS = frozenset({"formerly", "previously"})


def old_names_at(scene: Scene, formerly: Token) -> Iterator[Trigger]:
    """The Data Office, formerly the Records Office; the Data Office (formerly known as Records)."""
    said = formerly.head
    if formerly.text.casefold() not in OLD_NAME_MARKS or said.i < formerly.i:
        return
    if said.text.casefold() in CALLED:
        old = nouns_behind(said, "as") or [c for c in said.children if c.dep_ == "oprd"]
    else:
        old = [said] if said.dep_ == "appos" else []
    both = [said.head, *old[:1]]
    named = all(_is_name(scene, one) for one in both)
    if old and named and any(words().has("strong_unit_words", one.text) for one in both):
        found = {"object": old[:1], "named": [said.head]}
        yield Trigger(formerly, formerly.i, "RENAME", frozenset({"noun", "past"}), found)


def _is_name(scene: Scene, noun: Token) -> bool:
    """Whether a noun ends a name that is no person's and no title."""
    plain = noun.tag_[:3] == "NNP" and noun.text[0].isupper()
    return plain and noun.i not in scene.names and not title_head(noun)
