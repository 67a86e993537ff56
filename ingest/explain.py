"""Explain: the way from a sentence to each Statement of a memo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.document import Document
from ingest.extract import said_in
from ingest.facts import Fact
from ingest.lexicon import lexicon
from ingest.precedence import Said
from ingest.rules import statements
from ingest.statement import Span, Statement


@dataclass(frozen=True, slots=True)
class Explained:
    """How a Statement came about.

    `sentence` and `clause` (the evidence) are Spans of the document; `verb` stands in the clause,
    `kind` is its class, `pattern` the id of the pattern that read it; `slots` says what filled which
    field before the rules, `flags` what adverbs, verb and clause added. A Statement that only a rule
    makes has the rule's name as its pattern, and the verb of the Statement that it rests on.
    """

    statement: Statement
    sentence: Span
    clause: Span
    verb: str
    kind: str
    pattern: str
    slots: Mapping[str, str]
    flags: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The way in lines of text, for a terminal."""
        row = self.statement.to_json()
        names = ("person", "unit", "post", "scope", "part", "to", "from", "tense", "date")
        told = " ".join(f"{name}={row[name]}" for name in names if name in row)
        yield f"{self.statement.type} {told}"
        yield f"  sentence {self.sentence.start}-{self.sentence.end}: {_one_line(self.sentence.text)}"
        yield f"  clause   {self.clause.start}-{self.clause.end}: {_one_line(self.clause.text)}"
        yield f"  verb     {self.verb or '(told before)'}, class {self.kind}, pattern {self.pattern}"
        slots = ", ".join(f"{name}={value}" for name, value in self.slots.items())
        yield f"  slots    {slots}" + (f"; {' '.join(self.flags)}" if self.flags else "")


def explain(document: Document) -> list[Explained]:
    """The way to every Statement of `extract(document)`, in the same order."""
    told = said_in(document)
    if told is None:
        return []
    said, setting = told
    classes = {
        pattern.id: kind
        for kind, patterns in lexicon(document.language).patterns.items()
        for pattern in patterns
    }
    found = ((row, _source(row, said)) for row in statements(said, setting))
    return [_explained(row, each, classes) for row, each in found if each]


def _source(row: Statement, said: Sequence[Said]) -> Said | None:
    """The fact that a Statement rests on: the same clause, pattern and person where they agree."""
    near = [each for each in said if row.span in (each.evidence, each.placed)]
    return max(near, key=lambda each: _likeness(row, each.fact), default=None)


def _likeness(row: Statement, fact: Fact) -> int:
    names = {mention.name for mention in fact.mentions} | {fact.post, fact.scope}
    told = {row.person, row.unit, row.post, row.scope, *row.to, *row.from_} - {None}
    return 10 * (row.pattern == fact.pattern) + 2 * (row.type is fact.kind) + len(told & names)


def _explained(row: Statement, each: Said, classes: Mapping[str, str]) -> Explained:
    fact = each.fact
    return Explained(
        statement=row,
        sentence=each.sentence or each.evidence,
        clause=row.span,
        verb=fact.word,
        kind=classes.get(fact.pattern, ""),
        pattern=row.pattern,
        slots=_slots(fact),
        flags=tuple(sorted(fact.flags - {"plain"})),
    )


def _slots(fact: Fact) -> dict[str, str]:
    """What the fact names, by field."""
    single = {"person": fact.person and fact.person.name, "unit": fact.unit and fact.unit.name}
    plain = {"post": fact.post, "scope": fact.scope, "part": fact.part, "date": fact.date}
    lists = {
        "to": ", ".join(one.name for one in fact.to),
        "from": ", ".join(one.name for one in fact.from_),
    }
    return {name: value for name, value in (single | plain | lists).items() if value}


def _one_line(text: str) -> str:
    return " ".join(text.split())
