"""Triggers: the words of a parsed sentence that may state something, with class, flags, arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.en.beside import (
    appositions_at,
    called_in,
    gapped_at,
    kept_at,
    name_before,
    named_apart,
    new_beside,
    rows_at,
    small_clauses_at,
    tenure_at,
)
from ingest.en.charge import charges_at, deeds_at
from ingest.en.construction import flags_added
from ingest.en.members import members_at
from ingest.en.nouns import is_title
from ingest.en.offices import title_head
from ingest.en.scene import Scene
from ingest.en.successors import successors_at
from ingest.en.syntax import (
    Arguments,
    arguments,
    begins_clause,
    is_passive,
    surface_subject,
    with_conjuncts,
)
from ingest.en.tense import flags_of, helpers_of
from ingest.en.turned import turned_at
from ingest.en.verbs import Trigger, chosen_kind, class_of, is_new, mistaken
from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = frozenset({"with", "at", "in"})
_LISTED = frozenset({"listed"})
_LATELY = frozenset({"recently", "newly", "just"})
_LIGHT = frozenset({"serve", "act", "work", "continue", "remain", "begin", "start", "function"})


def triggers(scene: Scene) -> list[Trigger]:
    """The triggers of a sentence, in the order of the text."""
    found = list(_found_in(scene))
    stated = any(one.kind != "APPOSED" for one in found)
    if scene.one.stretch.listed and stated and told_of_first(scene):
        return [replace(one, flags=one.flags | _LISTED) if _plain(one) else one for one in found]
    if not scene.one.stretch.listed or stated:
        return found
    return [replace(one, flags=one.flags | {"listed"}) for one in found] or list(rows_at(scene))


def _plain(one: Trigger) -> bool:
    return one.kind == "APPOSED" and "plain" in one.flags


def told_of_first(scene: Scene) -> bool:
    """Whether a row begins with a name and a colon or a dash."""
    first = next((scene.names[at] for at in (0, 1, 2) if at in scene.names), None)
    doc = scene.one.doc
    return first is not None and doc[min(first.last + 1, len(doc) - 1)].text in {":", "–", "—", "-"}


def _found_in(scene: Scene) -> list[Trigger]:
    turned = turned_at(scene)
    found = [*named_apart(scene), *([turned] if turned else [])]
    read = turned.token.i if turned else -1
    for token in scene.one.doc:
        found += new_beside(scene, token)
        found += appositions_at(scene, token)
        found += gapped_at(scene, token)
        found += members_at(scene, token)
        before = token.nbor(1) if token.i + 1 < len(token.doc) else token
        modifies = token.dep_ in {"amod", "compound", "nmod"} or is_title(before)
        part_of_title = token.tag_ == "VBG" and modifies
        verbal = token.tag_.startswith("VB") or mistaken(token)
        if verbal and not part_of_title and token.i != read:
            found += _verb(scene, token)
        elif token.tag_.startswith("NN") and token.text.casefold() in words().nouns:
            tenure = words().nouns[token.text.casefold()] == "TENURE"
            found += tenure_at(scene, token) if tenure else deeds_at(token)
        if token.text.casefold() == "under" and token.dep_ == "prep":
            led = [t for t in token.children if t.dep_ == "pobj" and t.i in scene.names]
            near = token.doc[token.i - 1 - (token.i > 1 and token.nbor(-1).text == ",")]
            whole = token.head if token.head.tag_.startswith("NN") else near
            if led and token.i and whole.tag_.startswith("NN"):
                found.append(
                    Trigger(token, token.i, "UNDER", frozenset(), {"by": led, "unit": [whole]})
                )
        if token.text == "as" and token.i:
            found += small_clauses_at(scene, token)
        if token.text.casefold() in {"addition", "besides", "alongside"}:
            found += kept_at(token)
        if token.text == "successor":
            found += successors_at(scene, token)
        if token.text.casefold() in words().charges:
            found += charges_at(token)
    return found


def _verb(scene: Scene, verb: Token) -> Iterator[Trigger]:
    """The trigger that a verb is, unless it is a wish or none of a class."""
    chosen = class_of(verb)
    if chosen is None:
        return
    kind, last = chosen
    flags = flags_of(verb, kind)
    if "wish" in flags:
        return
    found = arguments(verb)
    told = _settle(verb, kind, flags, found)
    if told:
        flags |= flags_added(verb, kind, flags, found)
        _complete(scene, verb, last, found)
        yield Trigger(verb, last, told, frozenset(flags), found)


def _settle(verb: Token, kind: str, flags: set[str], found: Arguments) -> str | None:
    """The class of a verb in its construction, None where it states nothing there."""
    if kind == "CREATE" and verb.tag_ == "VBN" and not helpers_of(verb):
        lately = {child.text.casefold() for child in verb.children} & _LATELY
        if not lately:
            return None
        flags |= {"earlier"} - {"earlier" for word in lately if word == "newly"}
    if _is_idle(verb, kind, found):
        return None
    if kind == "CHANGE":
        if not any(head.text.casefold() == "name" for head in found.get("object", ())):
            return None
        found["object"] = found.get("subject", [])
        return "RENAME"
    naming = kind == "RENAME" and verb.dep_ == "acl" and verb.text.casefold() in {"called", "known"}
    return None if naming else kind


def _is_idle(verb: Token, kind: str, found: Arguments) -> bool:
    """Whether a verb of a class states nothing where it stands: "to fill a post", "to become one"."""
    above = chosen_kind(verb.head)
    if kind == "CREATE":
        return not _is_made(verb, found)
    if kind == "CONSIST":
        several = any(head.tag_ in {"NNS", "NNPS"} for head in found.get("subject", ()))
        return several and bool(found.get("object")) and not is_passive(verb)
    if kind == "BECOME":
        return verb.dep_ in {"xcomp", "advcl"} and above == "MERGE"
    purpose = verb.text == "fill" and verb.dep_ in {"advcl", "acl", "relcl", "xcomp"}
    return purpose and above not in {"APPOINT", "JOIN", "STEP_DOWN"}


def _is_made(verb: Token, found: Arguments) -> bool:
    """Whether what a verb makes may be a unit: named, or "a desk", "a new team"; not "services"."""
    return any(
        head.text[0].isupper()
        or is_new(head)
        or any(child.tag_ == "CD" or child.text[0].isupper() for child in head.children)
        or given_in(head)
        for head in found.get("object", ())
    ) or (verb.tag_ == "VBN" and verb.dep_ in {"amod", "acl"})


def given_in(head: Token) -> bool:
    """Whether a name stands beside or behind a noun: "units called A and B", "teams: A, B"."""
    behind = head.nbor(1).text if head.i + 1 < len(head.doc) else ""
    called = any(c.dep_ == "acl" and c.text in {"called", "named", "known"} for c in head.children)
    return behind == ":" or called or any(c.dep_ == "appos" for c in head.children)


def _complete(scene: Scene, verb: Token, last: int, found: Arguments) -> None:
    """Arguments beyond those of the parse: names and titles to the right, a lost subject, owners."""
    found["called"] = called_in(verb)
    comma = next((t.i for t in verb.doc[verb.i :] if t.text == ","), len(verb.doc))
    behind = [t for t in verb.subtree if t.i in scene.names and verb.i < t.i]
    found["right"] = [t for t in behind if t.i < comma or not found.get("subject")][:1]
    found["titles"] = _titles(scene, verb)
    found["below"] = _complement(verb)
    if not surface_subject(verb) or _stands_alone(verb):
        left = _left(scene, verb)
        if left or verb.dep_ != "conj":
            found["object" if is_passive(verb) else "subject"] = left
    roles = [head for head in found.get("object", ()) if words().has("role_nouns", head.text)]
    found["owner"] = [
        child
        for head in roles
        for child in head.children
        if child.dep_ == "poss" and child.tag_ == "NNP"
    ]
    beside = [child for head in roles for child in head.children if child.text in _AT]
    found["at"] = found.get("at", []) + [
        t for child in beside for t in child.children if t.dep_ == "pobj"
    ]
    particle = verb.doc[last]
    found["object"] = [t for t in found.get("object", ()) if not verb.i < t.i <= last]
    if last > verb.i and particle.dep_ == "prep":
        governed = (t for t in particle.children if t.dep_ == "pobj")
        found.setdefault("object", []).extend(one for t in governed for one in with_conjuncts(t))


def _stands_alone(verb: Token) -> bool:
    """Whether a finite verb has no subject of its own though it should: the parser lost it."""
    deps = {child.dep_ for child in verb.children}
    return (
        bool(deps & {"aux", "auxpass"})
        and not deps & {"nsubj", "nsubjpass"}
        and verb.dep_ in {"ccomp", "conj"}
    )


def _left(scene: Scene, verb: Token) -> list[Token]:
    """The nearest name before a verb, its appositions between two commas left out."""
    first = min([verb.i, *(child.i for child in verb.children if child.dep_ in {"aux", "auxpass"})])
    if first and begins_clause(verb.doc[first - 1]):
        return [verb.doc[first - 1]]
    names = [at for at in scene.names if at < first and first - at < 30]
    if not names:
        return []
    at = max(names)
    between = [t.text for t in verb.doc[at + 1 : first]]
    if not between or (verb.dep_ != "conj" and between[0] == "," and between[-1] == ","):
        return [verb.doc[at]]
    return []


def _titles(scene: Scene, verb: Token) -> list[Token]:
    """Titles to the right of a verb, for "named Jane Smith president", however it was parsed."""
    names = [t.i for t in verb.subtree if t.i > verb.i and t.i in scene.names]
    begin = names[0] if names else verb.i
    passed = 0
    for token in verb.doc[begin:]:
        if token.i > begin and token.tag_ in {"WP", "WDT", ".", "MD", "VBZ", "VBP", "VBD"}:
            break
        if title_head(token) and token.dep_ not in {"compound", "nmod", "amod"}:
            if names and name_before(scene, token) is not None:
                passed = 2
                continue
            between = verb.doc[begin + 1 : token.i]
            commas = sum(1 for t in between if t.text == ",")
            return [token] if commas <= (passed if names else 1) else []
    return []


def _complement(verb: Token) -> list[Token]:
    """What stands behind "to be" or "to serve as" below a verb."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "advcl", "ccomp"} and child.i > verb.i:
            named = [t for t in child.children if t.dep_ in {"attr", "oprd", "dobj"}]
            as_ = [
                t for p in child.children if p.text == "as" for t in p.children if t.dep_ == "pobj"
            ]
            base = child.text.casefold()
            if base in {"be", "become"} or base in _LIGHT:
                return [one for t in (named or as_) for one in with_conjuncts(t)]
    return []
