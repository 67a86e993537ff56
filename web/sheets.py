"""Sheets: a company on two days, what changed, and the sentences behind it, as tables in words.

The column of sentences holds numbers: the rows of the sheet of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.compare import Comparison, Row
from graph.derive.rules import inference_rules
from graph.export.sheet import Cell, Sheet
from graph.log import Evidence
from graph.model import Link, LinkType, Post, Status, Unit, sorted_ids
from graph.view import View
from web.periods import basis_in_words, period_in_words
from web.sentences import day_in_words, kept, kind_in_words, outcome, row_in_words
from web.words import Words

STAFF = (
    "unit", "places", "person", "role", "title", "status", "period", "boss", "remit", "sentences",
)  # fmt: skip
CHANGES = ("kind", "what", "before", "after", "day", "period", "basis", "rule", "sentences")
EVIDENCE = (
    "number", "sentence", "says", "tense", "memo", "announced", "start", "end", "statement",
)  # fmt: skip
NOT_SAID = ("kind", "what", "day", "sentences")


class Name(StrEnum):
    """The sheets, in their order."""

    BEFORE = "before"
    AFTER = "after"
    CHANGES = "changes"
    EVIDENCE = "evidence"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the sheets tell."""

    before: View
    after: View
    comparison: Comparison
    not_said: tuple[Row, ...]

    def rows(self) -> tuple[Row, ...]:
        """The rows of the comparison in the order in which they are read."""
        found = self.comparison
        return (
            *found.changes,
            *found.passing,
            *found.confirmations,
            *found.first_seen,
            *found.past,
        )

    def statements(self) -> tuple[str, ...]:
        """The ids of all statements behind them."""
        found = [s for view in (self.before, self.after) for s in _statements(view)]
        found += [s for row in (*self.rows(), *self.not_said) for s in row.statements]
        return sorted_ids(found)


def _statements(view: View) -> Iterator[str]:
    for kind in LinkType:
        yield from (s for link, _ in view.links(kind) for s in link.statements)
    yield from (s for unit in view.things(Unit) for s in unit.statements)
    yield from (s for post in view.things(Post) for s in post.statements)


def sheets_of(words: Words, told: Told, evidence: Iterable[Evidence]) -> dict[Name, Sheet]:
    """The sheets by name; `evidence` is that of `told.statements()`, numbered in its order."""
    said = tuple(evidence)
    numbers = {one.id: number for number, one in enumerate(said, 1)}
    found = {
        Name.BEFORE: (STAFF, _staff(words, told.before, numbers)),
        Name.AFTER: (STAFF, _staff(words, told.after, numbers)),
        Name.CHANGES: (CHANGES, [_change(words, row, numbers) for row in told.rows()]),
        Name.EVIDENCE: (EVIDENCE, [_evidence(words, one, numbers[one.id]) for one in said]),
        Name.NOT_SAID: (NOT_SAID, [_silence(words, row, numbers) for row in told.not_said]),
    }
    return {
        name: Sheet(
            words(f"sheet.{name}"), tuple(words(f"column.{key}") for key in columns), tuple(rows)
        )
        for name, (columns, rows) in found.items()
    }


Cells = tuple[Cell, ...]
Numbers = Mapping[str, int]


def _numbers(numbers: Numbers, *statements: str) -> str:
    return ", ".join(map(str, sorted({numbers[s] for s in statements})))


def _staff(words: Words, view: View, numbers: Numbers) -> list[Cells]:
    """Who is in which unit as what: a row a holder, a member, an empty post, an empty unit."""
    rows: list[Cells] = []
    for unit in view.things(Unit):
        place = (unit.name, _ends(words, view, LinkType.PART_OF, unit.id))
        posts = [view.post(link.start) for link, _ in view.links(LinkType.IN, end=unit.id)]
        found = [cells for post in posts for cells in _seats(words, view, post, numbers)]
        found += list(_members(words, view, unit, numbers))
        remit = _ends(words, view, LinkType.COVERS, unit.id)
        empty = (None, None, None, *_when(words, view, unit), None, remit)
        found = found or [(*empty, _numbers(numbers, *unit.statements))]
        rows += [(*place, *cells) for cells in found]
    homeless = [post for post in view.things(Post) if post.unit is None]
    seats = [cells for post in homeless for cells in _seats(words, view, post, numbers)]
    return [*rows, *((None, None, *cells) for cells in seats)]


def _seats(words: Words, view: View, post: Post, numbers: Numbers) -> Iterator[Cells]:
    remit = _ends(words, view, LinkType.COVERS, post.id)
    what = (words(f"role.{post.role}"), post.title)
    held = view.links(LinkType.HOLDS, end=post.id)
    for link, status in held:
        boss = _ends(words, view, LinkType.REPORTS_TO, link.start)
        when = (_status(words, status), period_in_words(words, link.period))
        name = view.thing(link.start).name
        yield name, *what, *when, boss, remit, _numbers(numbers, *link.statements)
    if not held:
        when = _when(words, view, post)
        yield None, *what, *when, None, remit, _numbers(numbers, *post.statements)


def _members(words: Words, view: View, unit: Unit, numbers: Numbers) -> Iterator[Cells]:
    for link, status in view.links(LinkType.MEMBER_OF, end=unit.id):
        boss = _ends(words, view, LinkType.REPORTS_TO, link.start)
        when = (_status(words, status), period_in_words(words, link.period))
        name, silent = view.thing(link.start).name, words("card.member")
        yield name, silent, None, *when, boss, None, _numbers(numbers, *link.statements)


def _when(words: Words, view: View, dated: Unit | Post) -> tuple[str, str]:
    return _status(words, view.status(dated.id)), period_in_words(words, dated.period)


def _status(words: Words, status: Status) -> str:
    return words(f"standing.{status}")


def _ends(words: Words, view: View, kind: LinkType, start: str) -> str:
    """Where the links of a kind from a thing lead; what is not plain is said beside the name."""
    return words("row.joint").join(
        _end(words, view, link, status) for link, status in view.links(kind, start=start)
    )


def _end(words: Words, view: View, link: Link, status: Status) -> str:
    name = view.thing(link.end).name
    asides = [words("line.dotted")] if link.line == "dotted" else []
    asides += [words("status.possible")] if status is Status.POSSIBLE else []
    aside = words("card.separator").join(asides)
    return words("card.aside", text=name, aside=aside) if aside else name


def _change(words: Words, row: Row, numbers: Numbers) -> Cells:
    same = kept(words, row) if row.kind == "confirmed" else ""
    rule = inference_rules()[row.inferred][words.language] if row.inferred else None
    return (
        kind_in_words(words, row),
        row_in_words(words, row),
        same or outcome(words, row, row.closed) or words("row.joint").join(row.names("from")),
        same or outcome(words, row, row.opened),
        row.day,
        day_in_words(words, row),
        basis_in_words(words, row.basis) or words("basis.stated"),
        rule,
        _numbers(numbers, *row.statements),
    )


def _evidence(words: Words, one: Evidence, number: int) -> Cells:
    said = one.statement
    return (
        number,
        said.span.text,
        words(f"voice.{said.by}"),
        words(f"tense.{said.tense}"),
        one.memo_title,
        one.announced,
        said.span.start,
        said.span.end,
        one.id,
    )


def _silence(words: Words, row: Row, numbers: Numbers) -> Cells:
    told = _numbers(numbers, *row.statements)
    return kind_in_words(words, row), row_in_words(words, row), row.day, told
