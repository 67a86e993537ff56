"""Triggers: the words of a parsed sentence that may state something, with class, flags, arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.en.dates import dates
from ingest.en.offices import title_head
from ingest.en.scene import Scene
from ingest.en.syntax import (
    Arguments,
    arguments,
    begins_clause,
    climbed,
    is_passive,
    of_noun,
    surface_subject,
    with_conjuncts,
)
from ingest.en.words import inflected, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STATES = frozenset({"LEAD", "SERVE", "BE", "REPORT", "CHARGE", "CONSIST", "PLACE", "REMAIN"})
_MODALS = frozenset({"may", "might", "could", "would", "should", "can"})
_EARLIER = frozenset({"before", "after", "since", "prior"})
_UNSURE = frozenset({"if", "whether", "unless", "until"})
_FORMERLY = frozenset(
    {"formerly", "previously", "recently", "until", "former", "ex", "once", "retired"}
)
_NOW = frozenset({"currently", "presently", "current", "now"})
_LEAD_IN = frozenset(
    {"formerly", "previously", "recently", "former", "currently", "presently"}
    | {"a", "an", "the", "also", "most", "and", "until"}
)
_INCOMING = frozenset({"new", "newly", "appointed", "incoming", "newly-appointed"})
_LATELY = frozenset({"recently", "newly", "just"})
_LEFT = frozenset({"outgoing", "retiring", "departing"})
_LIGHT = frozenset({"serve", "act", "work", "continue", "remain", "begin", "start", "function"})
_NEW = frozenset({"a", "an", "new", "newly", "single"})
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of a known class; `last` is the index of its last particle."""

    token: Token
    last: int
    kind: str
    flags: frozenset[str]
    arguments: Arguments


def _named_apart(scene: Scene) -> Iterator[Trigger]:
    """One …, called A, and the other …, called B: the parts of what the sentence before splits."""
    first = scene.one.doc[0]
    called = _called_in(first)
    if len(called) > 1 and not any(
        t.text.casefold() in words().forms and _class_of(t) == ("SPLIT", t.i) for t in first.doc
    ):
        yield Trigger(first, 0, "NAMED", frozenset(), {"called": called})


def _new_beside(scene: Scene, token: Token) -> Iterator[Trigger]:
    """Acme Care, a new business group: an apposition that says that a unit is new."""
    new = {child.text.casefold() for child in token.children}
    if (
        token.dep_ == "appos"
        and "new" in new
        and new & {"a", "an"}
        and words().has("unit_words", token.text)
    ):
        if token.head.text[0].isupper() and token.head.i not in scene.names:
            yield Trigger(token, token.i, "CREATE", frozenset({"noun"}), {"object": [token.head]})


def triggers(scene: Scene) -> list[Trigger]:
    """The triggers of a sentence, in the order of the text."""
    found = list(_any(scene))
    stated = any(one.kind != "APPOSED" for one in found)
    if not scene.one.stretch.listed or stated:
        return found
    return [replace(one, flags=one.flags | {"listed"}) for one in found] or list(_row(scene))


def _row(scene: Scene) -> Iterator[Trigger]:
    """A line of a list: a name, then a title; or a title, then a name."""
    titles = [
        t for t in scene.one.doc if title_head(t) and t.dep_ not in {"compound", "amod", "nmod"}
    ]
    if scene.names and titles:
        name = scene.one.doc[min(scene.names)]
        held = [titles[0], *with_conjuncts(titles[0])[1:]]
        found: Arguments = {"person": [name], "office": held}
        yield Trigger(titles[0], titles[0].i, "APPOSED", frozenset({"plain", "listed"}), found)


