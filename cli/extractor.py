"""reorg extract --with llm: the optional model beside the rules, its cost said before it is spent."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

import typer
from rich.progress import track

from cli.output import complain
from cli.sources import Told
from ingest.errors import BadSettings
from ingest.llm.agree import agreed
from ingest.llm.ask import Model
from ingest.llm.cost import cost_of
from ingest.llm.verify import verified
from ingest.settings import ModelSettings

_KNOWN = "llm"


def model_of(extractor: str | None) -> Model | None:
    """The model that --with asks for; raises BadSettings where it is unknown or not set up."""
    if extractor is None:
        return None
    if extractor != _KNOWN:
        raise BadSettings(
            f"--with is {extractor!r}: the one extractor beside the rules is {_KNOWN}"
        )
    return Model(ModelSettings.from_environment(os.environ))


def beside(read: Iterator[Told], model: Model, *, yes: bool) -> Iterator[Told]:
    """What rules and model read together, memo by memo; the cost of several is confirmed first."""
    known = list(read)
    _confirm([document.text for _, document, _ in known], model, yes=yes)
    hidden = len(known) < 2 or not sys.stderr.isatty()
    for source, document, statements in track(known, "Asking", disable=hidden, transient=True):
        answer = verified(document, model.rows(document.text), model.name)
        _tell_dropped(str(source), answer.dropped)
        yield source, document, agreed(statements, answer.statements)


def _confirm(texts: list[str], model: Model, *, yes: bool) -> None:
    if len(texts) < 2:
        return
    complain(f"{model.name}: {cost_of(texts, model.settings)}")
    if yes:
        return
    if not sys.stdin.isatty():
        raise BadSettings("nobody is here to confirm the cost: say --yes")
    typer.confirm("Send them?", abort=True, err=True)


def _tell_dropped(source: str, dropped: Mapping[str, int]) -> None:
    if dropped:
        why = ", ".join(f"{count} because {reason}" for reason, count in sorted(dropped.items()))
        complain(f"{source}: {sum(dropped.values())} statements of the model dropped: {why}")
