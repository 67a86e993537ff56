"""The commands of `reorg review`; what they do is in `cli.reviewing`, imported when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.options import AsJson, Company

review = typer.Typer(help="What waits for a person, and what they decide; all of it can be undone.")

By = Annotated[str | None, typer.Option(help="Who decides; else your user name.")]
StatementId = Annotated[str, typer.Argument(help="The id of a statement.", metavar="STATEMENT")]
MemoId = Annotated[str, typer.Argument(help="The id of a memo, or how it begins.", metavar="MEMO")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--set", "-s", help="A field, as FIELD=VALUE; may be repeated."),
]
Persons = Annotated[bool, typer.Option("--persons", help="They are persons, not units.")]


@review.callback(invoke_without_command=True)
def review_queue(context: typer.Context, company: Company = None, as_json: AsJson = False) -> None:
    """What waits for a person, and what they decide; all of it can be undone."""
    from cli import reviewing

    if context.invoked_subcommand is None:
        reviewing.show_queue(company, as_json=as_json)


@review.command("log")
def decisions(company: Company = None, as_json: AsJson = False) -> None:
    """List every decision, and whether it is in force."""
    from cli import reviewing

    reviewing.show_decisions(company, as_json=as_json)


@review.command()
def accept(statement: StatementId, company: Company = None, by: By = None) -> None:
    """Rule that a statement is right."""
    from cli import reviewing
    from graph.log import Ruling

    reviewing.rule(Ruling.ACCEPT, statement, company, by)


@review.command()
def reject(statement: StatementId, company: Company = None, by: By = None) -> None:
    """Rule that a statement is wrong."""
    from cli import reviewing
    from graph.log import Ruling

    reviewing.rule(Ruling.REJECT, statement, company, by)


@review.command()
def edit(
    statement: StatementId, changes: Fields = None, company: Company = None, by: By = None
) -> None:
    """Put another reading of the same words in a statement's place."""
    from cli import reviewing

    reviewing.edit(statement, changes or [], company, by)


@review.command()
def add(
    memo: MemoId,
    words: Annotated[str, typer.Argument(help="The words of the memo that state it.")],
    changes: Fields = None,
    company: Company = None,
    by: By = None,
) -> None:
    """Add a statement that was not read, on the words that state it."""
    from cli import reviewing

    reviewing.add(memo, words, changes or [], company, by)


@review.command()
def same(
    one: str, other: str, persons: Persons = False, company: Company = None, by: By = None
) -> None:
    """Rule that two names are one."""
    from cli import reviewing
    from graph.log import Ruling

    reviewing.judge(Ruling.SAME, (one, other), company, by, persons=persons)


@review.command()
def different(
    one: str, other: str, persons: Persons = False, company: Company = None, by: By = None
) -> None:
    """Rule that two names are two."""
    from cli import reviewing
    from graph.log import Ruling

    reviewing.judge(Ruling.DIFFERENT, (one, other), company, by, persons=persons)


@review.command()
def later(
    one: str, other: str, persons: Persons = False, company: Company = None, by: By = None
) -> None:
    """Put the question of two names off."""
    from cli import reviewing
    from graph.log import Ruling

    reviewing.judge(Ruling.LATER, (one, other), company, by, persons=persons)


@review.command()
def withdraw(memo: MemoId, company: Company = None, by: By = None) -> None:
    """Take a memo and all that was read in it out of the graph."""
    from cli import reviewing

    reviewing.withdraw(memo, company, by)


@review.command()
def undo(
    decision: Annotated[
        str | None, typer.Argument(help="The id of a decision; else the last one in force.")
    ] = None,
    company: Company = None,
    by: By = None,
) -> None:
    """Take a decision back."""
    from cli import reviewing

    reviewing.undo(decision, company, by)
