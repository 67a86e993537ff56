"""Charge: nouns that mean a deed, and who is responsible for what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.en.arguments import as_well, of_gap
from ingest.en.described import climbed
from ingest.en.nouns import is_title, nouns_behind
from ingest.en.prepositions import prepositions_of
from ingest.en.syntax import Arguments, is_passive, surface_subject, with_conjuncts
from ingest.en.tense import flags_of, is_told, is_wish
from ingest.en.verbs import Trigger, chosen_kind, is_new
from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 6
_HAVING = frozenset(
    {"have", "has", "had", "having", "provide", "provides", "providing", "exercise", "exercises"}
)
_LATER = ("delay", "postpon", "defer", "cancel", "revers", "rescind", "withdr", "reject", "block")
"""How the verbs begin that say of a deed that it does not come, or not now."""
_CRIMES = frozenset(
    {"theft", "fraud", "murder", "assault", "bribery", "corruption", "perjury", "conspiracy"}
    | {"count", "counts", "crime", "crimes", "felony", "manslaughter", "offence", "offense"}
    | {"embezzlement", "laundering", "misconduct", "insider", "negligence", "arson", "robbery"}
)
_PUTTING = ("put", "plac", "task", "entrust", "charg")
"""How the verbs begin by which somebody is given a charge."""
_KEPT = frozenset({"current", "existing", "present"})
_HOLD = frozenset({"ASSUME", "GET", "REMAIN", "APPOINT", "BE", "SHARE", "CONTINUE"})
_EVENTS = frozenset(
    {"APPOINT", "ASSUME", "BECOME", "JOIN", "MOVE", "SUCCEED", "GET", "CREATE", "GIVE"}
)


def deeds_at(noun: Token) -> Iterator[Trigger]:
    """The appointment of, the merger of: a noun that means a deed, where it says of whom."""
    found = of_noun(noun)
    later = noun.dep_ == "dobj" and noun.head.text.casefold().startswith(_LATER)
    if later or _is_hoped(noun) or _is_of_goods(noun, found):
        return
    above = noun.head.head if noun.dep_ == "pobj" else noun
    made = "CREATE" in words().classes(above.text)
    if made and above is not noun and "object" in found:
        found["form"] = surface_subject(above) if is_passive(above) else []
        found["object"] = found["object"] + found.get("with", [])
        yield Trigger(noun, noun.i, "MERGE", frozenset({"noun", "earlier"}), found)
        return
    if "into" not in found and noun.dep_ in {"dobj", "nsubjpass"}:
        found["into"] = nouns_behind(noun.head, "into")
    found |= _with_joined(noun, found)
    whole = _merged_as(noun)
    if whole and "object" in found:
        found["into"], found["object"] = whole, _all_of(noun, found["object"])
    if "object" in found:
        kind = words().nouns[noun.text.casefold()]
        flags = {"noun"} | ({"continue"} if words().has("again_words", noun.text) else set())
        formed = _known_as(noun) if kind == "MERGE" else []
        if formed:
            found["form"], found["object"] = formed, found["object"] + found.get("with", [])
        if formed or any(is_new(head) for head in found.get("into", ())):
            flags.add("makes")
        yield Trigger(noun, noun.i, kind, frozenset(flags), found)


def _with_joined(noun: Token, found: Arguments) -> Arguments:
    """The Department of B in "the merger of the Department of A and the Department of B"."""
    known = found.get("object", [])
    kinds = {head.text for head in known}
    joined = [c for c in noun.children if c.dep_ == "conj" and c.text in kinds]
    return {"object": known + joined} if joined else {}


def _is_of_goods(noun: Token, found: Arguments) -> bool:
    """The launch of a car: what is launched is a unit only where its name says so."""
    heads = found.get("object", ())
    unit = any(words().has("strong_unit_words", head.text) for head in heads)
    return noun.text.casefold() == "launch" and not unit


def _merged_as(noun: Token) -> list[Token]:
    """The college in "the college is a merger of", "is the result of a merger of"."""
    above = noun.head.head if noun.head.text == "of" and noun.head.head.text == "result" else noun
    merged = words().nouns[noun.text.casefold()] == "MERGE" and above.dep_ == "attr"
    told = merged and chosen_kind(above.head) == "BE"
    return surface_subject(above.head) if told else []


def _all_of(noun: Token, known: list[Token]) -> list[Token]:
    """A, B and C behind "a merger of", though the parser hung B on what was merged."""
    lost = [t for t in noun.doc[noun.i :] if t.dep_ == "appos" and t.head.i < noun.i]
    return known + [one for token in lost for one in with_conjuncts(token) if one not in known]


def of_noun(noun: Token) -> Arguments:
    """The arguments of a noun: its appointment as, the appointment of her as."""
    found: Arguments = {}
    of = any(child.text == "of" for child in noun.children)
    for child in noun.children:
        if child.dep_ == "poss" and not (of and words().nouns[noun.text.casefold()] == "APPOINT"):
            found.setdefault("object", []).extend(with_conjuncts(child))
    nested = [
        (child.text.casefold(), token)
        for head in found.get("object", [])
        for child in head.children
        if child.dep_ == "prep" and child.text in {"from", "as", "to"}
        for token in child.children
        if token.dep_ == "pobj"
    ]
    nested += _of_saying(noun)
    for name, token in (*prepositions_of(noun), *nested):
        if name in found and of_gap(token):
            continue
        found.setdefault("object" if name == "of" else name, []).extend(with_conjuncts(token))
    for held in found.get("object", ())[1:]:
        if "as" in found and any(child.text == "as" for child in held.children):
            found["object"] = [one for one in found["object"] if one.i < held.i]
            return found
    for held in found.get("object", ()):
        for child in held.children:
            if child.dep_ == "prep" and child.text == "as" and not found.get("as"):
                found["as"] = [token for token in child.children if token.dep_ == "pobj"]
    return found


def _of_saying(noun: Token) -> list[tuple[str, Token]]:
    """The office in "announce the promotion of her to dean", which the parser hung on "announce"."""
    if noun.dep_ != "dobj" or not is_told(noun.head):
        return []
    return [
        (child.text, token)
        for child in noun.head.children
        if child.dep_ == "prep" and child.text in {"to", "as"} and child.i > noun.i
        for token in child.children
        if token.dep_ == "pobj" and is_title(token)
    ]


def _known_as(noun: Token) -> list[Token]:
    """What comes of a merger: "to be known as …", "to form …", below it."""
    for token in noun.doc[noun.i + 1 :]:
        if token.text.casefold() in {"known", "called", "named", "form", "create"}:
            below = [t for t in token.subtree if t.i > token.i]
            heads = [t for t in below if t.dep_ in {"pobj", "oprd", "dobj", "attr"}]
            if heads and heads[0].text[0].isupper():
                return heads[:1]
    return []


def _is_hoped(noun: Token) -> bool:
    """Whether a deed stands below a verb of wishing: we hope for the creation of it."""
    above, steps = noun, 0
    while above.head is not above and steps < 2 * _DEPTH:
        above, steps = above.head, steps + 1
        if above.tag_ == "VB" and is_told(above) and above.head.text.casefold() == "like":
            return False
        if above.tag_.startswith("VB") and is_wish(above):
            return True
    return False


def _looked_after(noun: Token) -> list[Token]:
    """What stands behind "responsible for", "in charge of"."""
    if is_title(noun) and noun.dep_ != "dobj":
        return []
    prepositions = words().charges[noun.text.casefold()]
    charge = [
        one
        for child in noun.children
        if child.dep_ == "prep" and child.text in prepositions
        for t in child.children
        if t.dep_ in {"pobj", "pcomp"}
        for one in with_conjuncts(t)
    ]
    charge += as_well(noun, charge) if charge else []
    return [object_ for one in charge for object_ in _managed(one)]


def charges_at(noun: Token) -> Iterator[Trigger]:
    """Responsible for, in charge of: what is looked after, and the subject of the verb above."""
    charge = _looked_after(noun)
    if not charge or _is_accused(noun, charge):
        return
    verb, owner = _governor(noun)
    if verb.text.casefold() == "addition":
        return
    kept = {child.text.casefold() for child in noun.children} & _KEPT
    flags = {"continue"} if kept else set()
    kind = "CHARGE"
    if _is_aside(noun):
        return
    if not owner and verb.tag_.startswith("VB"):
        above = chosen_kind(verb)
        if above == "SUCCEED":
            return
        if above == "STEP_DOWN":
            kind, flags = above, {"charge"}
        event = above if above in _EVENTS else "CHARGE"
        flags |= flags_of(verb, "APPOINT" if _is_put(verb) else event)
        flags |= {"continue"} if above == "REMAIN" else set()
        owner = _owner(verb, noun, above)
    lasting = verb.dep_ == "pcomp" and verb.head.text.casefold() == "since"
    if "wish" in flags or not owner or lasting:
        return
    if noun.dep_ == "dobj" and not _may_hold(verb):
        return
    if (
        noun.text.casefold() == "responsibility"
        and chosen_kind(verb) in {"BE", "REMAIN"}
        and noun.dep_ == "attr"
    ):
        charge, owner = owner, [one for one in charge if one.text[0].isupper()]
    own = [one for head in owner for one in with_conjuncts(head)] if len(owner) == 1 else owner
    yield Trigger(noun, noun.i, kind, frozenset(flags), {"subject": own, "charge": charge})


def _is_accused(noun: Token, charge: list[Token]) -> bool:
    """Charged with theft, with two counts of fraud: no charge of an office."""
    what = {token.text.casefold() for head in charge for token in head.subtree}
    return noun.text == "charged" and bool(what & _CRIMES)


def _is_put(verb: Token) -> bool:
    """Was put in charge of it, was tasked with its oversight: a deed of one day, no state."""
    return is_passive(verb) and verb.text.casefold().startswith(_PUTTING)


def _is_aside(noun: Token) -> bool:
    """Years in charge of it, changes in the leadership of it: what gives nobody a charge."""
    above = noun.head.head
    plain = above.tag_ in {"NN", "NNS"} and not words().has("role_nouns", above.text)
    if noun.dep_ != "pobj" or not plain or is_title(above):
        return False
    spent = above.text in {"years", "months", "decades"}
    return spent or (noun.head.text in {"in", "to", "of", "on", "about"} and noun.text != "charge")


def _may_hold(verb: Token) -> bool:
    """Whether a verb gives, takes or keeps a charge; "reviews the management of" does not."""
    held = _HOLD | {"STEP_DOWN", "GIVE"}
    return chosen_kind(verb) in held or verb.text.casefold() in _HAVING


def _managed(token: Token) -> list[Token]:
    """What is looked after: the Sales Team in "responsible for managing the Sales Team"."""
    if token.tag_ != "VBG" or chosen_kind(token) != "LEAD":
        return [token]
    below = [child for child in token.children if child.dep_ == "dobj"]
    return [one for child in below for one in with_conjuncts(child)] or [token]


def _governor(noun: Token) -> tuple[Token, list[Token]]:
    """The verb above a noun, or the noun that it stands beside, with who that is."""
    verb, steps = noun, 0
    while not verb.tag_.startswith("VB") and verb.head is not verb and steps < _DEPTH:
        if verb.dep_ == "appos" or (verb.dep_ == "amod" and verb.i > verb.head.i):
            return verb, [climbed(verb.head)]
        if verb.text.casefold() == "addition":
            break
        verb, steps = verb.head, steps + 1
    return verb, []


def _owner(verb: Token, noun: Token, above: str) -> list[Token]:
    """Who gets a charge: the object of an appointment, whom it is given to, else the subject."""
    if noun.dep_ == "nsubjpass" and above in {"ASSUME", "GET", "LEAD"} and nouns_behind(verb, "by"):
        return nouns_behind(verb, "by")
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < noun.i]
    put = verb.text.casefold().startswith(("put", "plac"))
    if (above == "APPOINT" or put) and objects and not is_passive(verb):
        return objects
    given = [p for p in verb.children if p.dep_ in {"dative", "prep"} and p.text == "to"]
    to = [token for p in given for token in p.children]
    if above == "MOVE" and noun.dep_ in {"nsubj", "nsubjpass"}:
        return to
    if above in {"ASSUME", "GET", "GIVE"} and to and (above == "GIVE" or is_passive(verb)):
        return to
    if above == "GIVE" and not is_passive(verb):
        return [child for child in verb.children if child.dep_ == "dative"]
    return _whose_role(verb) or surface_subject(verb)


def _whose_role(verb: Token) -> list[Token]:
    """Jane Doe in "we are expanding Jane Doe's portfolio, adding oversight of": whose role grows."""
    above = verb.head if verb.dep_ == "advcl" else verb
    if not any(t.text.casefold() == "we" for t in surface_subject(above)):
        return []
    roles = [c for c in above.children if c.dep_ == "dobj" and words().has("role_nouns", c.text)]
    return [t for role in roles for t in role.children if t.dep_ == "poss" and t.tag_ == "NNP"]
