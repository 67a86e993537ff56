"""The options and arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        help="Memos as .txt, .md, .html, .eml, .docx or .pdf, folders of them, or - for standard input.",
        metavar="PATH...",
    ),
]
Extractor = Annotated[
    str | None,
    typer.Option("--with", help="Read with a model beside the rules: llm.", metavar="EXTRACTOR"),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Take the model's cost as confirmed.")]
Company = Annotated[
    str | None, typer.Option(help="Which company; not needed where there is only one.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]
FromDay = Annotated[
    str | None,
    typer.Option("--from", help="The day before; else the eve of the latest Change."),
]
ToDay = Annotated[
    str | None, typer.Option("--to", help="The day after; else the day of the latest Change.")
]
KnownAt = Annotated[
    str | None, typer.Option(help="As it was known at this moment (ISO date or time).")
]
Host = Annotated[
    str, typer.Option(help="The address to listen on; another than this machine needs REORG_LOGIN.")
]
