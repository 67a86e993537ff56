"""reorg query: saved questions, a user's own among them, and anybody's Cypher, which can only read."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import Any

from cli.asking import pairs
from cli.output import language, print_json, print_table, print_text, tell
from graph import fetch
from graph.console import Console
from graph.console.texts import as_json as plain
from graph.console.texts import in_words
from graph.driver import Database, open_database
from graph.queries import (
    Parameter,
    SavedQuery,
    defaults,
    own_queries,
    saved_queries,
    saved_query,
)
from graph.settings import Settings

HIDDEN = {"statements", "things"}  # ids, for programs: in the JSON only
NEEDS_COMPANY = {"company", "day"}


def list_queries(*, as_json: bool) -> None:
    """Print the saved queries and those of the user's own folder."""
    settings = Settings.from_environment(os.environ)
    known = (*saved_queries(), *own_queries(settings.queries))
    if as_json:
        print_json([asdict(q) for q in known])
        return
    columns = ("query", "question", "parameters")
    rows = [(q.id, q.title[language()], [_asked_for(p) for p in q.parameters]) for q in known]
    print_table("", columns, rows)


def query(query_id: str, company: str | None, given_values: list[str], *, as_json: bool) -> None:
    """Print the answer to a saved query."""
    settings = Settings.from_environment(os.environ)
    asked, given = saved_query(query_id, settings.queries), pairs(given_values)
    with open_database(settings, tell) as database:
        values = _values(database, asked, company, given)
        answer = Console(settings, database, on_progress=tell).answer(asked, values)
    if as_json:
        found = [dict(zip(answer.columns, row, strict=True)) for row in plain(answer.rows)]
        print_json({"query": asked.id, "cut": answer.cut, "rows": found})
        return
    shown = [i for i, column in enumerate(answer.columns) if column not in HIDDEN]
    columns = [answer.columns[i] for i in shown]
    rows = [[in_words(row[i]) for i in shown] for row in answer.rows]
    print_table(asked.title[language()], columns, rows)
    print_text(f"{len(answer.rows)} rows" + (", and more that are not shown" if answer.cut else ""))


def ask(cypher: str | None, given: list[str], *, as_json: bool) -> None:
    """Print the answer to Cypher, from standard input where none is given."""
    text = sys.stdin.read() if cypher is None else cypher
    parameters = {name: _value(value) for name, value in pairs(given).items()}
    settings = Settings.from_environment(os.environ)
    with open_database(settings, tell) as database:
        answer = Console(settings, database, on_progress=tell).ask(text, parameters)
    if as_json:
        print_json({"columns": answer.columns, "cut": answer.cut, "rows": plain(answer.rows)})
        return
    print_table("", answer.columns, [[in_words(cell) for cell in row] for row in answer.rows])
    cut = f", cut: more would go over the limit of {answer.cut}" if answer.cut else ""
    print_text(f"{len(answer.rows)} rows{cut}")


def _values(
    database: Database, asked: SavedQuery, company: str | None, given: dict[str, str]
) -> dict[str, str]:
    """What is given, and else the defaults for the company."""
    if not NEEDS_COMPANY & {parameter.type for parameter in asked.parameters}:
        return defaults(asked, "", ()) | given
    whose = fetch.company_of(database, given.get("company") or company)
    return defaults(asked, whose, fetch.change_days(database, whose)) | given


def _asked_for(parameter: Parameter) -> str:
    return parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"


def _value(text: str) -> Any:  # noqa: ANN401  a parameter may be anything that JSON can say
    try:
        return json.loads(text)
    except ValueError:
        return text
