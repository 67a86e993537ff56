"""Downloads: every file that can be taken along: a format, what it heeds, and who writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from graph import fetch
from graph.backup import log_file
from graph.cards import Chart
from graph.chart import chart_of
from graph.driver import Database
from graph.export.csv import csv_file
from graph.export.dataset import Dataset, dataset_of
from graph.export.ftm import ftm_file
from graph.export.graphml import graphml_file
from graph.export.jsonld import jsonld_file
from graph.export.org import resources_of
from graph.export.sheet import Sheet
from graph.export.turtle import turtle_file
from graph.export.xlsx import xlsx_file
from graph.log import Log
from graph.marks import marked
from graph.sources import in_source_order
from web.chart.file import stand_alone
from web.chart.folds import Shown, whole
from web.export import chart_pdf, chart_png
from web.sheets import Name, Told, sheets_of
from web.words import Words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody wants to take along; a format heeds of it what it `takes`.

    `as_of`: one day instead of all of time, or of the two days. `known_at`: as it was known then.
    """

    company: str
    words: Words
    from_day: date
    to_day: date
    as_of: date | None = None
    known_at: datetime | None = None
    sheet: Name = Name.CHANGES


Writer = Callable[[Database, Order], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A sort of file: its ending, its media type, who writes it, and what of an Order it takes."""

    ending: str
    mime: str
    write: Writer
    takes: frozenset[str]


def _log(database: Database, order: Order) -> Log:
    log = fetch.log_of(database, order.company, texts=True)
    return log.up_to(order.known_at) if order.known_at else log


def _log_file(database: Database, order: Order) -> bytes:
    return log_file([_log(database, order)])


def _of_dataset(write: Callable[[Dataset], bytes]) -> Writer:
    """A writer of what a company is over all of time, or on the day of the order."""
    return lambda database, order: write(dataset_of(_log(database, order), order.as_of))


def _turtle_file(dataset: Dataset) -> bytes:
    return turtle_file(resources_of(dataset))


def _jsonld_file(dataset: Dataset) -> bytes:
    return jsonld_file(resources_of(dataset))


def _sheets(database: Database, order: Order) -> dict[Name, Sheet]:
    company, known_at = order.company, order.known_at
    told = Told(
        before=fetch.view_at(database, company, order.from_day, known_at),
        after=fetch.view_at(database, company, order.to_day, known_at),
        comparison=fetch.compare(database, company, order.from_day, order.to_day, known_at),
        not_said=fetch.not_said(database, company, order.to_day, known_at),
    )
    return sheets_of(order.words, told, fetch.evidence(database, told.statements()))


def _csv_file(database: Database, order: Order) -> bytes:
    return csv_file(_sheets(database, order)[order.sheet])


def _xlsx_file(database: Database, order: Order) -> bytes:
    made = max(memo.recorded or NEVER for memo in fetch.memos(database, order.company))
    return xlsx_file(_sheets(database, order).values(), made)


def _svg_file(words: Words, part: Shown, title: str) -> bytes:
    return stand_alone(words, part, title).svg.encode()


def _of_chart(write: Callable[[Words, Shown, str], bytes]) -> Writer:
    """A writer of the chart of the order's one day, or of what changed between its two."""
    return lambda database, order: write(order.words, *_drawn(database, order))


def _drawn(database: Database, order: Order) -> tuple[Shown, str]:
    """The chart, all of it open, and its title."""
    company, words, known_at = order.company, order.words, order.known_at
    if order.as_of:
        title = words("overview.title_before", company=company, day=order.as_of)
        return _told(database, _chart(database, order, order.as_of)), title
    days = (order.from_day, order.to_day)
    before, after = (_chart(database, order, day) for day in days)
    chart = marked(before, after, fetch.compare(database, company, *days, known_at))
    named = {"from": days[0], "to": days[1]}
    return _told(database, chart), words("overview.title_changes", company=company, **named)


def _told(database: Database, chart: Chart) -> Shown:
    """The whole chart, its cards as the memos name them."""
    return whole(in_source_order(chart, fetch.log_of(database, chart.company)))


def _chart(database: Database, order: Order, day: date) -> Chart:
    asked = (order.company, day, order.known_at)
    return chart_of(fetch.view_at(database, *asked), fetch.not_said(database, *asked))


DAYS, DAY, KNOWN, SHEET = "days", "as_of", "known_at", "sheet"
FORMATS: dict[str, Format] = {
    "jsonl": Format("jsonl", "application/jsonl", _log_file, frozenset({KNOWN})),
    "csv": Format("csv", "text/csv", _csv_file, frozenset({DAYS, KNOWN, SHEET})),
    "xlsx": Format("xlsx", XLSX, _xlsx_file, frozenset({DAYS, KNOWN})),
    "turtle": Format("ttl", "text/turtle", _of_dataset(_turtle_file), frozenset({DAY, KNOWN})),
    "jsonld": Format(
        "jsonld", "application/ld+json", _of_dataset(_jsonld_file), frozenset({DAY, KNOWN})
    ),
    "ftm": Format("ftm.json", "application/jsonl", _of_dataset(ftm_file), frozenset({DAY, KNOWN})),
    "graphml": Format(
        "graphml", "application/graphml+xml", _of_dataset(graphml_file), frozenset({DAY, KNOWN})
    ),
    "svg": Format("svg", "image/svg+xml", _of_chart(_svg_file), frozenset({DAYS, DAY, KNOWN})),
    "pdf": Format("pdf", "application/pdf", _of_chart(chart_pdf), frozenset({DAYS, DAY, KNOWN})),
    "png": Format("png", "image/png", _of_chart(chart_png), frozenset({DAYS, DAY, KNOWN})),
}
