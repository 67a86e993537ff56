"""Units in English text: noun phrases that name a part of an organisation, and scopes that do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.en.scene import Scene
from ingest.en.syntax import own_tokens, with_conjuncts
from ingest.en.words import words
from ingest.mentions import Mention, Scope, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVERY = frozenset({"all", "each", "every"})
_SKIPPED = frozenset(
    {"DT", "PRP$", "PDT", "CD", "RB", "WP$", ",", "``", "''", "-LRB-", "HYPH", ":"}
)
_CALLED = frozenset({"called", "named", "known", "dubbed", "titled"})
_JOINT = re.compile(r",? and |, | & ")
_OPEN = re.compile(r"\b(?:among others|and others|and other|etc|such as|including)\b")
_SHARED = frozenset(
    {
        "teams",
        "groups",
        "units",
        "divisions",
        "departments",
        "offices",
        "functions",
        "organizations",
    }
    | {
        "organisations",
        "businesses",
        "departments",
        "segments",
        "areas",
        "programs",
        "committees",
        "branches",
        "desks",
    }
)
_EMPTY = frozenset(
    {
        "group",
        "team",
        "unit",
        "division",
        "department",
        "organization",
        "organisation",
        "office",
        "company",
        "business",
    }
)
_KIND_OF_COMPANY = frozenset({"subsidiary", "affiliate", "unit", "function", "functions"})
_EFFORTS = frozenset({"effort", "efforts", "work", "initiative", "initiatives", "drive"})
_TAIL = frozenset({"of", "for"})
_LIMIT = 90


def units(scene: Scene, heads: Sequence[Token], *, strong: bool = False) -> list[Unit]:
    """The units that the heads of noun phrases name; none where any of them is no unit."""
    found: list[Unit] = []
    for head in heads:
        each = _units_at(scene, head, strong=strong)
        if not each and not found:
            return []
        found += each
    return found


def charges(scene: Scene, heads: Sequence[Token]) -> list[Mention]:
    """What somebody looks after: units where their form says so, else all the words as one scope."""
    heads = [head for head in heads if head.i not in scene.names]
    formed = [(head, _units_at(scene, head, strong=True)) for head in heads]
    found: list[Mention] = [unit for _, each in formed for unit in each]
    rest = [head for head, each in formed if not each]
    if rest:
        whole = scope(scene, rest)
        if whole and words().has("unit_words", whole.name):
            whole = None
        found += [whole] if whole else []
    return found


def scope(scene: Scene, heads: Sequence[Token]) -> Scope | None:
    """The words of noun phrases, from the first to the last."""
    tokens = [token for head in heads for token in own_tokens(head)]
    if not tokens or (
        len(heads) == 1
        and heads[0].tag_ in {"PRP", "WP", "WDT", "DT", "EX"}
        and tokens[-1] == heads[0]
    ):
        return None
    first, last = tokens[0].i, tokens[-1].i
    doc = scene.one.doc
    while first < last and doc[first].tag_ in {"DT", "PRP$", "PDT"}:
        first += 1
    while last > first and (doc[last].tag_ in {",", "IN", "CC", "."} or doc[last].is_punct):
        last -= 1
    effort = next(
        (c for c in heads[-1].children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None
    )
    if heads[-1].text.casefold() in _EFFORTS and effort is not None:
        first, last = effort.i, effort.right_edge.i
    text = scene.one.words(first, last)
    if len(text) > 160 or not any(char.isalpha() for char in text):
        return None
    return Scope(*scene.one.span(first, last), text)


def _units_at(scene: Scene, head: Token, *, strong: bool) -> list[Unit]:
    """The unit that a noun phrase names, several where "the A and B teams" names several."""
    pronoun = _meant(scene, head)
    if pronoun:
        return pronoun
    if head.i in scene.names or head.tag_[:2] not in {"NN", "JJ", "VB", "CD"}:
        return []
    listed = _behind_colon(scene, head)
    if listed:
        return listed
    given = _given_name(scene, head)
    if given is not None:
        head = given
    first, last = _edges(scene, head)
    if first > last:
        return []
    if (
        head.i == last
        and last > first
        and head.text in _KIND_OF_COMPANY
        and doc_upper(scene, first, last - 1)
    ):
        last -= 1
    text = scene.one.words(first, last)
    if _is_none(head, text) or (head.i in scene.names):
        return _back_reference(scene, head)
    proper = head.tag_ == "NNP" and not strong and head.text.isalpha()
    named = given is not None or is_named(scene, first, last) or proper
    if not named and (strong or not words().has("unit_words", head.text)):
        formed = words().has("strong_unit_words", head.text) and first < last
        if not formed:
            return _back_reference(scene, head) if strong or not formed else []
    if not named and text.casefold() in words().sets["unit_words"]:
        return _back_reference(scene, head)
    return [_unit(scene, first, last, part, head) for part in _parts(scene, first, last, head)]


def doc_upper(scene: Scene, first: int, last: int) -> bool:
    """Whether all words of a stretch have a capital: "ACME Corp" in "ACME Corp subsidiary"."""
    return all(token.text[0].isupper() for token in scene.one.doc[first : last + 1])


def _unit(scene: Scene, first: int, last: int, name: str, head: Token) -> Unit:
    start, end = scene.one.span(first, last)
    determiners = {child.text.casefold() for child in head.children}
    return Unit(
        start,
        end,
        name.strip(" \"“”'"),
        created=bool(determiners & words().sets["new_words"]),
        many=bool(determiners & {"each", "every"}),
        open_list=bool(_OPEN.search(scene.one.doc.text[scene.one.doc[last].idx :][:40])),
    )


def _parts(scene: Scene, first: int, last: int, head: Token) -> list[str]:
    text = scene.one.words(first, last)
    if head.text.casefold() in _SHARED and head.i == last and first < last:
        before = scene.one.words(first, last - 1)
        if " and " in before or ", " in before:
            return [part for part in _JOINT.split(before) if part]
    return [text]


def _edges(scene: Scene, head: Token) -> tuple[int, int]:
    """The first and last token of the name around a head."""
    doc = scene.one.doc
    first = min((token.i for token in own_tokens(head) if token.i <= head.i), default=head.i)
    while first < head.i and (
        (
            doc[first].tag_ in _SKIPPED
            and not (doc[first].tag_ == "CD" and doc[first].text[0].isupper())
        )
        or words().has("edge_words", doc[first].text)
    ):
        first += 1
    for at in range(head.i - 1, first - 1, -1):
        if doc[at].text in {"'s", "'"}:
            first = first if _needs_owner(scene, at, head) else at + 1
            break
    while first < head.i and (
        doc[first].tag_ in _SKIPPED or words().has("edge_words", doc[first].text)
    ):
        first += 1
    if first and doc[first - 1].text.casefold() in _EVERY and head.tag_ in {"NNS", "NNPS"}:
        first -= 1
    return first, _right_edge(scene, head)


def _needs_owner(scene: Scene, at: int, head: Token) -> bool:
    """Acme's sales organization: the owner's name belongs to a unit that has none of its own."""
    doc = scene.one.doc
    rest = [token.text for token in doc[at + 1 : head.i + 1]]
    if len(rest) == 1 and words().has("strong_unit_words", rest[0]) and rest[0][0].isupper():
        return True
    owned = any(token.text[0].isupper() for token in doc[at + 1 : head.i + 1])
    return not owned and doc[at - 1].text[0].isupper()


def _right_edge(scene: Scene, head: Token) -> int:
    """The end of the name: behind "of" and "for" where a word for a unit stands before them."""
    if not (words().has("strong_unit_words", head.text) or head.text[0].isupper()):
        return head.i
    for child in head.children:
        near = child.dep_ == "prep" and child.i == head.i + 1 and child.text in _TAIL
        target = (
            next((token for token in child.children if token.dep_ == "pobj"), None)
            if near
            else None
        )
        if target is None or target.i in scene.names:
            continue
        capital = any(
            scene.one.doc[at].text[0].isupper() for at in range(child.i + 1, target.i + 1)
        )
        if (child.text == "of" and capital) or (capital and head.text[0].isupper()):
            tokens = [t for t in own_tokens(target) if t.dep_ != "prep" or t.text == "of"]
            joined = [
                c
                for c in with_conjuncts(target)[1:]
                if c.text[0].isupper() and c.left_edge.tag_ != "DT" and c.i not in scene.names
            ]
            last = max(
                [target.i, *(t.i for t in tokens if t.i <= target.i), *(c.i for c in joined)]
            )
            if head.text[0].isupper() or child.text == "of":
                return _for_whom(scene, last)
    return head.i


def _for_whom(scene: Scene, last: int) -> int:
    """The end of "Office of the Chairman for Acme Europe" behind its "for"."""
    doc = scene.one.doc
    at = last + 2
    if at < len(doc) and doc[at - 1].text == "for" and doc[at].tag_.startswith("NNP"):
        while at < len(doc) and doc[at].tag_.startswith("NNP") and at not in scene.names:
            last, at = at, at + 1
    return last


def is_named(scene: Scene, first: int, last: int) -> bool:
    """Whether a stretch holds a capital that is not that of the sentence's beginning."""
    doc = scene.one.doc
    return any(
        doc[at].text[0].isupper()
        and (at > 0 or doc[at].tag_.startswith("NNP") or last > at)
        and doc[at].text not in {"I", "We", "Our", "My"}
        for at in range(first, last + 1)
    )


