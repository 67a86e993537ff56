"""reorg compare: what changed; and what every command that asks begins with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from cli.output import language, print_json, print_table, print_text, tell
from graph import fetch
from graph.compare import Comparison, Row
from graph.driver import Database, open_database
from graph.errors import SettingsError
from graph.log import Evidence, moment_in
from graph.settings import Settings
from reorg.company import Company
from web.sentences import row_sentence
from web.words import Language, words_in

SECTIONS = ("changes", "passing", "confirmations", "first_seen", "past")


def compare(
    company: str | None,
    from_day: str | None,
    to_day: str | None,
    known_at: str | None,
    *,
    as_json: bool,
) -> None:
    """Print what differs between two days."""
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        first, last = window_of(database, whose, from_day, to_day)
        comparison = fetch.compare(database, whose, first, last, moment_of(known_at))
        rows = [row for section in SECTIONS for row in getattr(comparison, section)]
        said = {
            e.id: e for e in fetch.evidence(database, (i for row in rows for i in row.statements))
        }
    if as_json:
        print_json(_comparison_json(comparison, said))
    else:
        _print_comparison(comparison, said)


@contextmanager
def open_graph() -> Iterator[Database]:
    """The graph that the environment names."""
    with open_database(Settings.from_environment(os.environ), tell) as database:
        yield database


def window_of(
    database: Database, company: str, from_day: str | None, to_day: str | None
) -> tuple[date, date]:
    """The two days that --from and --to give, or what stands for them; raises SettingsError."""
    first, last = day_of("--from", from_day), day_of("--to", to_day)
    return Company(database, company).window(first, last)


def day_of(option: str, value: str | None) -> date | None:
    """The day that an option gives; raises SettingsError."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise SettingsError((f"{option} is {value!r}: give a day as YYYY-MM-DD",)) from error


def moment_of(value: str | None) -> datetime | None:
    """The moment that --known-at gives, in UTC where it names no zone; raises SettingsError."""
    if not value:
        return None
    try:
        return moment_in(value)
    except ValueError as error:
        raise SettingsError((f"--known-at is {value!r}: give an ISO date or time",)) from error


def pairs(values: list[str]) -> dict[str, str]:
    """The values of --set by name; raises SettingsError."""
    wrong = [value for value in values if "=" not in value]
    if wrong:
        raise SettingsError(tuple(f"--set {value!r}: give NAME=VALUE" for value in wrong))
    return dict(value.split("=", 1) for value in values)


def _comparison_json(comparison: Comparison, said: dict[str, Evidence]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "company": comparison.company,
        "from": comparison.from_day,
        "to": comparison.to_day,
        "known_at": comparison.known_at,
    }
    for section in SECTIONS:
        found[section] = [_row_json(row, said) for row in getattr(comparison, section)]
    return found


def _row_json(row: Row, said: dict[str, Evidence]) -> dict[str, Any]:
    evidence = [
        {"id": e.id, "memo": e.memo, "by": e.statement.by, **asdict(e.statement.span)}
        for e in (said[i] for i in row.statements)
    ]
    return asdict(row) | {"evidence": evidence}


def _print_comparison(comparison: Comparison, said: dict[str, Evidence]) -> None:
    words = words_in(Language(language()))
    print_text(f"{comparison.company}: {comparison.from_day} → {comparison.to_day}")
    for section in SECTIONS:
        rows = getattr(comparison, section)
        if rows:
            cells = [
                (
                    words(f"kind.{row.kind.replace(' ', '_')}"),
                    row_sentence(words, row),
                    _quote(row, said),
                )
                for row in rows
            ]
            print_table(section.replace("_", " "), ("kind", "what", "said by: sentence"), cells)
    if not any(getattr(comparison, section) for section in SECTIONS):
        print_text("Nothing changed between these days.")


def _quote(row: Row, said: dict[str, Evidence]) -> str:
    """The sentence behind a row; the letter's where both letter and reporter say it."""
    told = sorted((said[i].statement for i in row.statements), key=lambda s: (s.by, s.span))
    return f"{told[0].by}: {told[0].span.text}" if told else ""
