"""Respective: Jane Doe and John Roe, chairman and president, respectively: who has which title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.en.nouns import title_head
from ingest.en.people import Name
from ingest.en.references import LISTING
from ingest.en.scene import Scene
from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = "respectively"
_LEAD_IN = frozenset({",", "the", "currently", "formerly", "previously", "now", "both"})
_REACH = 14
"""Tokens from "respectively" to the titles that it pairs, at most."""


def paired(doc: Doc, core: Token) -> bool:
    """Whether a title is one of several that "respectively" gives to one person each."""
    near = doc[max(0, core.i - _REACH) : core.i + _REACH]
    return any(token.text.casefold() == _WORD for token in near)


def shared_title(scene: Scene, name: Name) -> tuple[Token, int] | None:
    """The first of the titles behind the list that a name stands in, and the place in that list."""
    if _WORD not in scene.one.text:
        return None
    for core in scene.one.tokens:
        if core.dep_ != "conj" and title_head(core) and paired(core.doc, core):
            bearers = sharers(scene, core)
            if name in bearers:
                return core, bearers.index(name)
    return None


def sharers(scene: Scene, core: Token) -> list[Name]:
    """The names of the list right before "the chairman and president, respectively"; else none."""
    doc, at = scene.one.doc, core.i - 1
    while at >= 0 and (doc[at].text in _LEAD_IN or words().has("title_modifiers", doc[at].text)):
        at -= 1
    found: list[Name] = []
    while at in scene.names:
        found.insert(0, scene.names[at])
        at = found[0].first - 1
        while at >= 0 and doc[at].text in LISTING:
            at -= 1
    return found if len(found) > 1 and paired(doc, core) else []


def place_behind(core: Token) -> list[Token]:
    """What stands behind "respectively, of": where all the titles are held."""
    doc = core.doc
    near = doc[core.i : core.i + _REACH]
    at = next((token.i + 1 for token in near if token.text.casefold() == _WORD), len(doc))
    at += at < len(doc) and doc[at].text == ","
    if at >= len(doc) or doc[at].text not in {"of", "at", "for"}:
        return []
    return [child for child in doc[at].children if child.dep_ == "pobj"]
