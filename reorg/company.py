"""Company: one company of an open graph, and everything that can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from graph import fetch, find
from graph.compare import Comparison, Row
from graph.driver import Database
from graph.errors import SettingsError
from graph.export.whole import write_whole
from graph.log import Evidence
from graph.queries import Table, defaults, run, saved_query
from graph.view import View
from web.downloads import FORMATS, Order
from web.sentences import row_in_words
from web.sheets import Name
from web.words import Language, words_in

Day = date | str


@dataclass(frozen=True, slots=True)
class Company:
    """A company by its name. Every method reads the graph as it is at that moment."""

    database: Database
    name: str

    def days(self) -> tuple[date, ...]:
        """The days on which Changes have surely happened, ascending."""
        return fetch.change_days(self.database, self.name)

    def as_of(self, day: Day | None = None, *, known_at: datetime | None = None) -> View:
        """The company on a day, the latest with a Change where none is given."""
        return fetch.view_at(self.database, self.name, self.window(None, day)[1], known_at)

    def compare(
        self,
        from_day: Day | None = None,
        to_day: Day | None = None,
        *,
        known_at: datetime | None = None,
    ) -> Comparison:
        """What is different between two days; else around the latest Change."""
        first, last = self.window(from_day, to_day)
        return fetch.compare(self.database, self.name, first, last, known_at)

    def not_said(self, day: Day | None = None) -> tuple[Row, ...]:
        """What the memos leave open on a day."""
        return fetch.not_said(self.database, self.name, self.window(None, day)[1])

    def evidence(self, said: Row | Iterable[str]) -> tuple[Evidence, ...]:
        """The sentences behind a row, or behind statements by their ids."""
        return fetch.evidence(self.database, said.statements if isinstance(said, Row) else said)

    def say(self, row: Row, language: str = "en") -> str:
        """A row as a sentence, in `en` or `zh`."""
        return row_in_words(words_in(Language(language)), row)

    def find(self, name: str) -> tuple[find.Found, ...]:
        """The people, units and posts with a name, the best match first."""
        return find.find(self.database, self.name, name)

    def query(self, query_id: str, **values: str) -> Table:
        """The answer to a saved query; raises BadQuery where it is none or lacks a value."""
        asked = saved_query(query_id)
        usual = defaults(asked, self.name, self.days())
        return run(self.database, asked, usual | values)

    def file(
        self,
        kind: str,
        *,
        from_day: Day | None = None,
        to_day: Day | None = None,
        as_of: Day | None = None,
        known_at: datetime | None = None,
        sheet: str = Name.CHANGES,
        language: str = "en",
    ) -> bytes:
        """The content of a file in one of the formats of `reorg export`; raises NotWritten."""
        if kind not in FORMATS:
            raise SettingsError((f"there is no format {kind!r}; there are: {', '.join(FORMATS)}",))
        first, last = self.window(from_day, to_day)
        order = Order(
            company=self.name,
            words=words_in(Language(language)),
            from_day=first,
            to_day=last,
            as_of=_day(as_of) if as_of else None,
            known_at=known_at,
            sheet=Name(sheet),
        )
        return FORMATS[kind].write(self.database, order)

    def export(self, kind: str, path: Path | str, *, over: bool = False, **asked: Any) -> Path:  # noqa: ANN401
        """Write what `file` gives into a file, whole or not at all, and `over` another only if asked to."""
        write_whole(Path(path), self.file(kind, **asked), over=over)
        return Path(path)

    def window(self, first: Day | None, last: Day | None) -> tuple[date, date]:
        """The two days given; else the day of the latest Change, and the eve of the second."""
        to_day = _day(last) if last else self._latest()
        from_day = _day(first) if first else to_day - timedelta(days=1)
        if to_day < from_day:
            raise SettingsError((f"{from_day} is after {to_day}: swap them",))
        return from_day, to_day

    def _latest(self) -> date:
        known = self.days()
        return known[-1] if known else date.today()  # noqa: DTZ011


def _day(value: Day) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(value)
    except ValueError as error:
        raise SettingsError((f"{value!r} is no day: give YYYY-MM-DD",)) from error
