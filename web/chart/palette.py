"""The colours of the chart and of the lists: one table, for the light and the dark theme.

Text colours keep a contrast of 4.5:1 or more on the ground they stand on (tests/test_chart.py).
"""

from __future__ import annotations

import re
from typing import Final, Literal

Theme = Literal["light", "dark"]

COLOURS: Final[dict[str, tuple[str, str]]] = {
    "ground": ("#fbfbfa", "#141413"),
    "card": ("#ffffff", "#20201e"),
    "text": ("#21201e", "#edebe8"),
    "muted": ("#62605b", "#aeaaa4"),
    "border": ("#d5d3ce", "#45433e"),
    "line": ("#8d8a84", "#827f79"),
    "band": ("#f1f0ed", "#1b1b19"),
    "accent": ("#3b5bdb", "#91a7ff"),
    "new": ("#0a6b42", "#7ed5b0"),
    "new-ground": ("#e6f5ed", "#16332a"),
    "ended": ("#b3202f", "#f5a0a8"),
    "ended-ground": ("#fdecee", "#3d1f23"),
    "moved": ("#1a56b8", "#8fbcf9"),
    "moved-ground": ("#e9f1fd", "#1c2c44"),
    "changed": ("#835200", "#f0c069"),
    "changed-ground": ("#fcf2dc", "#362a14"),
    "first_seen": ("#6f3bb5", "#c6a1f7"),
    "first_seen-ground": ("#f3ecfb", "#2f2340"),
    "confirmed": ("#555b66", "#b4bac4"),
    "confirmed-ground": ("#eff0f2", "#2a2c30"),
}


def variables(theme: Theme | None = None) -> str:
    """The colours as CSS variables: of one theme, or of whichever colour scheme is in force."""
    if theme is not None:
        column = 0 if theme == "light" else 1
        return "".join(f"--rg-{name}:{pair[column]};" for name, pair in COLOURS.items())
    return "".join(
        f"--rg-{name}:light-dark({light},{dark});" for name, (light, dark) in COLOURS.items()
    )


def painted(css: str, theme: Theme) -> str:
    """A style sheet with the colours of a theme in it, for programs that know no variables."""
    column = 0 if theme == "light" else 1
    return re.sub(r"var\(--rg-([\w-]+)\)", lambda match: COLOURS[match[1]][column], css)
