"""Whole path: memos from text to the graph, against reading alone and the same rows by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from bench.memos import A_MEMO, told
from bench.organisation import Organisation
from bench.raw import Kind, write
from bench.rows import Costs, Row, at_most, timed, within
from bench.server import erase
from bench.stage import Stage
from graph.derive import derive
from graph.log import Entry, Log, Memo, entries_of, memo_of, reading_of
from graph.model import Change, Confirmation, Derived
from graph.records import LABELS, record_row
from graph.rows import Row as RawRow
from graph.rows import row_of
from graph.store import READER, store_memos
from ingest.extract import read_memo

LIKE_A_MODEL = 29.0  # seconds that a language model took to read one memo
COMPANIES = {"zh": "远方集团", "en": "Faraway"}
Found = dict[Memo, tuple[Entry, ...]]


def rows(stage: Stage) -> list[Row]:
    """The path in either language; a company of 1,000 people tells everything."""
    count = stage.pick(200, 30, 4)
    return [row for language in COMPANIES for row in _path(stage, language, count)]


def _path(stage: Stage, language: str, count: int) -> Iterator[Row]:
    organisation = Organisation(1000, 4, language=language, company=COMPANIES[language])
    texts = list(told(organisation, count))
    read(texts[:1], organisation.company)  # patterns and models are loaded once a process
    whole, reading, raw = [], [], []
    for _ in range(stage.pick(2, 1, 1)):
        erase(stage.database)
        whole.append(timed(lambda: _store(stage, texts, organisation.company)))
        reading.append(timed(lambda: read(texts, organisation.company)))
        ready = list(_ready(read(texts, organisation.company), organisation.company))
        erase(stage.database)
        raw.append(timed(partial(write, stage.database, ready)))
    began = time.process_time()
    read(texts, organisation.company)
    processor = time.process_time() - began
    both = tuple(one + other for one, other in zip(reading, raw, strict=True))
    told_of = f"{count} memos ({language}, {A_MEMO} changes each)"
    yield Row(
        bench="whole path",
        what=f"{told_of} from text to committed graph",
        ours=Costs(tuple(whole)),
        peer="our reading alone + UNWIND … MERGE of the same rows",
        theirs=Costs(both),
        bar=at_most(1.4),
        rate=(float(count), "memos"),
        note=f"reading {min(reading):.2f} s, rows by hand {min(raw):.2f} s",
    )
    yield Row(
        bench="whole path",
        what=f"a memo read ({language}), processor time",
        ours=Costs((processor / count,)),
        peer="a language model",
        bar=within(LIKE_A_MODEL / 1000),
        note=f"the model took {LIKE_A_MODEL:.0f} s a memo; the bar is a thousandth",
    )


def read(texts: list[str], company: str) -> Found:
    """Memos as they go into the log."""
    found: Found = {}
    for text in texts:
        document, statements = read_memo(text.encode())
        memo = memo_of(document, company)
        found[memo] = entries_of(memo.id, statements)
    return found


def _store(stage: Stage, texts: list[str], company: str) -> None:
    store_memos(stage.database, company, read(texts, company))


def _ready(found: Found, company: str) -> Iterator[tuple[Kind, RawRow]]:
    """Every node and relationship that storing the memos makes, as rows; nodes first."""
    log = _log(found, company)
    derived = derive(log)
    labels = {thing.id: type(thing).__name__ for thing in derived.things.values()}
    yield from _nodes(log, derived)
    for link in derived.links.values():
        yield Kind(link.type, labels[link.start], labels[link.end]), row_of(company, link)
    for entry in log.entries:
        yield _tie("IN_MEMO", ("Statement", entry.id), ("Memo", entry.memo))
    for reading in log.readings:
        yield _tie("OF", ("Reading", reading.id), ("Memo", reading.memo))
    steps: list[Change | Confirmation] = [
        *derived.changes.values(),
        *derived.confirmations.values(),
    ]
    for step in steps:
        start = type(step).__name__, step.id
        yield from (_tie("STATED_BY", start, ("Statement", i)) for i in step.statements)
        yield from (_tie("ABOUT", start, (labels[a.thing], a.thing)) for a in step.about)


def _log(found: Found, company: str) -> Log:
    return Log(
        company=company,
        memos=tuple(found),
        entries=tuple(entry for entries in found.values() for entry in entries),
        readings=tuple(reading_of(memo, READER, entries) for memo, entries in found.items()),
    )


def _nodes(log: Log, derived: Derived) -> Iterator[tuple[Kind, RawRow]]:
    for record in log.records():
        yield Kind(LABELS[type(record)]), record_row(log.company, record)
    for thing in derived.things.values():
        yield Kind(type(thing).__name__), row_of(log.company, thing)
    for change in derived.changes.values():
        yield Kind("Change"), row_of(log.company, change)
    for said in derived.confirmations.values():
        yield Kind("Confirmation"), row_of(log.company, said)


def _tie(kind: str, start: tuple[str, str], end: tuple[str, str]) -> tuple[Kind, RawRow]:
    row = {"id": f"{start[1]} {end[1]}", "start": start[1], "end": end[1]}
    return Kind(kind, start[0], end[0]), row
