"""Reads: what the pages ask of a company, cached by the version of its graph.

A company's log is read once a version and derived; views, charts and comparisons are pure functions
of that. They are shared by all sessions, and nobody changes them: a redraw copies nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import streamlit as st

from graph import fetch
from graph.cards import Chart
from graph.chart import chart_of
from graph.compare import Comparison, Row
from graph.console import Console
from graph.derive import derive
from graph.drafts import Draft, Preview, preview_of
from graph.driver import Database
from graph.driver.guarded import Answer
from graph.errors import Unavailable
from graph.history import story_of
from graph.log import Addition, Evidence, Log, Memo
from graph.marks import marked
from graph.measures import Measures, measures_of
from graph.model import Derived, content_id
from graph.netting import comparison_of, window_of
from graph.queries import SavedQuery, Table, own_queries, saved_queries, saved_query
from graph.queue import Item, queue
from graph.rulings import effective
from graph.search import CompanyTold, Found, search
from graph.search import companies_told as fetch_companies
from graph.settings import Settings
from graph.silences import silences_of
from graph.sources import in_source_order
from graph.view import View, view_of
from web.handle import database, forget


def companies() -> tuple[str, ...]:
    """The companies with a memo: the first read of every page, which finds out a lost database."""
    try:
        return fetch.companies(database())
    except Unavailable:  # a handle from before: the server was started anew, or can be
        forget()
        return fetch.companies(database())


def found_by(written: str) -> tuple[Found, ...]:
    """Who and what of all companies has a name like this."""
    return search(database(), written)


def companies_told() -> tuple[CompanyTold, ...]:
    """Every company, and how much there is of it."""
    return fetch_companies(database())


@dataclass(frozen=True, slots=True)
class Reading:
    """One company at one version of its graph: every read is the same until something is written.

    `known_at`: only what was recorded by that moment counts; None: all that is.
    """

    company: str
    version: int
    known_at: datetime | None = None

    def additions(self) -> tuple[Addition, ...]:
        """What was ever recorded, the latest first, whatever counts here."""
        return _additions(database(), self)

    def log(self) -> Log:
        """What counts of the company's log, without the texts of its memos."""
        return _log(database(), self)

    def days(self) -> tuple[date, ...]:
        """The days with changes, ascending."""
        return tuple(sorted({change.day for change in self.derived().changes.values()}))

    def derived(self) -> Derived:
        """All that the log says, over all of time."""
        return _derived(database(), self)

    def view(self, day: date) -> View:
        """The company on a day."""
        return _view(database(), self, day)

    def story(self) -> tuple[Row, ...]:
        """Every row there can be, in the order of days."""
        return _story(database(), self)

    def chart(self, day: date) -> Chart:
        """The chart of a day."""
        return _chart(database(), self, day)

    def marked(self, from_day: date, to_day: date) -> Chart:
        """The charts of two days as one, with marks."""
        return _marked(database(), self, from_day, to_day)

    def comparison(self, from_day: date, to_day: date) -> Comparison:
        """What is different between two days."""
        return _comparison(database(), self, from_day, to_day)

    def measures(self, day: date) -> Measures:
        """The figures of a day."""
        return _measures(database(), self, day)

    def not_said(self, day: date) -> tuple[Row, ...]:
        """What the memos leave open on a day."""
        return _not_said(database(), self, day)

    def evidence(self, statements: Iterable[str]) -> tuple[Evidence, ...]:
        """The sentences behind statements."""
        return _evidence(database(), self, tuple(sorted(set(statements))))

    def said(self) -> tuple[Evidence, ...]:
        """Every statement that counts, with its memo, in the order of announcement and text."""
        return _said(database(), self)

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of persons or units on the chart around the latest day with changes."""
        days = self.days()
        return _names(self.marked(days[-1] - timedelta(days=1), days[-1]), kind) if days else ()

    def queue(self) -> tuple[Item, ...]:
        """What waits for a person."""
        return _queue(database(), self)

    def answer(self, query: SavedQuery, values: Mapping[str, str]) -> Table:
        """The answer to a saved query, of what is known now."""
        return _answer(database(), self, query.id, dict(values))

    def memos(self) -> Mapping[str, Memo]:
        """The company's memos by id."""
        return _memos(database(), self)


def queries() -> tuple[SavedQuery, ...]:
    """The saved queries and those of the folder that the settings name; raises BadQuery."""
    return (*saved_queries(), *own_queries(Settings.from_environment(os.environ).queries))


def ask(text: str, parameters: Mapping[str, Any]) -> Answer:
    """The answer to Cypher of the reader's own; raises Declined."""
    versions = tuple((name, fetch.graph_version(database(), name)) for name in companies())
    return _console_answer(database(), versions, text, dict(parameters))


def reading(company: str, known_at: datetime | None = None) -> Reading:
    """A company as it is in the graph now, or as far as it was known at a moment."""
    return Reading(company, fetch.graph_version(database(), company), known_at)


