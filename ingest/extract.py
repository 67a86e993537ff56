"""Extract: from a Document to its Statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest.clauses import Sentence
from ingest.decode import LIMIT
from ingest.document import Document
from ingest.facts import Fact
from ingest.formats import load, text_of
from ingest.frames import FrontEnd, Reading, facts_of
from ingest.languages import front_end
from ingest.mentions import Names, Person, Unit
from ingest.precedence import Said, Setting
from ingest.rules import statements
from ingest.statement import Kind, Span, Statement
from ingest.structure import structure
from ingest.view import normal
from ingest.written import as_written

_NAMING = frozenset(
    {Kind.UNIT_CREATED, Kind.UNIT_MERGED, Kind.UNIT_RENAMED, Kind.UNIT_SPLIT, Kind.UNIT_DISSOLVED}
)


def read_memo(source: Path | bytes, limit: int = LIMIT) -> tuple[Document, list[Statement]]:
    """The Document and Statements of a file, or of its bytes; raises what `ingest.formats` raises."""
    text = text_of(source, "the memo", limit) if isinstance(source, bytes) else load(source, limit)
    document = structure(text)
    return document, extract(document)


def extract(document: Document) -> list[Statement]:
    """The Statements of a memo in the order of its text; none where it names no reorganisation."""
    told = said_in(document)
    return [*as_written(statements(*told), document.text)] if told else []


def said_in(document: Document) -> tuple[list[Said], Setting] | None:
    """The facts of a memo with their evidence, and what the rules ask of it; None without a reader.

    A front end that goes by names reads twice: first for those that are sure, then the rest with them.
    """
    view = normal(document.text)
    names = Names()
    if document.author:
        names.people.add(document.author.text)
    front = front_end(document, view, names)
    if front is None:
        return None
    if isinstance(front, Reading):
        said = list(_said(document, front))
        _learn(names, [each.fact for each in said])
    else:
        voiced = [one for one in document.sections if one.voice is not None]
        _learn(names, [f for one in voiced for _, f in facts_of(front, one.start, one.end)])
        front = front_end(document, view, names) or front
        said = list(_said(document, front))
    marks, verbs = (
        tuple(front.lexicon.words.get(name, "").split())
        for name in ("clause_marks", "naming_verbs")
    )
    return said, Setting(
        document, names, front.is_organisation, front.effective(), marks=marks, verbs=verbs
    )


def _said(document: Document, front: FrontEnd | Reading) -> Iterator[Said]:
    """What the letter and the reporter say; the page frame is nobody's word."""
    for section in document.sections:
        if section.voice is None:
            continue
        former = (-1, "")
        whole = Span(-1, -1, "")
        for sentence, fact in facts_of(front, section.start, section.end):
            way = (sentence.start, fact.pattern)
            former = way if fact.person and fact.person.former else former
            day = front.date_at(sentence, fact.verb)
            dated = replace(fact, date=day) if day else fact
            dated = _former_too(dated) if former == way else dated
            evidence = _evidence(document.text, sentence, fact)
            place = front.topic.place
            placed = _evidence(document.text, sentence, fact, place) if place else None
            if whole.start != sentence.start:
                words = document.text[sentence.start : sentence.end]
                whole = Span(sentence.start, sentence.end, words)
            yield Said(dated, evidence, section.voice, place, placed, whole)


def _former_too(fact: Fact) -> Fact:
    """原甲部总监王芳任丙部总监,乙部总监李明任丁部总监: 原 governs the offices of the whole list."""
    person = fact.person
    if person is None or not person.offices or fact.kind is not Kind.LEADS or not fact.post:
        return fact
    kept = fact.flags & {"concurrent", "continue", "now"}
    return fact if kept else replace(fact, person=replace(person, former=True))


def _evidence(text: str, sentence: Sentence, fact: Fact, place: Unit | None = None) -> Span:
    """The clauses that state the fact, within its sentence; those that name its place too."""
    named = [*fact.mentions, *([place] if place else [])]
    inside = [mention for mention in named if sentence.start <= mention.start < sentence.end]
    first = min([fact.first, *(mention.start for mention in inside)])
    last = max([fact.last, *(mention.end for mention in inside)])
    first = max(first, sentence.start)
    start, end = sentence.evidence(first, min(last, sentence.end))
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end, text[start:end])


def _learn(names: Names, facts: list[Fact]) -> None:
    """Remember the names that facts are sure of."""
    for fact in facts:
        for mention in fact.mentions:
            if isinstance(mention, Person) and mention.sure and not mention.surface:
                names.people.add(mention.name)
            elif (
                isinstance(mention, Unit)
                and not mention.surface
                and fact.kind is not Kind.PRIOR_POST
            ):
                names.told.add(mention.name)
        if fact.kind in _NAMING:
            held = (one for one in fact.mentions if isinstance(one, Unit) and not one.surface)
            names.units.update(one.name for one in held)
