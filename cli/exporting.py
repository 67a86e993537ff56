"""reorg export: the graph as a file that other programs read."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from cli.asking import day_of, moment_of, open_graph
from cli.output import language, print_table, print_text
from graph import fetch
from graph.errors import SettingsError
from graph.export.whole import write_whole
from reorg.company import Company
from web.downloads import FORMATS, Format
from web.sheets import Name
from web.words import Language, words_in

STANDARD_OUTPUT = "-"
OPTIONS = {
    "days": ("--from", "--to"),
    "as_of": ("--as-of",),
    "known_at": ("--known-at",),
    "sheet": ("--sheet",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options as they were given, by what they are called."""

    company: str | None
    options: dict[str, str | None]

    def __getitem__(self, option: str) -> str | None:
        return self.options[option]


def list_formats() -> None:
    """Print the formats with what each holds and heeds."""
    words = words_in(Language(language()))
    rows = [
        (
            name,
            words(f"download.{name}"),
            [o for key in OPTIONS if key in f.takes for o in OPTIONS[key]],
        )
        for name, f in FORMATS.items()
    ]
    print_table("", ("format", "what it holds", "options"), rows)


def export(name: str, out: str | None, asked: Asked, *, over: bool) -> None:
    """Write a file of a format, or print it."""
    wanted, sheet = _format(name, asked), _sheet(asked["--sheet"])
    with open_graph() as database:
        company = fetch.company_of(database, asked.company)
        content = Company(database, company).file(
            name,
            from_day=day_of("--from", asked["--from"]),
            to_day=day_of("--to", asked["--to"]),
            as_of=day_of("--as-of", asked["--as-of"]),
            known_at=moment_of(asked["--known-at"]),
            sheet=sheet,
            language=language(),
        )
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        return
    path = Path(out or f"{company}.{wanted.ending}")
    write_whole(path, content, over=over)
    print_text(f"{path}: {len(content):,} bytes")


def _format(name: str, asked: Asked) -> Format:
    """The format of a name; raises SettingsError where it is none, or does not heed an option."""
    found = FORMATS.get(name)
    if found is None:
        listed = ", ".join(FORMATS)
        raise SettingsError((f"there is no format {name!r}; there are: {listed}",))
    heeded = {option for key in found.takes for option in OPTIONS[key]}
    stray = [option for option, value in asked.options.items() if value and option not in heeded]
    if stray:
        raise SettingsError(
            tuple(f"{name} does not heed {option}: leave it out" for option in stray)
        )
    if asked["--as-of"] and (asked["--from"] or asked["--to"]):
        raise SettingsError(("--as-of is one day, --from and --to are two: give one or the other",))
    return found


def _sheet(value: str | None) -> Name:
    try:
        return Name(value.replace("-", "_")) if value else Name.CHANGES
    except ValueError as error:
        listed = ", ".join(Name)
        raise SettingsError((f"--sheet is {value!r}, not one of {listed}",)) from error
