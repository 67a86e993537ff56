"""Syntax: who does what to whom around a verb, read from spaCy's dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.en.nouns import counted, is_misread, is_title
from ingest.en.prepositions import prepositions_of
from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Arguments = dict[str, list["Token"]]
"""Heads of arguments by name: subject, object, named, by, and each preposition's own word."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "pcomp"})
_PASSIVE_TAGS = frozenset({"VBN", "VBD"})
_PARTS = frozenset({"part", "member", "members", "component"})
_FORMED = frozenset({"form", "create", "become", "forming", "creating"})
_PLANS = frozenset(
    {"plan", "plans", "decision", "intention", "intent", "desire", "wish", "offer", "invitation"}
)
_BEARERS = frozenset(
    {"veteran", "executive", "native", "alumnus", "alumna", "banker", "lawyer", "expert", "insider"}
)
"""Nouns that describe whoever stands before them: Jane Doe, a veteran who leads it."""
_DEPTH = 8


def is_passive(verb: Token) -> bool:
    """Whether the surface subject of a verb is what something is done to."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ == "VBN" and not deps & {"aux", "dobj"} and "nsubj" in deps:
        return True
    if verb.tag_ not in _PASSIVE_TAGS or deps & {"nsubj", "aux", "dobj"}:
        return False
    if verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and verb.tag_ == "VBN"):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head)


def with_conjuncts(token: Token) -> list[Token]:
    """A head and what is joined to it by commas and "and"."""
    token = counted(token)
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child not in found and not begins_clause(child):
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda one: one.i)


def begins_clause(noun: Token) -> bool:
    """Whether a noun is the subject of the verb behind it, though the parser joined it to a list."""
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if following is None or following.dep_ not in {"aux", "auxpass"} or noun.tag_[:2] != "NN":
        return False
    verb = following.head
    return verb.i > noun.i and not any(child.dep_ in _SUBJECTS for child in verb.children)


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of what stands as the subject of a verb, of its own or of the verb it hangs on."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        first = _antecedent(verb, own[0])
        return first + [one for each in own[1:] for one in with_conjuncts(each)]
    if any(child.dep_ == "expl" for child in verb.children):
        return [child for child in verb.children if child.dep_ == "attr"]
    if depth > _DEPTH:
        return []
    if verb.dep_ == "csubj":
        behind = [child for child in verb.head.children if child.dep_ in {"attr", "nsubj"}]
        return [each for child in behind for each in with_conjuncts(child)]
    return _subject_above(verb, depth)


def _subject_above(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none beside it: from the noun or the verb that it hangs on."""
    near = _noun_before(verb)
    if near is not None:
        return [near]
    if verb.dep_ == "conj":
        return surface_subject(verb.head, depth + 1)
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return _subject_described(verb, depth)
    return _controller(verb, depth) if verb.dep_ in _CONTROLLED else []


def _subject_described(verb: Token, depth: int) -> list[Token]:
    """The noun that a verb describes, or whose plan, whose role it is."""
    noun = verb.head
    if verb.dep_ == "amod":
        kinds = {kind for _, kind in words().forms.get(verb.text.casefold(), ())}
        return [noun] if verb.tag_ == "VBN" and "CREATE" in kinds else []
    if verb.dep_ == "acl" and noun.text.islower() and words().has("role_nouns", noun.text):
        return _controller(noun, depth)
    if verb.dep_ == "acl" and verb.tag_ == "VB" and noun.text.casefold() in _PLANS:
        owner = [child for child in noun.children if child.dep_ == "poss"]
        return owner if owner and owner[0].tag_ != "PRP$" else _controller(noun, depth)
    return [climbed(noun)]


def _noun_before(verb: Token) -> Token | None:
    """The department, led by: the noun before the comma, where the parser looked further."""
    if verb.dep_ not in {"advcl", "conj"} or verb.tag_ not in _PASSIVE_TAGS or verb.i < 3:
        return None
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return None
    if verb.nbor(-1).text not in {",", ")"}:
        return None
    near = verb.nbor(-2)
    if verb.nbor(-1).text == ")" and verb.i > 4 and verb.nbor(-3).text == "(":
        near = verb.nbor(-4)
    if verb.dep_ == "conj" and verb.nbor(-1).text == ",":
        return None
    fits = near.tag_.startswith("NN") and near.dep_ not in {"compound", "nsubj", "nsubjpass"}
    return near if fits else None


def _controller(verb: Token, depth: int) -> list[Token]:
    """The subject that an infinitive or a participle takes from the verb above it."""
    above = verb.head
    steps = 0
    while above.dep_ in {"prep", "pobj", "mark", "dobj"} and steps < _DEPTH:
        above, steps = above.head, steps + 1
    if not above.tag_.startswith("VB"):
        return (
            [climbed(above)]
            if above.dep_ in {"dobj", "nsubj", "nsubjpass", "appos", "conj", "attr"}
            else []
        )
    objects = [child for child in above.children if child.dep_ == "dobj" and child.i < verb.i]
    if objects and verb.head not in objects and verb.dep_ != "pcomp" and controls(above):
        return with_conjuncts(objects[0])
    return surface_subject(above, depth + 1)


def controls(verb: Token) -> bool:
    """Whether what hangs on an active verb is said of its object: We asked her to lead it."""
    kinds = {kind for _, kind in words().forms.get(verb.text.casefold(), ())}
    return bool(kinds & {"APPOINT", "INTRODUCE", "CREATE", "MERGE", "REMAIN"}) and not is_passive(
        verb
    )