def _any(scene: Scene) -> list[Trigger]:
    found = list(_named_apart(scene))
    for token in scene.one.doc:
        found += _new_beside(scene, token)
        found += _apposition(scene, token)
        if token.tag_.startswith("VB") or _mistaken(token):
            found += _verb(scene, token)
        elif token.tag_.startswith("NN") and token.text.casefold() in words().nouns:
            found += _noun(token)
        if token.text.casefold() == "under" and token.dep_ == "prep":
            led = [t for t in token.children if t.dep_ == "pobj" and t.i in scene.names]
            near = token.doc[token.i - 1 - (token.i > 1 and token.nbor(-1).text == ",")]
            whole = token.head if token.head.tag_.startswith("NN") else near
            if led and token.i and whole.tag_.startswith("NN"):
                found.append(
                    Trigger(token, token.i, "UNDER", frozenset(), {"by": led, "unit": [whole]})
                )
        if token.text == "as" and token.i - 1 in scene.names:
            found += _small_clause(scene, token)
        if token.text.casefold() in {"addition", "besides", "alongside"}:
            found += _kept(token)
        if token.text.casefold() in words().charges:
            found += _charge(token)
    return found


def _mistaken(token: Token) -> bool:
    """A verb that the tagger took for a noun: "Smith heads the group"."""
    if token.tag_ not in {"NNS", "NN", "NNP"} or not words().forms.get(token.text.casefold()):
        return False
    ing = token.i == 0 and token.text.endswith("ing")
    if token.dep_ == "conj" and token.head.tag_ == "VB" and token.tag_ == "NN":
        return True
    return any(child.dep_ in {"nsubj", "dobj", "aux"} for child in token.children) and (
        ing or token.tag_ != "NNP"
    )


def _verb(scene: Scene, verb: Token) -> Iterator[Trigger]:
    chosen = _class_of(verb)
    if chosen is None:
        return
    kind, last = chosen
    flags = _flags(verb, kind)
    if "wish" in flags:
        return
    found = arguments(verb)
    if (
        kind == "BE"
        and "present" in flags
        and any(
            _is_new(head) and c.text == "new"
            for head in found.get("named", ())
            for c in head.children
        )
    ):
        flags.add("future")
    if kind == "BE" and "present" in flags and verb.dep_ not in {"relcl", "advcl"}:
        flags.discard("now")
    if kind in {"SPLIT", "CREATE", "MERGE"}:
        found["called"] = _called_in(verb)
    if "respectively" in verb.doc.text:
        flags.add("respectively")
    if (
        "also" in flags
        and "continue" not in flags
        and (
            kind in {"SERVE", "BE", "ASSUME", "CONTINUE"}
            or (kind == "APPOINT" and is_passive(verb))
        )
    ):
        flags.add("concurrent")
    if any(c.text.casefold() == "additional" for h in found.get("object", ()) for c in h.children):
        flags.add("concurrent")
    if kind == "CREATE" and verb.tag_ == "VBN" and not _helpers(verb):
        if not any(child.text.casefold() in _LATELY for child in verb.children):
            return
        flags.add("earlier")
    if kind == "EXIST" and "end" in flags:
        flags = (flags - {"end"}) | {"over"}
    if kind == "CHANGE":
        if not any(head.text.casefold() == "name" for head in found.get("object", ())):
            return
        kind = "RENAME"
        found["object"] = found.get("subject", [])
    if kind == "RENAME" and verb.dep_ == "acl" and verb.text.casefold() in {"called", "known"}:
        return
    found["right"] = [t for t in verb.subtree if t.i > verb.i and t.i in scene.names][:1]
    found["titles"] = _titles(scene, verb)
    found["below"] = _complement(verb)
    if not surface_subject(verb) or _stands_alone(verb):
        left = _left(scene, verb)
        if left or verb.dep_ != "conj":
            found["object" if is_passive(verb) else "subject"] = left
    found["owner"] = [
        child
        for head in found.get("object", ())
        if words().has("role_nouns", head.text)
        for child in head.children
        if child.dep_ == "poss" and child.tag_ == "NNP"
    ]
    found["at"] = found.get("at", []) + [
        t
        for head in found.get("object", ())
        if words().has("role_nouns", head.text)
        for p in head.children
        if p.text in {"with", "at", "in"}
        for t in p.children
        if t.dep_ == "pobj"
    ]
    if found.get("form") or any(_is_new(head) for head in found.get("into", ())):
        flags.add("makes")
    if last > verb.i and scene.one.doc[last].dep_ == "prep":
        found.setdefault("object", []).extend(
            one
            for t in scene.one.doc[last].children
            if t.dep_ == "pobj"
            for one in with_conjuncts(t)
        )
    yield Trigger(verb, last, kind, frozenset(flags), found)


