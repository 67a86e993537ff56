"""The command `reorg`: its commands and options. What they do is imported when they run.

Exit codes: 0 done · 1 something else went wrong · 2 wrong usage or settings · 3 bad input ·
4 no server · 5 the server refuses · 6 a query failed · 7 somebody decided otherwise meanwhile ·
8 a query that the console declines · 130 Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.corpus import corpus
from cli.options import (
    AsJson,
    Company,
    Extractor,
    FromDay,
    Host,
    KnownAt,
    Port,
    Sources,
    ToDay,
    Yes,
)
from cli.review import review
from corpus.errors import CorpusError
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
db = typer.Typer(help="The embedded Neo4j: start, stop, status.", no_args_is_help=True)
app.add_typer(db, name="db")
app.add_typer(review, name="review")
app.add_typer(corpus, name="corpus")


@app.command()
def extract(
    paths: Sources,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Write OUT/SLUG.jsonl for each memo.", metavar="OUT"),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON Lines, a statement a line.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the way from each sentence to its statements.")
    ] = False,
    extractor: Extractor = None,
    yes: Yes = False,
) -> None:
    """Read memos; print or write their statements, without a database."""
    from cli import memos
    from cli.extractor import model_of

    if explain:
        memos.explain_all(paths)
    else:
        memos.extract(paths, out, model_of(extractor), as_json=as_json, yes=yes)


@app.command()
def ingest(
    paths: Sources,
    company: Annotated[
        str | None, typer.Option(help="Whose memos; else the memo tells, or you are asked.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", help="The day of announcement, where the memo does not tell it."),
    ] = None,
    extractor: Extractor = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Read memos and store them; what is there already changes nothing."""
    from cli import memos
    from cli.extractor import model_of

    memos.ingest(paths, company, day, model_of(extractor), as_json=as_json, yes=yes)


@app.command()
def compare(
    company: Company = None,
    from_day: FromDay = None,
    to_day: ToDay = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Show what differs between two days, each line with its sentence."""
    from cli import asking

    asking.compare(company, from_day, to_day, known_at, as_json=as_json)


@app.command()
def query(
    query_id: Annotated[
        str | None,
        typer.Argument(
            help="Which saved query, or - for Cypher on standard input; none lists them all.",
            metavar="QUERY",
        ),
    ] = None,
    company: Company = None,
    cypher: Annotated[
        str | None, typer.Option("--cypher", "-c", help="Cypher to ask; it can only read.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", help="A parameter, as NAME=VALUE; may be repeated."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Ask a saved query or Cypher of your own, or list the saved queries."""
    from cli import queries

    if cypher is not None or query_id == "-":
        queries.ask(cypher, values or [], as_json=as_json)
    elif query_id:
        queries.query(query_id, company, values or [], as_json=as_json)
    else:
        queries.list_queries(as_json=as_json)


@app.command()
def export(
    name: Annotated[
        str | None, typer.Argument(help="Which format; none lists them all.", metavar="FORMAT")
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", help="The file to write; - prints it.", metavar="FILE"),
    ] = None,
    company: Company = None,
    as_of: Annotated[
        str | None, typer.Option(help="One day: what holds then, instead of all of time.")
    ] = None,
    from_day: FromDay = None,
    to_day: ToDay = None,
    known_at: KnownAt = None,
    sheet: Annotated[
        str | None, typer.Option(help="Which sheet, of csv: before, after, changes …")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
) -> None:
    """Write a file that other programs read, or list the formats."""
    from cli import exporting

    if name is None:
        exporting.list_formats()
        return
    options = {"--as-of": as_of, "--from": from_day, "--to": to_day}
    options |= {"--known-at": known_at, "--sheet": sheet}
    exporting.export(name, out, exporting.Asked(company=company, options=options), over=force)


@app.command()
def serve(port: Port = 8501, host: Host = "127.0.0.1") -> None:
    """Serve the web app until Ctrl-C; without a log-in to this machine only."""
    from cli import running

    running.serve(port, host)


@app.command()
def mcp() -> None:
    """Answer an assistant by the Model Context Protocol, on standard input and output."""
    from cli import assisting

    assisting.serve()


@app.command()
def demo(port: Port = 8501) -> None:
    """Store the memo of 2022-01-06 and serve the app until Ctrl-C."""
    from cli import running

    running.demo(port)


@db.command()
def start() -> None:
    """Start the embedded Neo4j and leave it running until reorg db stop."""
    from cli import running

    running.start()


@db.command()
def stop() -> None:
    """Stop the embedded Neo4j."""
    from cli import running

    running.stop()


@db.command()
def status(as_json: AsJson = False) -> None:
    """Say whether the embedded Neo4j runs, where, and for whom; exit code 4 if it does not."""
    from cli import running

    running.status(as_json=as_json)


@db.command()
def url(as_json: AsJson = False) -> None:
    """Say where other programs find the graph, and how they log in; --json tells the password."""
    from cli import running

    running.url(as_json=as_json)


@db.command()
def backup(path: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Write the log of every company to a file, with its hash."""
    from cli import running

    running.backup(path)


@db.command()
def restore(path: Annotated[Path, typer.Argument(help="A file of reorg db backup.")]) -> None:
    """Put a back-up into an empty Neo4j and derive its graph."""
    from cli import running

    running.restore(path)


@db.command()
def rebuild(company: Company = None) -> None:
    """Derive the graph anew from the log: of one company, or of all."""
    from cli import running

    running.rebuild(company)


def main() -> None:
    """Run the command line; every error of ours ends with its sentence and its exit code."""
    try:
        app()
    except (CorpusError, GraphError, IngestError) as error:
        print(f"reorg: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