def preview(at: Reading, draft: Draft) -> Preview:
    """What storing a draft would do to its company as it stands."""
    memo = draft.memo
    said = (e.id for e in draft.now())
    return _preview(database(), at, draft, content_id(memo.id, memo.announced, *said))


@st.cache_resource(show_spinner=False, max_entries=16)
def _preview(_database: Database, at: Reading, _draft: Draft, key: str) -> Preview:
    del key  # tells drafts apart; a draft itself takes long to hash
    return preview_of(_log(_database, at), _draft, _story(_database, at))


@st.cache_resource(show_spinner=False, max_entries=16)
def _additions(_database: Database, at: Reading) -> tuple[Addition, ...]:
    return fetch.additions(_database, at.company)


@st.cache_resource(show_spinner=False, max_entries=8)
def _log(_database: Database, at: Reading) -> Log:
    log = fetch.log_of(_database, at.company)
    return log.up_to(at.known_at) if at.known_at else log


@st.cache_resource(show_spinner=False, max_entries=8)
def _derived(_database: Database, at: Reading) -> Derived:
    return derive(_log(_database, at))


@st.cache_resource(show_spinner=False, max_entries=32)
def _view(_database: Database, at: Reading, day: date) -> View:
    return view_of(_derived(_database, at), day, at.known_at)


@st.cache_resource(show_spinner=False, max_entries=8)
def _story(_database: Database, at: Reading) -> tuple[Row, ...]:
    return story_of(_derived(_database, at))


@st.cache_resource(show_spinner=False, max_entries=32)
def _chart(_database: Database, at: Reading, day: date) -> Chart:
    chart = chart_of(_view(_database, at, day), _not_said(_database, at, day))
    return in_source_order(chart, _log(_database, at))


@st.cache_resource(show_spinner=False, max_entries=32)
def _marked(_database: Database, at: Reading, from_day: date, to_day: date) -> Chart:
    before, after = _chart(_database, at, from_day), _chart(_database, at, to_day)
    chart = marked(before, after, _comparison(_database, at, from_day, to_day))
    return in_source_order(chart, _log(_database, at))


@st.cache_resource(show_spinner=False, max_entries=32)
def _comparison(_database: Database, at: Reading, from_day: date, to_day: date) -> Comparison:
    window = window_of(_derived(_database, at), from_day, to_day, at.known_at)
    return comparison_of(window)


@st.cache_resource(show_spinner=False, max_entries=32)
def _measures(_database: Database, at: Reading, day: date) -> Measures:
    return measures_of(_view(_database, at, day))


@st.cache_resource(show_spinner=False, max_entries=32)
def _not_said(_database: Database, at: Reading, day: date) -> tuple[Row, ...]:
    return silences_of(_derived(_database, at), day)


@st.cache_resource(show_spinner=False, max_entries=256)
def _evidence(
    _database: Database, at: Reading, statements: tuple[str, ...]
) -> tuple[Evidence, ...]:
    del at  # a part of the key: evidence is read anew when the graph has changed
    return fetch.evidence(_database, statements)


@st.cache_resource(show_spinner=False, max_entries=8)
def _said(_database: Database, at: Reading) -> tuple[Evidence, ...]:
    log = effective(_log(_database, at))
    return fetch.evidence(_database, [entry.id for entry in log.entries])


@st.cache_resource(show_spinner=False, max_entries=8)
def _queue(_database: Database, at: Reading) -> tuple[Item, ...]:
    return queue(_database, at.company)


@st.cache_data(show_spinner=False, max_entries=64)
def _answer(_database: Database, at: Reading, query: str, values: dict[str, str]) -> Table:
    del at  # a part of the key
    settings = Settings.from_environment(os.environ)
    return Console(settings, _database).answer(saved_query(query, settings.queries), values)


@st.cache_data(show_spinner=False, max_entries=16)
def _console_answer(
    _database: Database,
    versions: tuple[tuple[str, int], ...],
    text: str,
    parameters: dict[str, Any],
) -> Answer:
    del versions  # a part of the key
    return Console(Settings.from_environment(os.environ), _database).ask(text, parameters)


def _names(chart: Chart, kind: str) -> tuple[str, ...]:
    if kind == "unit":
        return tuple(sorted({card.unit.name for card in chart.cards}))
    seats = {seat.person.name for card in chart.cards for seat in card.seats if seat.person}
    return tuple(sorted(seats | {m.person.name for card in chart.cards for m in card.members}))


@st.cache_resource(show_spinner=False, max_entries=16)
def _memos(_database: Database, at: Reading) -> Mapping[str, Memo]:
    counted = {memo.id for memo in _log(_database, at).memos}
    memos = fetch.memos(_database, at.company)
    return {memo.id: memo for memo in memos if memo.id in counted}
