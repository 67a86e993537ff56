"""Component: the chart on the page, with pan, zoom, branches, keyboard and clicks.

Python draws; the scripts only move the picture and say what was chosen. They are one module in
three files, joined here: a component takes one, and nothing is built. What is chosen is no part of
the SVG, so that a click does not send the picture again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component

from web.chart.folds import ALL, Shown
from web.chart.legend import legend, legend_html
from web.chart.palette import variables
from web.chart.svg import Picture, style
from web.words import Words

HERE = Path(__file__).parent
SCRIPTS = ("stage", "gestures", "chart")
TOOLS = ("in", "out", "fit", "all", "none", "focus", "unfocus", "path")


def show_chart(
    words: Words,
    part: Shown,
    drawn: Picture,
    *,
    key: str,
    name: str,
    marked: tuple[str, ...],
    jump: int,
) -> None:
    """Put the chart on the page; `marked` are parts to point out, the first of them is shown when
    it is another than before, or when `jump` is another number.

    Pan and zoom are kept for each `name`. What the reader does is a trigger of the session's state
    `key`: `{"picked": part id}`, `{"folded": sign}` as `Folds.turned` takes it, or
    `{"focused": card id}`, where `ALL` is the whole chart.
    """
    path = [(ALL, words("chart.whole")), *((card.id, card.unit.name) for card in part.path)]
    data = {
        "name": name,
        "svg": drawn.svg,
        "width": drawn.width,
        "height": drawn.height,
        "marked": list(marked),
        "jump": jump,
        "focus": part.path[-1].id if part.path else "",
        "path": path if part.path else [],
        "branches": len(part.branches),
        "legend": legend_html(words, legend(words, part.chart)),
        "help": words("chart.help"),
        "tools": {tool: words(f"tool.{tool}") for tool in TOOLS},
    }
    triggers = {f"on_{name}_change": _noted for name in ("picked", "folded", "focused")}
    _mount()(key=key, data=data, **triggers)


def _noted() -> None:
    """What the reader did is read from the session at the beginning of the run."""


@cache
def _mount() -> Callable[..., Any]:
    css = f":host,.rg,.rg-frame{{{variables()}}}{style()}{_asset('component.css')}"
    html = _asset("component.html")
    js = "\n".join(_asset(f"script/{name}.js") for name in SCRIPTS)
    return component("reorg_chart", html=html, css=css, js=js)


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
