"""Saved queries: questions that people ask, a .cypher file each, found from the files alone.

A file begins with a comment in TOML that gives `title` and `description` in `en` and `zh`, and its
`parameters`: each with a `type` (one of TYPES) and, if nobody has to say, a `default`. For a day the
defaults `latest`, `eve` and `first` mean the day of the latest Change, the one before it, and the
one before all Changes; for a moment, `now` and `start` mean this one and one before all others.
It may say how an answer is drawn: `graph` by the columns that name the ends and the label of a link,
`chart` by the columns that hold a name and a number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.driver import Database
from graph.errors import BadQuery

TYPES = ("company", "day", "moment", "number", "person", "unit", "text")
ROWS = 1000
DRAWN = {"graph": {"from", "to"}, "chart": {"name", "number"}}  # and what each has to say


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query asks for: a name, one of TYPES, and what it is when nobody says."""

    name: str
    type: str
    default: str | None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its Cypher; `title` and `description` by language (en, zh).

    `graph` and `chart` name the columns that are drawn: from, to, label; name, number. `own`: it
    comes from the user's folder, and runs as anybody's Cypher does.
    """

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    cypher: str
    graph: Mapping[str, str] | None = None
    chart: Mapping[str, str] | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query; `cut` says that there were more than `rows`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """The queries that the program brings along, by id."""
    found = [f for f in files("graph.queries").iterdir() if f.name.endswith(".cypher")]
    read = (parse_query(Path(f.name).stem, f.read_text("utf-8")) for f in found)
    return tuple(sorted(read, key=lambda query: query.id))


def own_queries(folder: Path | None) -> tuple[SavedQuery, ...]:
    """The queries of a folder of the user's, by id; raises BadQuery with every problem of them."""
    taken = {query.id for query in saved_queries()}
    found, problems = [], []
    for file in sorted(folder.glob("*.cypher")) if folder else ():
        try:
            found.append(replace(parse_query(file.stem, file.read_text("utf-8")), own=True))
        except (BadQuery, OSError, UnicodeDecodeError) as error:
            problems.append(f"{file}: {error}")
        if file.stem in taken:
            problems.append(f"{file}: there is a saved query of that name already; rename the file")
    if problems:
        raise BadQuery("\n".join(problems))
    return tuple(found)


def saved_query(query_id: str, folder: Path | None = None) -> SavedQuery:
    """The query of an id, a user's own among them; raises BadQuery with those that there are."""
    known = {query.id: query for query in (*saved_queries(), *own_queries(folder))}
    if query_id not in known:
        raise BadQuery(f"there is no saved query {query_id!r}; there are: {', '.join(known)}")
    return known[query_id]


def parse_query(query_id: str, text: str) -> SavedQuery:
    """A saved query from the text of its file; raises BadQuery with every problem of its head."""
    if not text.startswith("/*") or "*/" not in text:
        raise BadQuery(f"{query_id}: the file must begin with a comment that holds its head")
    head, _, cypher = text.removeprefix("/*").partition("*/")
    try:
        table = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise BadQuery(f"{query_id}: its head is not TOML: {error}") from error
    problems = list(_problems(table))
    if problems:
        raise BadQuery(f"{query_id}: {'; '.join(problems)}")
    parameters = tuple(
        Parameter(name, row["type"], row.get("default"))
        for name, row in table.get("parameters", {}).items()
    )
    return SavedQuery(
        query_id,
        table["title"],
        table["description"],
        parameters,
        cypher.strip(),
        table.get("graph"),
        table.get("chart"),
    )


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    for key in ("title", "description"):
        missing = {"en", "zh"} - set(table.get(key, {}))
        if missing:
            yield f"no {key} in {', '.join(sorted(missing))}"
    for name, row in table.get("parameters", {}).items():
        if row.get("type") not in TYPES:
            yield f"parameter {name} has type {row.get('type')!r}, not one of {', '.join(TYPES)}"
    for how, needed in DRAWN.items():
        missing = needed - set(table.get(how, needed))
        if missing:
            yield f"{how} does not say {', '.join(sorted(missing))}"


def defaults(query: SavedQuery, company: str, days: tuple[date, ...]) -> dict[str, str]:
    """What each parameter is when nobody says, for a company and the days of its Changes."""
    first, latest = (days[0], days[-1]) if days else (date(1, 1, 2), date(1, 1, 2))
    day = timedelta(days=1)
    words = {"latest": str(latest), "eve": str(latest - day), "first": str(first - day)}
    values = {}
    for parameter in query.parameters:
        if parameter.type == "company":
            values[parameter.name] = company
        elif parameter.default is not None:
            values[parameter.name] = words.get(parameter.default, parameter.default)
    return values


def run(
    database: Database, query: SavedQuery, values: Mapping[str, str], limit: int = ROWS
) -> Table:
    """The answer to a query; raises BadQuery where a parameter is missing, unknown or wrong."""
    rows = database.read(query.cypher, **typed(query, values))
    columns = tuple(rows[0]) if rows else ()
    return Table(columns, tuple(tuple(row.values()) for row in rows[:limit]), len(rows) > limit)


def typed(query: SavedQuery, values: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a query as Cypher takes them; raises BadQuery with all that is wrong."""
    known = {parameter.name for parameter in query.parameters}
    problems = [f"it has no parameter {name!r}" for name in values if name not in known]
    found: dict[str, Any] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name)
        read, wanted = READ.get(parameter.type, (str, ""))
        try:
            if value is None or value == "":
                problems.append(f"parameter {parameter.name!r} is missing")
            else:
                found[parameter.name] = read(value)
        except ValueError:
            problems.append(f"parameter {parameter.name!r} is {value!r}, not {wanted}")
    if problems:
        raise BadQuery(f"{query.id}: {'; '.join(problems)}")
    return found


def moment(value: str) -> datetime:
    """The moment that a text names, in UTC where it names no zone; raises ValueError."""
    if value == "now":
        return datetime.now(UTC)
    found = datetime(1, 1, 1, tzinfo=UTC) if value == "start" else datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


READ: dict[str, tuple[Callable[[str], Any], str]] = {
    "day": (date.fromisoformat, "a day YYYY-MM-DD"),
    "moment": (moment, "a moment YYYY-MM-DDTHH:MM, now, or start"),
    "number": (int, "a whole number"),
}