def _called_in(verb: Token) -> list[Token]:
    """The names behind "called" and behind a colon, right of a verb."""
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 :]:
        if token.text.casefold() in {"called", "named", "dubbed"} and token.tag_ == "VBN":
            found += [
                one
                for child in token.children
                if child.dep_ in {"oprd", "dobj", "attr"} and child.text[0].isupper()
                for one in with_conjuncts(child)
            ]
    return found


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


def _is_new(head: Token) -> bool:
    """A new group, a single division: something that was not there before."""
    return any(child.text.casefold() in _NEW for child in head.children)


def _class_of(verb: Token) -> tuple[str, int] | None:
    """The class of a verb with its particle, and where the particle stands."""
    for rest, kind in words().forms.get(verb.text.casefold(), ()):
        if not rest:
            return kind, verb.i
        last = _particle(verb, rest)
        if last is not None:
            return kind, last
    return None


def chosen_kind(verb: Token) -> str:
    """The class of a verb, empty where it has none."""
    chosen = _class_of(verb) if verb.tag_.startswith("VB") else None
    return chosen[0] if chosen else ""


def _particle(verb: Token, rest: tuple[str, ...]) -> int | None:
    doc = verb.doc
    near = [
        child for child in verb.children if child.text.casefold() == rest[0] and child.i > verb.i
    ]
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if after is not None and after.text.casefold() == rest[0]:
        near = [after, *near]
    if not near:
        return None
    last = near[0].i
    for word in rest[1:]:
        last += 1
        if last >= len(doc) or doc[last].text.casefold() != word:
            return None
    return last


def _titles(scene: Scene, verb: Token) -> list[Token]:
    """Titles to the right of a verb, for "named Jane Smith president", however it was parsed."""
    names = [t.i for t in verb.subtree if t.i > verb.i and t.i in scene.names]
    begin = names[0] if names else verb.i
    passed = 0
    for token in verb.doc[begin:]:
        if token.i > begin and token.tag_ in {"WP", "WDT", "."}:
            break
        if title_head(token) and token.dep_ not in {"compound", "nmod", "amod"}:
            if names and _name_before(scene, token) is not None:
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


def _flags(verb: Token, kind: str) -> set[str]:
    """What tense, adverbs and the verbs above add."""
    flags = _adverbs(verb)
    above = _above(verb)
    if verb.dep_ == "pcomp" and verb.head.head.text.casefold() == "addition":
        flags.add("continue")
    if above is not None:
        if verb.dep_ == "xcomp":
            flags |= _adverbs(above) & {"also", "end"}
        base = above.text.casefold()
        if _is_form(base, "keep_verbs"):
            flags.add("continue")
        if _is_form(base, "wish_verbs") and verb.dep_ in {"xcomp", "ccomp", "pcomp", "advcl"}:
            flags.add("wish" if verb.dep_ != "advcl" else "")
        if base in {"cease", "ceases", "stop", "stops", "ceased", "stopped"}:
            flags.add("end")
    helpers = _helpers(verb)
    if any(
        t.text == "ago"
        for child in verb.children
        if child.dep_ in {"advmod", "npadvmod"}
        for t in child.subtree
    ):
        flags.add("wish" if kind in {"STEP_DOWN", "MOVE", "CREATE", "JOIN"} else "past")
    if helpers & _MODALS:
        flags.add("wish")
    if "end" not in flags and any(child.dep_ == "neg" for child in verb.children):
        flags.add("wish")
    marks = {child.text.casefold() for child in verb.children if child.dep_ in {"mark", "advmod"}}
    if marks & _UNSURE:
        flags.add("wish")
    if helpers & {"will", "shall", "'ll", "to"} or (
        above is not None and _helpers(above) & {"will", "'ll"}
    ):
        flags.add("future")
    if (verb.dep_ == "pcomp" and verb.head.text.casefold() in _EARLIER) or (
        marks & {"before", "since"} and kind != "BE"
    ):
        flags.add("past")
    return flags | _tense(verb, kind, helpers, flags)


