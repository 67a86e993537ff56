"""reorg review: what waits for a person, and what they rule."""

from __future__ import annotations

import getpass
from dataclasses import asdict

from cli.asking import open_graph
from cli.output import print_json, print_table, print_text
from graph import fetch, review
from graph.access import Grade, User
from graph.driver import Database
from graph.errors import BadDecision, SettingsError
from graph.log import Decision, Ruling
from graph.queue import queue
from graph.rulings import in_force
from ingest.statement import Span


def signed(by: str | None) -> User:
    """Who decides: as said, else the user's name; who has the database at hand may do everything."""
    return User(by or getpass.getuser(), Grade.ADMIN)


def show_queue(company: str | None, *, as_json: bool) -> None:
    """Print what waits for a person."""
    with open_graph() as database:
        items = queue(database, fetch.company_of(database, company))
        said = {e.id: e for e in fetch.evidence(database, (i for x in items for i in x.statements))}
    if as_json:
        print_json([asdict(item) for item in items])
    elif items:
        rows = [
            (
                item.kind,
                item.why,
                " / ".join(item.names) or ", ".join(item.statements),
                [said[i].statement.span.text for i in item.statements[:1]],
            )
            for item in items
        ]
        print_table("", ("kind", "why", "names or statement", "sentence"), rows)
    else:
        print_text("Nothing waits for you.")


def show_decisions(company: str | None, *, as_json: bool) -> None:
    """Print every decision, and whether it is in force."""
    with open_graph() as database:
        made = review.decisions(database, fetch.company_of(database, company))
    force = {decision.id for decision in in_force(made)}
    if as_json:
        print_json([asdict(d) | {"in_force": d.id in force} for d in made])
        return
    rows = [
        (
            d.id,
            d.ruling,
            d.about,
            d.by,
            f"{d.recorded:%Y-%m-%d %H:%M}",
            "yes" if d.id in force else "no",
        )
        for d in made
    ]
    print_table("", ("decision", "ruling", "about", "by", "recorded", "in force"), rows)


def rule(ruling: Ruling, statement: str, company: str | None, by: str | None) -> None:
    """Accept or reject a statement."""
    does = {Ruling.ACCEPT: review.accept, Ruling.REJECT: review.reject}[ruling]
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        seen = _last_on(database, whose, (statement,))
        _tell(does(database, whose, signed(by), statement, seen=seen))


def edit(statement: str, changes: list[str], company: str | None, by: str | None) -> None:
    """Put another reading in a statement's place."""
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        seen = _last_on(database, whose, (statement,))
        _tell(review.edit(database, whose, signed(by), statement, _fields(changes), seen=seen))


def add(memo: str, words: str, changes: list[str], company: str | None, by: str | None) -> None:
    """Add a statement on words that stand once in a memo."""
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        found = review.memo_named(database, whose, memo)
        if found.text.count(words) != 1:
            raise BadDecision(
                f"these words stand {found.text.count(words)} times in the memo, not once: "
                "give more of the sentence"
            )
        start = found.text.index(words)
        span = Span(start, start + len(words), words)
        fields = {"tense": "after", "by": "letter", **_fields(changes)}
        _tell(review.add(database, whose, signed(by), found.id, fields, span))


def judge(
    ruling: Ruling, names: tuple[str, str], company: str | None, by: str | None, *, persons: bool
) -> None:
    """Judge two names."""
    label = "Person" if persons else "Unit"
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        seen = _last_on(database, whose, (label, *sorted(names)))
        _tell(review.judge(database, whose, signed(by), ruling, label, names, seen=seen))


def withdraw(memo: str, company: str | None, by: str | None) -> None:
    """Take a memo out of the graph."""
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        found = review.memo_named(database, whose, memo)
        _tell(review.withdraw(database, whose, signed(by), found.id))


def undo(decision: str | None, company: str | None, by: str | None) -> None:
    """Take back a decision, the last one in force where none is named."""
    with open_graph() as database:
        whose = fetch.company_of(database, company)
        force = in_force(review.decisions(database, whose))
        if not force:
            raise BadDecision("there is no decision to undo")
        _tell(review.undo(database, whose, signed(by), decision or force[-1].id))


def _last_on(database: Database, company: str, subject: tuple[str, ...]) -> str | None:
    """The decision in force on a thing, which this command knows of, since it looked just now."""
    force = in_force(review.decisions(database, company))
    return next((d.id for d in reversed(force) if d.subject == subject), None)


def _fields(changes: list[str]) -> dict[str, str | None]:
    wrong = [change for change in changes if "=" not in change]
    if wrong:
        raise SettingsError(tuple(f"--set {change!r}: give FIELD=VALUE" for change in wrong))
    return {name: value or None for name, value in (change.split("=", 1) for change in changes)}


def _tell(decision: Decision) -> None:
    print_text(f"{decision.ruling} by {decision.by}: decision {decision.id}")
