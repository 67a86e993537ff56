"""Report: the rows of one run as RESULTS.md."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

import psutil

from bench.rows import Bar, Costs, Row, Sense

COLUMNS = "| what | Reorg | against | | ratio | bar | held | rounds |\n|---|---:|---|---:|---:|---|---|---:|"
PACKAGES = ("neo4j", "neo4j-rust-ext", "networkx", "spacy", "streamlit")


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a run was made; `load` is what the machine did before and after (tasks, 1 minute)."""

    scale: str
    day: str
    commit: str
    seconds: float
    load: tuple[float, float]
    server: str


def markdown(rows: Iterable[Row], conditions: Conditions) -> str:
    """The whole page."""
    return "\n".join([*_head(conditions), *_tables(list(rows))]) + "\n"


def _head(conditions: Conditions) -> Iterator[str]:
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total / 2**30
    busy = conditions.load[0] > (cores or 1) / 2
    yield "# What Reorg costs, beside its peers and the limit"
    yield ""
    yield "Written by `make bench`; `make bench QUICK=1` takes a few minutes and writes to `build/bench`."
    yield "Each row is of one run on one Neo4j, its ways taking turns; read the ratios."
    yield ""
    yield (
        f"{conditions.scale.capitalize()} run of {conditions.day} at {conditions.commit}, "
        f"{conditions.seconds / 60:.0f} minutes. {cores} cores, {memory:.0f} GiB, {_system()}, "
        f"load {conditions.load[0]:.1f} before and {conditions.load[1]:.1f} after"
        + (
            ": **the machine was busy with other work**, so times are long and p95 longer."
            if busy
            else "."
        )
    )
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield (
        f"Neo4j {conditions.server}, Python {platform.python_version()}, {packages}; "
        "peers in `bench/peers/*.lock`."
    )
    yield ""
    yield "![Each figure beside its bar](results.svg)"


def _system() -> str:
    return f"{platform.system()} {platform.machine()}"


def _tables(rows: list[Row]) -> Iterator[str]:
    for bench in dict.fromkeys(row.bench for row in rows):
        yield f"\n## {bench.capitalize()}\n"
        yield COLUMNS
        here = [row for row in rows if row.bench == bench]
        yield from map(_line, here)
        notes = [f"- {row.what}, {row.peer or 'alone'}: {row.note}" for row in here if row.note]
        if notes:
            yield ""
            yield from notes


def _line(row: Row) -> str:
    held = {True: "yes", False: "**no**", None: ""}[row.held]
    cells = [
        row.what,
        _costs(row.ours, row),
        row.peer,
        _costs(row.theirs, row) if row.theirs else "",
        ratio(row),
        bar(row.bar, row.unit) if row.bar else "",
        held,
        str(len(row.ours.values)),
    ]
    return f"| {' | '.join(cells)} |"


def _costs(costs: Costs, row: Row) -> str:
    """The median, its 95th percentile, and the rate where the row has one."""
    told = amount(costs.median, row.unit)
    if len(costs.values) > 1:
        told += f" (p95 {amount(costs.p95, row.unit)})"
    if row.rate:
        told += f", {row.rate[0] / costs.median:,.0f} {row.rate[1]}/s"
    return told


def amount(value: float, unit: str) -> str:
    """A cost in words; seconds in the unit that suits them."""
    if unit != "s":
        return f"{value:,.0f} {unit}"
    for size, name in ((1, "s"), (1e-3, "ms")):
        if value >= size:
            return f"{value / size:.3g} {name}"
    return f"{value * 1e6:.3g} µs"


def ratio(row: Row) -> str:
    """The figure that the bar is about."""
    if row.ratio is None or (row.bar and row.bar.sense is Sense.WITHIN):
        return ""
    if row.bar and row.bar.sense is Sense.AT_MOST:
        return f"{row.ratio:.2f} × the cost"
    return f"{row.ratio:.3g} × as fast"


def bar(asked: Bar, unit: str) -> str:
    """A bar in words."""
    if asked.sense is Sense.WITHIN:
        return f"≤ {amount(asked.value, unit)}"
    return f"{'≥' if asked.sense is Sense.FASTER else '≤'} {asked.value:g} ×"
