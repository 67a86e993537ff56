"""The command `reorg`.

Exit codes: 0 done · 1 something else went wrong · 2 wrong usage or settings · 3 bad input ·
4 no server · 5 the server refuses · 6 a query failed · 130 Ctrl-C.
"""

from __future__ import annotations

import sys

import typer

from cli import asking, memos, running
from cli.output import complain
from graph.errors import GraphError
from ingest.errors import IngestError

INTERRUPTED = 130

app = typer.Typer(
    name="reorg",
    help="From a reorganisation memo to a dated graph in Neo4j that shows before and after.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(memos.extract)
app.command()(memos.ingest)
app.command()(asking.compare)
app.command()(asking.query)
app.command()(running.serve)
app.command()(running.demo)
app.add_typer(running.db, name="db")


def main() -> None:
    """Run the command line; every error of ours ends with its sentence and its exit code."""
    try:
        app()
    except (GraphError, IngestError) as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