def _tense(verb: Token, kind: str, helpers: set[str], flags: set[str]) -> set[str]:
    if kind not in _STATES or "will" in helpers:
        return set()
    if "had" in helpers or (verb.tag_ == "VBD" and not helpers) or helpers & {"was", "were"}:
        return {"past"}
    if kind == "REPORT" and flags & {"now"} and verb.dep_ in {"acl", "relcl"}:
        return {"earlier"}
    if helpers & {"has", "have", "'ve"}:
        return {"now", "perfect"}
    if verb.tag_ in {"VBZ", "VBP"} or helpers & {"is", "are", "am"}:
        return {"present"}
    return set()


def _helpers(verb: Token) -> set[str]:
    found = {child.text.casefold() for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if not found and verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
        subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
        if not subject and verb.tag_ in {"VB", "VBN", "VBG"}:
            return _helpers(verb.head)
    return found


def _adverbs(verb: Token) -> set[str]:
    flags: set[str] = set()
    for child in verb.children:
        if child.dep_ not in {"advmod", "neg", "npadvmod", "prep"}:
            continue
        word = child.text.casefold()
        if word == "longer" or (word == "no" and child.dep_ == "neg"):
            flags.add("end")
        elif word in words().flags:
            flags.add(words().flags[word])
        elif word == "recently" and any(
            t.text.casefold() in {"most", "until"} for t in child.children
        ):
            flags.add("past")
        elif word in {"well", "addition"} or (
            word == "in" and any(t.text == "addition" for t in child.children)
        ):
            flags.add("also")
    return flags


def _above(verb: Token) -> Token | None:
    """The verb that a verb hangs on."""
    above, steps = verb, 0
    while (
        above.dep_ in {"conj"}
        and steps < _DEPTH
        and not any(c.dep_ in {"nsubj", "aux"} for c in above.children)
    ):
        above, steps = above.head, steps + 1
    if above.dep_ in {"xcomp", "ccomp", "advcl"}:
        return above.head if above.head.tag_.startswith("VB") else None
    if above.dep_ == "pcomp" and above.head.head.tag_.startswith("VB"):
        return above.head.head
    return None


def _is_form(word: str, name: str) -> bool:
    return any(word in inflected(base) for base in words().sets[name])


def _noun(noun: Token) -> Iterator[Trigger]:
    found = of_noun(noun)
    above = noun.head.head if noun.dep_ == "pobj" else noun
    made = [kind for _, kind in words().forms.get(above.text.casefold(), ()) if kind == "CREATE"]
    if made and "object" in found:
        found["form"] = surface_subject(above) if is_passive(above) else []
        found["object"] = found["object"] + found.get("with", [])
        yield Trigger(noun, noun.i, "MERGE", frozenset({"noun", "earlier"}), found)
        return
    if "object" in found:
        yield Trigger(noun, noun.i, words().nouns[noun.text.casefold()], frozenset({"noun"}), found)


def _charge(noun: Token) -> Iterator[Trigger]:
    """Responsible for, in charge of: what is looked after, and the subject of the verb above."""
    prepositions = words().charges[noun.text.casefold()]
    charge = [
        one
        for child in noun.children
        if child.dep_ == "prep" and child.text in prepositions
        for t in child.children
        if t.dep_ in {"pobj", "pcomp"}
        for one in with_conjuncts(t)
    ]
    if not charge:
        return
    verb = noun
    steps = 0
    owner: list[Token] = []
    while not verb.tag_.startswith("VB") and verb.head is not verb and steps < _DEPTH:
        if verb.dep_ == "appos" or (verb.dep_ == "amod" and verb.i > verb.head.i):
            owner = [climbed(verb.head)]
            break
        if verb.text.casefold() == "addition":
            return
        verb, steps = verb.head, steps + 1
    flags: set[str] = set()
    kind = "CHARGE"
    if not owner and verb.tag_.startswith("VB"):
        chosen = _class_of(verb)
        flags = _flags(verb, "CHARGE" if verb.text.casefold() != "assumed" else "ASSUME")
        if chosen and chosen[0] == "REMAIN":
            flags.add("continue")
        if chosen and chosen[0] in {"STEP_DOWN", "SUCCEED"}:
            return
        objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < noun.i]
        given = chosen and chosen[0] == "APPOINT" and not is_passive(verb)
        to = [
            t
            for p in verb.children
            if p.dep_ in {"dative", "prep"} and p.text == "to"
            for t in p.children
        ]
        owner = objects if given and objects else surface_subject(verb)
        if chosen and chosen[0] in {"ASSUME", "GET"} and to and is_passive(verb):
            owner = to
    if "wish" in flags or not owner:
        return
    if (
        noun.text.casefold() == "responsibility"
        and chosen_kind(verb) in {"BE", "REMAIN"}
        and noun.dep_ == "attr"
    ):
        charge, owner = owner, [one for one in charge if one.text[0].isupper()]
    own = [one for head in owner for one in with_conjuncts(head)] if len(owner) == 1 else owner
    yield Trigger(noun, noun.i, kind, frozenset(flags), {"subject": own, "charge": charge})


