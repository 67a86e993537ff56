"""Offices in English text: a title, and the unit that it is held in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.en.nouns import is_title, own_tokens
from ingest.en.people import Name
from ingest.en.references import EMPTY
from ingest.en.scene import Scene
from ingest.en.syntax import with_conjuncts
from ingest.en.units import units
from ingest.en.words import words
from ingest.mentions import Office, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"of", "for", "at", "in", "within", "with", "over", "to"})
_AIDES = frozenset(
    {"assistant", "adviser", "advisor", "deputy", "aide", "counsel", "delegate", "liaison"}
)
_BESIDE = frozenset({"compound", "nmod"})
_SKIPPED = frozenset({"DT", "PRP$", "PDT", "CD", "RB", "RBS", "``", "''", ",", "IN"})


def offices(scene: Scene, heads: Sequence[Token]) -> list[Office]:
    """The offices that the heads of noun phrases name; joined titles of one unit are one office."""
    cores = [core for head in heads for core in _cores(head) if not _is_praise(core)]
    cores = sorted({core.i: core for core in cores}.values(), key=lambda core: core.i)
    cores = [core for at, core in enumerate(cores) if not at or bearer_before(scene, core) is None]
    found: list[Office] = []
    group: list[Token] = []
    for at, core in enumerate(cores):
        group.append(core)
        following = cores[at + 1] if at + 1 < len(cores) else None
        if following is None or _has_place(core, following) or not _near(core, following):
            found += _office(scene, group)
            group = []
    return found


def bearer_before(scene: Scene, title: Token) -> Name | None:
    """Whose name stands right before a title: John Roe in "John Roe vice chair"."""
    at = title.i - 1
    while at > 0 and at not in scene.names and _belongs(title, title.doc[at]):
        at -= 1
    return scene.names.get(at)


def _belongs(title: Token, before: Token) -> bool:
    """Whether a word before a title is part of it: deputy, foreign."""
    described = before.head.i == title.i and before.dep_ in {"amod", "compound", "nmod"}
    return described or words().has("title_modifiers", before.text)


def _is_praise(core: Token) -> bool:
    """A great leader is no office."""
    return core.dep_ == "attr" and any(
        child.tag_ in {"JJ", "JJS"} and words().has("praise_words", child.text)
        for child in core.children
    )


def title_head(token: Token) -> bool:
    """Whether a noun is the core of a title."""
    return is_title(token) and (
        token.tag_[:2] in {"NN", "JJ"} or token.dep_ in {"pobj", "attr", "oprd", "dobj", "appos"}
    )


def _cores(head: Token) -> list[Token]:
    """The cores of the titles at a head: its own, or that of "the role of …", "the … position"."""
    if title_head(head):
        return [head, *(one for one in with_conjuncts(head)[1:] if title_head(one))]
    if words().has("role_nouns", head.text):
        below = [
            token
            for child in head.children
            if child.text in {"of", "as"}
            for token in child.children
        ]
        below += [child for child in head.children if child.dep_ in {"compound", "nmod", "appos"}]
        return [
            core
            for token in below
            for one in with_conjuncts(token)
            if title_head(one)
            for core in [one]
        ]
    return []


def _near(core: Token, following: Token) -> bool:
    doc, at = following.doc, core.i
    if at + 3 < following.i and doc[at + 1].text == "(" and doc[at + 3].text == ")":
        at += 3
    between = doc[at + 1 : following.i]
    return following.left_edge.i - at <= 3 and all(t.tag_ != "PRP$" for t in between)


def _has_place(core: Token, following: Token) -> bool:
    return any(
        child.dep_ == "prep" and child.text in _PLACES and child.i < following.i
        for child in core.children
    )


def _office(scene: Scene, group: list[Token]) -> Iterator[Office]:
    first, last = _first(scene, group[0]), group[-1].i
    doc = scene.one.doc
    if (
        last + 2 < len(doc)
        and doc[last + 1].text == "of"
        and doc[last + 2].text.casefold() == "staff"
    ):
        last += 2
    owner = _owner_before(scene, group[0], first)
    held, end = _held_in(scene, group)
    if not held:
        held = _possessor(scene, group[0], first)
    team = next(
        (
            at
            for at in range(group[-1].i - 1, first - 1, -1)
            if len(group) == 1 and words().has("team_words", scene.one.doc[at].text)
        ),
        None,
    )
    if team is not None and team == group[-1].i - 1 and first < team:
        held = held or [Unit(*scene.one.span(first, team), scene.one.words(first, team))]
        first = team + 1
    elif owner is not None:
        held = held or [Unit(*scene.one.span(first, owner), scene.one.words(first, owner))]
        first = owner + 1
    last = max(last, end)
    stop = max([scene.one.span(first, last)[1], *(unit.end for unit in held)])
    title = scene.one.words(first, last)
    start = scene.one.span(first, last)[0]
    told: list[Unit | None] = [*held] or [None]
    yield from (Office(start, stop, title, unit) for unit in told)


def _first(scene: Scene, core: Token) -> int:
    doc = scene.one.doc
    first = min((t.i for t in own_tokens(core) if t.i <= core.i), default=core.i)
    beside = (
        {t.i for t in core.head.children if t.dep_ in _BESIDE} if core.dep_ in _BESIDE else set()
    )
    while first - 1 in beside and first - 1 not in scene.names:
        first -= 1
    for at in range(core.i - 1, first - 1, -1):
        if doc[at].text in {"'s", "'", ","} or at in scene.names:
            first = at + 1
            break
    while first < core.i and (
        doc[first].tag_ in _SKIPPED or words().has("edge_words", doc[first].text)
    ):
        first += 1
    while first > 1 and _is_hyphened(doc[first - 1], doc[first]) and first - 1 not in scene.names:
        first -= 1
    first += doc[first].text in {"-", "–", "—"} and first < core.i
    while first and doc[first - 1].tag_ == "VBG" and _modifies(doc[first - 1]):
        first -= 1
    if doc[first].text.casefold() in {"ex", "ex-"} and first < core.i:
        first += 1 + (doc[first + 1].text == "-")
    return _from_chief(scene, first)


def _is_hyphened(before: Token, token: Token) -> bool:
    """Whether a hyphen joins two words of a title: the non-executive chair, no dash in a row."""
    return "-" in {token.text, before.text} and not before.whitespace_


def _modifies(token: Token) -> bool:
    """The managing of "managing editor", that the parser may take for a verb."""
    return words().has("title_modifiers", token.text)


def _from_chief(scene: Scene, first: int) -> int:
    """Where "Chief Innovation and Operating Officer" begins, before its "and"."""
    doc, at = scene.one.doc, first - 1
    if at < 2 or doc[at].text not in {"and", "&"}:
        return first
    while at > 0 and first - at < 5 and doc[at - 1].text[0].isupper() and at - 1 not in scene.names:
        at -= 1
    return at if doc[at].text == "Chief" else first


def _owner_before(scene: Scene, core: Token, first: int) -> int | None:
    """The end of the company in "Acme Chairman Jane Doe": capitals that are no words of titles."""
    doc = scene.one.doc
    if not core.text[0].isupper() and core.dep_ not in {"compound", "nmod"}:
        return None
    at = first
    while (
        at < core.i
        and doc[at].tag_.startswith("NNP")
        and not words().has("title_modifiers", doc[at].text)
    ):
        at += 1
    stop = at == core.i or doc[at].text.casefold() in words().sets["title_modifiers"]
    named = doc[core.i + 1].i in scene.names if core.i + 1 < len(doc) else False
    before_name = core.dep_ in {"compound", "nmod"} or named
    return at - 1 if at > first and stop and before_name else None


def _held_in(scene: Scene, group: list[Token]) -> tuple[list[Unit], int]:
    """The units of an office, and the last token of a function that belongs to its title."""
    generic = words().has("generic_titles", group[-1].text) and len(group) == 1
    found: list[Unit] = []
    end, sure = -1, False
    for target in (target for one in group for target in _places(scene, one)):
        joined = with_conjuncts(target)[1:]
        heads = [
            target,
            *(one for one in joined if not _is_no_place(scene, one)),
        ]
        named = units(scene, heads, strong=True)
        if named:
            found = found if sure else _as_one(scene, named, heads)
            sure = True
        elif generic:
            found = found or _function(scene, heads)
        elif _is_function(target):
            end = max(end, *(token.i for head in heads for token in own_tokens(head)))
    return found, end


def _is_no_place(scene: Scene, joined: Token) -> bool:
    """Whether what is joined to a place is none: a title, a name, the owner of the next title."""
    owns = any(child.text in {"'s", "'", "’s"} for child in joined.children)
    return title_head(joined) or joined.i in scene.names or owns


def _is_function(target: Token) -> bool:
    """Whether a noun is what a title is for: of marketing; not "of the company"."""
    if target.ent_type_ in {"DATE", "GPE", "LOC"} or target.tag_[:2] not in {"NN", "VB", "JJ"}:
        return False
    whole = target.text.casefold() in EMPTY or words().has("wholes", target.text)
    return not (whole and any(child.dep_ in {"det", "poss"} for child in target.children))


def _as_one(scene: Scene, named: list[Unit], heads: list[Token]) -> list[Unit]:
    """Sales and Marketing is one function; the A Division and the B Division are two units."""
    lists = words()
    apart = [
        lists.has("strong_unit_words", head.text) or lists.has("company_marks", head.text)
        for head in heads
    ]
    if len(named) < 2 or all(apart) or any(unit.surface for unit in named):
        return named
    start, end = named[0].start, named[-1].end
    places = scene.one.places
    text = scene.one.raw[places.index(start) : places.index(end - 1) + 1]
    return [Unit(start, end, text)]


def _possessor(scene: Scene, core: Token, first: int) -> list[Unit]:
    """Acme in "Acme's president"."""
    owner = [c for c in core.children if c.dep_ == "poss" and c.tag_.startswith("NN")]
    return list(units(scene, owner)) if first > 0 else []


def _places(scene: Scene, core: Token) -> Iterator[Token]:
    """The nouns behind of, for, at, and behind the comma of "Vice President, Sales"."""
    for child in core.children:
        to = child.text == "to" and core.text.casefold() not in _AIDES
        if child.dep_ == "prep" and child.text in _PLACES and not to:
            for below in child.children:
                if below.dep_ == "pobj":
                    yield below
                    yield from (
                        deeper
                        for nested in below.children
                        if nested.dep_ == "prep" and nested.text in {"for", "at", "in", "within"}
                        for deeper in nested.children
                        if deeper.dep_ == "pobj"
                    )
        comma = child.i == core.i + 2 or (child.left_edge.i == core.i + 2)
        apposed = child.dep_ in {"appos", "npadvmod", "conj"} and child.i > core.i
        between = scene.one.doc[core.i + 1].text if core.i + 1 < len(scene.one.doc) else ""
        if apposed and comma and between in {",", "-", "–"} and not title_head(child):
            yield from [child] if child.i not in scene.names and child.text[0].isupper() else []


def _function(scene: Scene, heads: list[Token]) -> list[Unit]:
    """Vice president of marketing: a function in lower case is what the office is held in."""
    found = []
    for head in heads:
        tokens = [t for t in own_tokens(head) if t.i <= head.i]
        if (
            not tokens
            or head.tag_[:2] not in {"NN", "VB", "JJ"}
            or words().has("not_units", head.text)
        ):
            continue
        first = tokens[0].i
        while first < head.i and scene.one.doc[first].tag_ in _SKIPPED:
            first += 1
        if head.i in scene.names:
            continue
        found.append(Unit(*scene.one.span(first, head.i), scene.one.words(first, head.i)))
    return found
