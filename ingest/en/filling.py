"""Filling: the slots of a pattern at the arguments of a trigger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.clauses import Verb
from ingest.en.members import team_before
from ingest.en.scene import Scene
from ingest.en.slots import slot
from ingest.en.syntax import surface_subject
from ingest.en.verbs import Trigger
from ingest.en.words import words
from ingest.giving import Filled
from ingest.lexicon import Pattern
from ingest.mentions import Mention, Person, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token


def applies(pattern: Pattern, trigger: Trigger) -> bool:
    """Whether the flags that a pattern asks for are there, and those behind a minus are not."""
    return all(
        (flag[1:] in trigger.flags) != flag.startswith("-")
        if flag[0] == "-"
        else flag in trigger.flags
        for flag in pattern.when
    )


def fill(scene: Scene, pattern: Pattern, trigger: Trigger) -> Filled | None:
    """The pattern's slots at the arguments of a trigger; None where a needed one is empty."""
    one = scene.one
    start, end = one.span(trigger.token.i, trigger.last)
    verb = Verb(start, end, trigger.token.text, trigger.kind, one.stretch.start, one.stretch.end)
    filled = Filled(pattern, verb, {}, set(trigger.flags))
    for name, argument in pattern.takes.items():
        names, needed = argument.rstrip("?"), not argument.endswith("?")
        found = _first(scene, name, names.split("|"), trigger, strong="office" in pattern.takes)
        if trigger.kind == "MEMBERS" and name == "parent" and not found:
            found = _body_of(scene, trigger)
        if trigger.kind == "JOIN" and name == "by":
            found = [one for one in found if isinstance(one, Person) and _is_whole(one.name)]
        if not found and needed:
            return None
        if "alone" in trigger.flags and name in {"by", "person"}:
            found = found[:1]
        single = trigger.token.tag_ != "NNS" and "respectively" not in trigger.flags
        if trigger.kind == "APPOSED" and name == "person" and single:
            found = found[:1]
        filled.slots[name] = found
        filled.spans += [(m.start, m.end) for m in found]
    return filled


def _is_whole(name: str) -> bool:
    """Whether a name is a person's: one strange word that somebody joins may be a company."""
    return " " in name or words().has("first_names", name)


def _body_of(scene: Scene, members: Trigger) -> list[Mention]:
    """What members are members of: the team named before the word, else the body told last."""
    team = team_before(scene, members.token)
    if team is not None:
        return [team]
    beside = [c for c in members.token.children if words().has("bodies", c.text)]
    if beside:
        return [Unit(*scene.one.span(beside[0].i, beside[0].i), beside[0].text)]
    if members.token.dep_ == "dobj":
        owner = slot(scene, "unit", surface_subject(members.token.head))
        if owner:
            return owner[:1]
    body = scene.memory.body
    return [_placed(scene, replace(body, implied=True))] if body else []


def _first(
    scene: Scene, name: str, arguments: list[str], trigger: Trigger, *, strong: bool
) -> list[Mention]:
    told = False
    for argument in arguments:
        heads: list[Token] = trigger.arguments.get(argument, [])
        if argument == "subject" and told:
            return []
        told = told or (argument == "object" and bool(heads))
        found = slot(scene, name, heads, strong=strong) if heads else []
        if argument in {"subject", "object"}:
            found = _before_clause(scene, found, heads, trigger)
        if found:
            return [_placed(scene, one) for one in found]
    return []


def _before_clause(
    scene: Scene, found: list[Mention], heads: list[Token], trigger: Trigger
) -> list[Mention]:
    """Jane Doe alone in "Jane Doe, who leads it, and John Roe": who is told later has no part in it."""
    verb = trigger.token
    participle = verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    clause = verb.dep_ in {"relcl", "acl"} or participle
    if not clause or not heads or heads[0].i > verb.i:
        return found
    at = scene.one.span(trigger.token.i, trigger.token.i)[0]
    return [one for one in found if one.start < at] or found


def _placed(scene: Scene, mention: Mention) -> Mention:
    if isinstance(mention, Person | Unit) and mention.start < scene.one.stretch.start:
        return replace(mention, start=scene.one.stretch.start, end=scene.one.stretch.start + 1)
    return mention