def _small_clause(scene: Scene, as_: Token) -> Iterator[Trigger]:
    """With Jane Doe as manager and John Roe as designer."""
    name = scene.names[as_.i - 1]
    before = {t.text.casefold() for t in as_.doc[max(0, name.first - 2) : name.first]}
    held = [t for t in as_.children if t.dep_ == "pobj" and title_head(t)]
    with_ = any(t.text.casefold() == "with" for t in as_.doc[: name.first])
    if held and with_ and before & {"with", "and", ","}:
        found: Arguments = {"person": [as_.doc[name.last]], "office": held}
        yield Trigger(as_, as_.i, "APPOSED", frozenset({"plain", "listed"}), found)


def _kept(noun: Token) -> Iterator[Trigger]:
    """In addition to his role as treasurer: a post beside which another is taken."""
    targets = [
        t
        for t in noun.subtree
        if t.i > noun.i and (words().has("role_nouns", t.text) or title_head(t))
    ]
    verb = _verb_above(noun)
    if not targets or verb is None or targets[0].i - noun.i > 8:
        return
    below = [
        t
        for p in targets[0].children
        if p.text in {"as", "of", "for"}
        for t in p.children
        if t.dep_ == "pobj"
    ]
    owner = surface_subject(verb)
    found: Arguments = {"subject": owner, "office": [targets[0], *below], "charge": below}
    yield Trigger(targets[0], targets[0].i, "KEPT", frozenset({"continue"}), found)


def _apposition(scene: Scene, token: Token) -> Iterator[Trigger]:
    """A title beside a name: formerly, currently, or plain."""
    if not title_head(token) or token.i in scene.names or (token.dep_ == "amod"):
        return
    name = _named_beside(scene, token)
    if name is None:
        return
    before = [child.text.casefold() for child in token.children if child.i < token.i]
    at = token.left_edge.i
    before += [t.text.casefold() for t in token.doc[max(0, at - 2) : at] if t.text != ","]
    flag = "plain" if token.dep_ == "appos" or token.i > name.i else "before"
    if flag == "before" and {"interim", "acting"} & {t.text.casefold() for t in token.subtree}:
        flag = "plain"
    if _FORMERLY & set(before):
        flag = "past"
    elif _LEFT & set(before):
        flag = "leaving"
    elif _NOW & set(before):
        flag = "now"
    held = [token, *with_conjuncts(token)[1:]]
    if flag in {"before", "plain"} and _INCOMING & set(before):
        yield Trigger(
            token, token.i, "APPOSED", frozenset({"listed"}), {"person": [name], "office": held}
        )
        return
    yield Trigger(token, token.i, "APPOSED", frozenset({flag}), {"person": [name], "office": held})