def _antecedent(verb: Token, subject: Token) -> list[Token]:
    if subject.text.casefold() in _RELATIVE and subject.tag_ in {"WP", "WDT", "IN", "DT"}:
        above = verb
        while above.dep_ == "conj":
            above = above.head
        if above.dep_ in {"relcl", "acl", "ccomp", "advcl", "appos"} and above.head is not above:
            return [climbed(above.head)]
    return with_conjuncts(subject)


def climbed(noun: Token) -> Token:
    """The noun that a title beside it describes: from president to Doe in "Doe, president of it, who"."""
    steps = 0
    while noun.dep_ in {"appos", "pobj", "prep", "conj"} and steps < _DEPTH:
        above = noun
        while above.dep_ in {"pobj", "prep"}:
            above = above.head
        titled = is_title(above) or (above.dep_ == "appos" and above.text in _BEARERS)
        if above.dep_ in {"appos", "conj"} and titled and not is_title(above.head):
            return above.head
        if above.dep_ in {"appos", "conj"} and titled:
            noun, steps = above.head, steps + 1
            continue
        break
    return noun


def arguments(verb: Token) -> Arguments:
    """The arguments of a verb, by name; those of a noun that means a deed as well."""
    found: Arguments = {}
    passive = is_passive(verb)
    for token in surface_subject(verb):
        found.setdefault("object" if passive else "subject", []).append(token)
    for child in verb.children:
        if child.dep_ in {"dobj", "attr", "oprd", "dative", "acomp"} and child.tag_[:2] != "IN":
            name = "object" if child.dep_ in {"dobj", "dative"} else "named"
            if child.dep_ == "dative" and child.tag_ == "IN":
                continue
            found.setdefault(name, []).extend(with_conjuncts(child))
    if "object" not in found:
        found |= _object_lost(verb)
    for name, token in prepositions_of(verb):
        if not (name in found and of_gap(token)):
            found.setdefault(name, []).extend(with_conjuncts(token))
    for child in verb.children:
        if child.i > verb.i and is_title(child) and is_misread(child):
            found.setdefault("to", []).append(child)
            for name, token in prepositions_of(child):
                if name == "from":
                    found.setdefault(name, []).append(token)
    if "object" in found:
        found["object"] += as_well(verb, found["object"])
    _along(verb, found)
    _rejoin(verb, found)
    found |= _derived(verb, found)
    return found


def _object_lost(verb: Token) -> Arguments:
    """The team in "joined the team to help", that the parser took for the subject of "help"."""
    for child in verb.children:
        to = any(below.dep_ == "aux" and below.text == "to" for below in child.children)
        if child.dep_ in {"ccomp", "xcomp"} and to and child.i > verb.i:
            lost = [below for below in child.children if below.dep_ == "nsubj"]
            if lost and lost[0].left_edge.i == verb.i + 1:
                return {"object": with_conjuncts(lost[0])}
    return {}


def as_well(verb: Token, known: list[Token]) -> list[Token]:
    """What stands behind "as well as", wherever the parser hung it."""
    found: list[Token] = []
    for token in verb.doc[known[-1].i : verb.right_edge.i + 1]:
        if token.text == "as" and token.dep_ == "cc" and token.nbor(-1).text == "well":
            joined = [c for c in token.head.children if c.dep_ == "conj" and c.i > token.i]
            nouns = [c for c in joined if c.tag_[:2] == "NN" and c not in known]
            found += [one for noun in nouns[:1] for one in with_conjuncts(noun)]
    return found


def of_gap(token: Token) -> bool:
    """Whether an "as" belongs to a name joined to the sentence: "A as dean and B as provost"."""
    before = token.head.nbor(-1) if token.head.i else token
    return token.head.text == "as" and before.tag_ == "NNP" and before.dep_ == "conj"


def _along(verb: Token, found: Arguments) -> None:
    """Led by A, along with B; A, along with B, will lead: B is one of them."""
    main = "by" if found.get("by") else "subject"
    for above in (verb, *found.get(main, [])[:1]):
        for child in above.children:
            if child.text in {"along", "together"}:
                inner = [
                    t for below in child.children if below.text == "with" for t in below.children
                ]
                named = [t for t in inner if t.dep_ == "pobj" and t.tag_.startswith("NNP")]
                found.setdefault(main, []).extend(one for t in named for one in with_conjuncts(t))


def _rejoin(verb: Token, found: Arguments) -> None:
    """A name that the parser joined to the verb belongs to the list before it."""
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_ in {"NNP", "NNPS"}:
            before = [name for name, held in found.items() if held and held[-1].i < child.i]
            if before:
                nearest = max(before, key=lambda name: found[name][-1].i)
                found[nearest].extend(with_conjuncts(child))


def _derived(verb: Token, found: Arguments) -> Arguments:
    """The whole in "part of the whole"; what is formed in "to form something"."""
    derived: Arguments = {}
    if "as" not in found:
        beside = [c for head in found.get("by", ()) for c in head.children if c.text == "as"]
        derived["as"] = [t for child in beside for t in child.children if t.dep_ == "pobj"]
    for name in ("named", "object"):
        for head in found.get(name, ()):
            if head.text.casefold() in _PARTS:
                below = [
                    t
                    for p in head.children
                    if p.text == "of"
                    for t in p.children
                    if t.dep_ == "pobj"
                ]
                derived["part"] = [one for token in below for one in with_conjuncts(token)]
    for child in verb.children:
        if child.dep_ in {"xcomp", "advcl", "prep"} and child.text.casefold() in _FORMED:
            derived["form"] = [t for t in child.children if t.dep_ in {"dobj", "attr"}]
    return derived
