"""Diagrams of the docs, drawn from the code: what the graph holds, and when a thing holds.

Both are plain SVG on a white ground; `make pictures` writes them, and a test compares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

from graph.model import Period, Status
from graph.vocabulary import joins, labels

INK, MUTED, LINE, GROUND = "#21201e", "#62605b", "#8d8a84", "#f1f0ed"
WIDTH = 200
# Where a label stands: the middle of its box. Those that share every relationship share a box.
PLACES: dict[str, tuple[int, int]] = {
    "Person": (150, 190),
    "Post": (500, 90),
    "Unit": (850, 190),
    "Scope": (850, 340),
    "Change|Confirmation": (150, 480),
    "Statement": (500, 480),
    "Memo": (850, 480),
    "Decision": (500, 650),
    "Reading": (850, 650),
}
THINGS = "Person|Unit|Post|Scope"
SHOWN = {
    "Person": ("name", "names"),
    "Post": ("name", "role", "title"),
    "Unit": ("name", "kind"),
    "Scope": ("name",),
    "Change|Confirmation": ("kind", "date", "first", "basis"),
    "Statement": ("type", "by", "evidence", "start", "end"),
    "Memo": ("title", "announced", "text"),
    "Decision": ("ruling", "by", "note"),
    "Reading": ("reader", "statements"),
}
STATUS = {
    Status.SURE: ("#0a6b42", 1.0),
    Status.POSSIBLE: ("#0a6b42", 0.25),
    Status.NO: ("#fff", 1.0),
}


def schema_svg() -> str:
    """The labels with their foremost properties, and the relationships between them."""
    body = [_frame(), *_edges(), *(_box(label) for label in PLACES)]
    return _svg(1000, 720, "Labels and relationships of the graph", body)


def _box(label: str) -> str:
    x, y = PLACES[label]
    known = {name for part in label.split("|") for name in labels()[part]}
    shown = [name for name in SHOWN[label] if name in known]
    return (
        f'<rect x="{x - WIDTH // 2}" y="{y - 32}" width="{WIDTH}" height="64" rx="10" '
        f'fill="#fff" stroke="{INK}"/>'
        + _text(x, y - 6, " · ".join(label.split("|")), size=15, bold=True)
        + _text(x, y + 18, ", ".join(shown), size=12, colour=MUTED)
    )


def _frame() -> str:
    """What a Change can be about stands in one frame."""
    return (
        f'<rect x="20" y="30" width="960" height="360" rx="16" fill="{GROUND}"/>'
        + _text(150, 320, "Units, posts and links have since,", size=12, colour=MUTED)
        + _text(150, 338, "until, maybe_since, maybe_until", size=12, colour=MUTED)
    )


def _edges() -> Iterator[str]:
    """One line for each pair of boxes, with every type that joins them."""
    told: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for starts, name, ends in joins():
        if ends == THINGS:
            yield _line((150, 448), (150, 390), [name])
            continue
        for start in [starts] if starts in PLACES else starts.split("|"):
            for end in ends.split("|"):
                if name in told.get((end, start), ()) and start != end:
                    told[end, start][told[end, start].index(name)] = f"{name} ⇄"
                else:
                    told[start, end].append(name)
    for (start, end), names in told.items():
        if start == end:
            x, y = PLACES[start]
            yield _text(x, y - 62 + 14 * (len(names) < 2), f"↻ {' · '.join(names)}", size=12)
        else:
            yield _line(*_ends(PLACES[start], PLACES[end]), names)


def _ends(start: tuple[int, int], end: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a line between two boxes touches them."""
    (x1, y1), (x2, y2) = start, end
    if abs(x2 - x1) > WIDTH:
        side = WIDTH // 2 if x2 > x1 else -WIDTH // 2
        return (x1 + side, y1), (x2 - side, y2)
    side = 32 if y2 > y1 else -32
    return (x1, y1 + side), (x2, y2 - side)


