"""reorg query - and reorg query --cypher: anybody's Cypher, which can only read."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from cli.asking import pairs
from cli.output import print_json, print_table, print_text, tell
from graph.console import Console
from graph.console.texts import as_json as plain
from graph.console.texts import in_words
from graph.driver import open_database
from graph.settings import Settings


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


def _value(text: str) -> Any:  # noqa: ANN401  a parameter may be anything that JSON can say
    try:
        return json.loads(text)
    except ValueError:
        return text
