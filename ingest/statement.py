"""Statement: one typed thing that one sentence says, with the characters that say it.

The JSON form is the exchange format of the project: a statement a line, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from ingest.errors import BadStatement


class Kind(StrEnum):
    """The types of statements, in their order of precedence: the first that fits is the one."""

    CONCURRENT_POST = "concurrent_post"
    CONTINUES = "continues"
    STEPS_DOWN = "steps_down"
    TRANSFERRED = "transferred"
    PRIOR_POST = "prior_post"
    LEADS = "leads"
    RESPONSIBLE_FOR = "responsible_for"
    REPORTS_TO = "reports_to"
    MEMBER_OF = "member_of"
    UNIT_CREATED = "unit_created"
    UNIT_MERGED = "unit_merged"
    UNIT_RENAMED = "unit_renamed"
    UNIT_SPLIT = "unit_split"
    UNIT_DISSOLVED = "unit_dissolved"
    UNIT_MOVED = "unit_moved"


class Tense(StrEnum):
    """Where a statement stands to the announcement: true before it, a result of it, going on."""

    BEFORE = "before"
    AFTER = "after"
    UNCHANGED = "unchanged"


class Voice(StrEnum):
    """Who says it: the letter itself, or the reporter around it."""

    LETTER = "letter"
    REPORTER = "reporter"


class Dated(StrEnum):
    """Where a statement's date comes from: its own words, or the day of the announcement."""

    STATED = "stated"
    ANNOUNCED = "announced"


class Doubt(StrEnum):
    """Why a reader is not sure of a statement: what it guessed, or where two readers differ."""

    ANTECEDENT = "antecedent"
    NO_UNIT = "no_unit"
    DAY = "day"
    RULES_ALONE = "rules_alone"
    MODEL_ALONE = "model_alone"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One typed thing that one sentence says; names as written.

    `to` and `from_` are tuples of names: one name, but for unit_split (`to`) and unit_merged
    (`from_`), which may hold more. `date` is ISO, partial as YYYY or YYYY-MM. `many` marks a unit
    or post that is unnamed and repeated; `dotted` a second line of reporting (虚线); `open_list` a
    list that the text leaves open (等, "and others"). `unsure` is why a person should look at it; like
    `pattern` it tells of the reading, not of the memo.
    """

    type: Kind
    tense: Tense
    by: Voice
    span: Span
    person: str | None = None
    unit: str | None = None
    post: str | None = None
    to: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    part: str | None = None
    scope: str | None = None
    date: str | None = None
    dated: Dated | None = None
    ended: bool | None = None
    surface: str | None = None
    implied: bool = False
    many: bool = False
    dotted: bool = False
    open_list: bool = False
    pattern: str = ""
    unsure: tuple[Doubt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The statement as a JSON object of the exchange format; absent fields are left out."""
        row: dict[str, Any] = {"type": self.type.value}
        for name in _PLAIN:
            value = getattr(self, name)
            if value not in (None, "", False) or (name == "ended" and value is False):
                row[name] = value.value if isinstance(value, StrEnum) else value
        for key, values in (("to", self.to), ("from", self.from_)):
            if values:
                row[key] = list(values) if self.type is _LISTS.get(key) else values[0]
        row |= {"tense": self.tense.value, "by": self.by.value}
        if self.unsure:
            row["unsure"] = [doubt.value for doubt in self.unsure]
        row |= {"evidence": self.span.text, "start": self.span.start, "end": self.span.end}
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Statement:
        """Read one JSON object of the exchange format; unknown keys are ignored.

        Raises BadStatement with every problem of the row.
        """
        problems = list(_problems(row))
        if problems:
            raise BadStatement(f"{'; '.join(problems)}: {dict(row)!r}")
        return cls(
            type=Kind(row["type"]),
            tense=Tense(row["tense"]),
            by=Voice(row["by"]),
            span=Span(row["start"], row["end"], row["evidence"]),
            to=_names(row.get("to")),
            from_=_names(row.get("from")),
            dated=Dated(row["dated"]) if row.get("dated") else None,
            unsure=tuple(map(Doubt, row.get("unsure") or ())),
            **{name: row[name] for name in _PLAIN if name != "dated" and row.get(name) is not None},
        )


_LISTS = {"to": Kind.UNIT_SPLIT, "from": Kind.UNIT_MERGED}
_APART = {"type", "tense", "by", "span", "to", "from_", "unsure"}
_PLAIN = tuple(f.name for f in fields(Statement) if f.name not in _APART)
_CHOICES = (("type", Kind), ("tense", Tense), ("by", Voice))


def _names(value: str | list[str] | None) -> tuple[str, ...]:
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _problems(row: Mapping[str, Any]) -> list[str]:
    found = [
        f"{key} is {row.get(key)!r}, not one of {', '.join(choice)}"
        for key, choice in _CHOICES
        if row.get(key) not in set(choice)
    ]
    strange = set(row.get("unsure") or ()) - set(Doubt)
    if strange:
        found.append(f"unsure holds {sorted(strange)}, not only {', '.join(Doubt)}")
    start, end, evidence = row.get("start"), row.get("end"), row.get("evidence")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(evidence, str):
        found.append("start, end and evidence are needed")
    elif end - start != len(evidence) or start < 0:
        found.append(f"evidence has {len(evidence)} characters, start and end say {end - start}")
    if row.get("date"):
        try:
            days_of(row["date"])
        except ValueError:
            found.append(f"date {row['date']!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return found


def days_of(iso: str) -> tuple[date, date]:
    """The first and last day that a full or partial ISO date can mean: 2021-12 → 1 and 31 December.

    Raises ValueError for anything else.
    """
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        day = date.fromisoformat(iso)
        return day, day
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), _day_before(date(year + month // 12, month % 12 + 1, 1))
    (year,) = parts
    return date(year, 1, 1), date(year, 12, 31)


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