def _line(start: tuple[int, int], end: tuple[int, int], names: list[str]) -> str:
    (x1, y1), (x2, y2) = start, end
    middle = ((x1 + x2) // 2, (y1 + y2) // 2)
    label = "".join(
        _text(middle[0], middle[1] + 5 + 15 * i - 7 * (len(names) - 1), name, size=12, halo=True)
        for i, name in enumerate(names)
    )
    path = f'<path d="M{x1},{y1} L{x2},{y2}" stroke="{LINE}" fill="none" marker-end="url(#a)"/>'
    return path + label


DAY = date(2022, 1, 6)
EVE = DAY - timedelta(days=1)
PERIODS: tuple[tuple[str, Period], ...] = (
    ("a step effective on 6 January", Period(since=DAY, maybe_since=DAY)),
    ("ended by a step on 6 January", Period(since=EVE, until=DAY, maybe_until=DAY)),
    ("said to go on, on 6 January (继续)", Period(since=EVE)),
    ("former post (曾任), told on 6 January", Period(maybe_until=DAY)),
    (
        "begun in January, no day said",
        Period(since=date(2022, 1, 31), maybe_since=date(2022, 1, 1)),
    ),
    (
        "begun on 6, over some day from 20 on",
        Period(since=DAY, maybe_since=DAY, until=date(2022, 1, 20)),
    ),
)
FIRST, DAYS, LEFT, STEP = date(2021, 12, 29), 40, 290, 17


def time_svg() -> str:
    """Six things on forty days: sure, possible or no, as `Period.status` has it."""
    body = [*_days()]
    for row, (name, period) in enumerate(PERIODS):
        y = 70 + 42 * row
        body.append(_text(LEFT - 14, y + 17, name, size=13, anchor="end"))
        for i in range(DAYS):
            fill, opacity = STATUS[period.status(FIRST + timedelta(days=i))]
            body.append(
                f'<rect x="{LEFT + i * STEP}" y="{y}" width="{STEP - 1}" height="24" fill="{fill}" '
                f'fill-opacity="{opacity}" stroke="{LINE}" stroke-width="0.5"/>'
            )
        said = ", ".join(
            f"{end} {day}"
            for end in ("maybe_since", "since", "until", "maybe_until")
            if (day := getattr(period, end))
        )
        body.append(_text(LEFT, y + 36, said, size=10, anchor="start", colour=MUTED))
    for at, status in enumerate((Status.SURE, Status.POSSIBLE, Status.NO)):
        fill, opacity = STATUS[status]
        x = LEFT + 120 * at
        body.append(
            f'<rect x="{x}" y="14" width="14" height="14" fill="{fill}" fill-opacity="{opacity}" '
            f'stroke="{LINE}" stroke-width="0.5"/>'
        )
        body.append(_text(x + 22, 26, status, size=12, anchor="start"))
    return _svg(1000, 330, "When a thing holds: sure, possible, no", body)


def _days() -> Iterator[str]:
    for i in range(0, DAYS, 4):
        day = FIRST + timedelta(days=i)
        yield _text(LEFT + i * STEP + 8, 60, f"{day.month}-{day.day:02}", size=10, colour=MUTED)
    x = LEFT + (DAY - FIRST).days * STEP
    yield f'<path d="M{x},40 V318" stroke="#b3202f" stroke-dasharray="4 3"/>'
    yield _text(x, 38, "6 January", size=11, colour="#b3202f")


def _text(
    x: int,
    y: int,
    text: str,
    *,
    size: int,
    bold: bool = False,
    colour: str = INK,
    anchor: str = "middle",
    halo: bool = False,
) -> str:
    weight = ' font-weight="600"' if bold else ""
    around = ' paint-order="stroke" stroke="#fff" stroke-width="5"' if halo else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
        f"{weight}{around}>{escape(text)}</text>"
    )


def _svg(width: int, height: int, title: str, body: list[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif"><title>{escape(title)}</title>'
        f'<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" '
        f'markerHeight="9" orient="auto"><path d="M0,0 L10,5 L0,10 Z" fill="{LINE}"/></marker>'
        f'</defs><rect width="{width}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, *body, "</svg>"]) + "\n"
