"""reorg corpus: its commands and options; what they do is in `cli.corpora`, imported when they run."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.options import AsJson
from corpus.job import Form, Job, form_of
from corpus.sandbox import Limits

corpus = typer.Typer(
    help="Millions of documents, on Apache Spark (extra 'cluster').", no_args_is_help=True
)

Master = Annotated[
    str | None,
    typer.Option(help="Spark's master URL; else this machine, or what spark-submit says."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--conf", help="A setting of Spark, as NAME=VALUE; may be repeated."),
]


@corpus.command()
def read(
    source: Annotated[
        str,
        typer.Argument(
            help="A folder of files, .parquet or .jsonl (source, company, text), "
            "on any path that Spark reads.",
            metavar="SOURCE",
        ),
    ],
    to: Annotated[str, typer.Option(help="The folder of the tables.", metavar="FOLDER")],
    company: Annotated[
        str | None, typer.Option(help="Whose documents, where they do not tell.")
    ] = None,
    form: Annotated[
        Form | None, typer.Option(help="How they stand; else the path's ending tells.")
    ] = None,
    seconds: Annotated[
        float, typer.Option(help="The longest that one document may take.", min=0.1)
    ] = 30.0,
    memory: Annotated[
        int, typer.Option(help="MiB that reading one document may take.", min=256)
    ] = 4096,
    stream: Annotated[
        bool, typer.Option("--stream", help="Go on reading what arrives, until Ctrl-C.")
    ] = False,
    until_read: Annotated[
        bool,
        typer.Option("--until-read", help="With --stream: end when all there is has been read."),
    ] = False,
    master: Master = None,
    conf: Settings = None,
    as_json: AsJson = False,
) -> None:
    """Read documents into tables of memos, statements and dead letters; go on where it was left."""
    from cli import corpora

    job = Job(
        source=source,
        folder=to,
        form=form or form_of(source),
        company=company,
        limits=Limits(seconds, memory),
    )
    spark = corpora.Spark(master, tuple(conf or ()))
    if stream:
        corpora.follow(spark, job, to_the_end=until_read, as_json=as_json)
    else:
        corpora.read(spark, job, as_json=as_json)


@corpus.command()
def load(
    folder: Annotated[
        str, typer.Argument(help="The folder of reorg corpus read.", metavar="FOLDER")
    ],
    master: Master = None,
    conf: Settings = None,
    as_json: AsJson = False,
) -> None:
    """Store the memos of a folder and derive the graphs of the companies that they touch."""
    from cli import corpora

    corpora.load(corpora.Spark(master, tuple(conf or ())), folder, as_json=as_json)