def _named_beside(scene: Scene, token: Token) -> Token | None:
    if token.dep_ == "appos" and token.head.i in scene.names:
        return token.head
    if (
        token.dep_ in {"compound", "nmod"}
        and token.head.i in scene.names
        and token.i < token.head.i
    ):
        return token.head
    for child in token.children:
        if child.dep_ == "appos" and child.i in scene.names:
            return child
    return _name_before(scene, token) if token.dep_ not in {"compound", "amod", "nmod"} else None


def _name_before(scene: Scene, token: Token) -> Token | None:
    """The name before the comma before a title, whatever the parser made of it."""
    doc, at = token.doc, token.i - 1
    while at > 0 and token.i - at < 9 and doc[at].text != ",":
        known = words().has("title_modifiers", doc[at].text) or doc[at].text.casefold() in _LEAD_IN
        named = doc[at].text[0].isupper() and at not in scene.names
        if not known and not named and doc[at].dep_ not in {"compound", "amod", "nmod"}:
            return None
        at -= 1
    if doc[at].text != ",":
        return None
    at = _before_place(scene, doc, at)
    named = at - 1 in scene.names
    marked = any(doc[i].text.casefold() in _FORMERLY | _NOW for i in range(at + 1, token.i))
    return doc[at - 1] if named and (marked or doc[at].text != ",") else None


def _before_place(scene: Scene, doc: Doc, comma: int) -> int:
    """Where the place in "Jane Doe of Springfield, Ohio," begins; the comma itself where none does."""
    at = comma - 1
    while at > 0 and comma - at < 7 and (doc[at].text[0].isupper() or doc[at].text == ","):
        if at in scene.names:
            return comma
        at -= 1
    return at if doc[at].text in {"of", "from"} and at - 1 in scene.names else comma


def days_of_triggers(scene: Scene, found: list[Trigger], today: str | None) -> dict[int, str]:
    """The date of each trigger, by where it stands: that of its own clause, or one told of all."""
    one = scene.one
    days = dates(one.doc.text, 0, len(one.doc.text), today)
    told: dict[int, str] = {}
    for day in days:
        token = next((t for t in one.doc if t.idx + len(t) > day.start + 3), None)
        if token is None:
            continue
        verb = _verb_above(token)
        lead = one.doc.text[max(0, day.start - 22) : day.start].casefold()
        whole = "effective" in lead or "beginning" in lead or "starting" in lead
        for trigger in found:
            place = one.span(trigger.token.i, trigger.token.i)[0]
            own = verb is not None and trigger.token.i == verb.i
            near = verb is not None and _depends(trigger.token, verb, token)
            if own or (
                place not in told and (near or whole or _is_infinitive_of(trigger.token, token))
            ):
                told[place] = day.iso
    return told


def _is_infinitive_of(verb: Token, day: Token) -> bool:
    """Last month's move to merge: the date stands beside the noun that the verb belongs to."""
    return verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.i in {day.head.i, day.head.head.i}


def _verb_above(token: Token) -> Token | None:
    steps = 0
    while not token.tag_.startswith("VB") and token.head is not token and steps < 12:
        if token.text.casefold() in words().nouns or token.text.casefold() in words().charges:
            return token
        token, steps = token.head, steps + 1
    return token if token.tag_.startswith("VB") else None


def _depends(token: Token, verb: Token, day: Token) -> bool:
    """Whether a trigger is a verb, or hangs on it by what takes its subject and time."""
    steps = 0
    while token.i != verb.i and steps < _DEPTH:
        if token.dep_ not in {
            "xcomp",
            "conj",
            "acomp",
            "advcl",
            "dobj",
            "prep",
            "pobj",
            "attr",
            "ccomp",
        }:
            return False
        if token.dep_ == "conj" and day.i > verb.i:
            return False
        token, steps = token.head, steps + 1
    return token.i == verb.i