def _is_none(head: Token, text: str) -> bool:
    lists = words()
    if head.ent_type_ in {
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "GPE",
        "LOC",
        "NORP",
    } and not lists.has("unit_words", head.text):
        return True
    if lists.has("not_units", head.text) or lists.has("title_cores", head.text):
        return True
    if all(lists.has("unit_words", part) and part.islower() for part in text.split()):
        return len(text.split()) > 1 and head.text.casefold() in _EMPTY
    return lists.has("not_units", text.replace(" ", "_")) or text[:1].isdigit()


def _given_name(scene: Scene, head: Token) -> Token | None:
    """The name behind "a new group called …", "to be known as …" or "a new division, …"."""
    for child in head.children:
        if child.dep_ not in {"acl", "relcl", "appos"}:
            continue
        if child.text.casefold() in _CALLED:
            for below in child.subtree:
                if (
                    below.i > child.i
                    and below.dep_ in {"oprd", "dobj", "pobj", "attr", "appos"}
                    and _capital(below)
                ):
                    return below
        elif child.dep_ == "appos" and child.i > head.i and _generic(head) and _capital(child):
            if child.i not in scene.names and not words().has("title_cores", child.text):
                return child
    return _behind_mark(scene, head) if _generic(head) else None


def _behind_colon(scene: Scene, head: Token) -> list[Unit]:
    """Several working groups: A, B, and C: what stands behind the colon."""
    doc = scene.one.doc
    if head.tag_ != "NNS" or head.i + 2 >= len(doc) or doc[head.i + 1].text != ":":
        return []
    if not words().has("unit_words", head.text) and head.text.casefold() not in _SHARED:
        return []
    found: list[Unit] = []
    first = head.i + 2
    for at in range(first, len(doc)):
        ends = doc[at].text in {",", ";", "."} or doc[at].text.casefold() in {"and", "&"}
        if ends or at == len(doc) - 1:
            last = at - 1 if ends else at
            while first < last and doc[first].tag_ in {"DT", "CC"}:
                first += 1
            if first <= last and last - first < 5:
                found.append(Unit(*scene.one.span(first, last), scene.one.words(first, last)))
            first = at + 1
        if doc[at].text in {";", "."}:
            break
    return found


def _behind_mark(scene: Scene, head: Token) -> Token | None:
    """The name behind a dash or a colon after "a new unit", whatever sign is left of it."""
    doc, at = scene.one.doc, head.i + 2
    if at >= len(doc) or doc[head.i + 1].text not in {")", "-", "–", "—", "--", ":", ","}:
        return None
    if not any(child.text.casefold() in {"new", "single", "one"} for child in head.children):
        return None
    last = None
    while at < len(doc) and doc[at].tag_.startswith("NNP") and at not in scene.names:
        last, at = doc[at], at + 1
    return last


def _generic(head: Token) -> bool:
    capital = any(
        child.text[0].isupper() for child in head.children if child.dep_ in {"compound", "nmod"}
    )
    return not capital and not head.text[0].isupper()


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _meant(scene: Scene, head: Token) -> list[Unit]:
    """It, which: the unit told last."""
    if head.tag_ in {"PRP", "WDT"} and head.text.casefold() in {"it", "which"}:
        return _topic_units(scene, head)
    return []


def _back_reference(scene: Scene, head: Token) -> list[Unit]:
    """The new group, this team: the unit told last."""
    definite = any(
        child.text.casefold() in {"the", "this", "its"}
        for child in head.children
        if child.dep_ == "det"
    )
    if definite and head.text.casefold() in _EMPTY and head.text.casefold() != "company":
        modified = any(
            (child.dep_ in {"compound", "nmod"} and child.text.casefold() != "business")
            or (child.dep_ == "amod" and not words().has("edge_words", child.text))
            for child in head.children
        )
        return [] if modified else _topic_units(scene, head)
    return []


def _topic_units(scene: Scene, head: Token) -> list[Unit]:
    surface = scene.one.words(head.left_edge.i, head.i)
    start, end = scene.one.span(head.left_edge.i, head.i)
    found = scene.topic.meant_units(surface)[:1]
    return [Unit(start, end, unit.name, surface=surface, implied=True) for unit in found]
