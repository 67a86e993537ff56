"""Component: the chart on the page, with pan, zoom, keyboard and clicks.

Python draws, the script of `component.js` only moves the picture and says what was chosen. What is
chosen is no part of the SVG, so that a click does not send the picture again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component

from web.chart.palette import variables
from web.chart.svg import Picture, legend, style, swatch
from web.markup import escaped
from web.words import Words

HERE = Path(__file__).parent


def show_chart(
    words: Words,
    drawn: Picture,
    *,
    key: str,
    name: str,
    marked: tuple[str, ...],
    marks: bool,
    chosen: Callable[[], None],
) -> None:
    """Put the chart on the page; `marked` are parts to point out, `marks` says
    whether there is anything of a comparison on it.

    Pan and zoom are kept for each `name`.
    What the reader picks is a trigger of the session's state `key`: `{"picked": part id}`.
    """
    data = {
        "name": name,
        "svg": drawn.svg,
        "width": drawn.width,
        "height": drawn.height,
        "marked": list(marked),
        "legend": _legend(words, marks=marks),
        "help": words("chart.help"),
        "tools": {name: words(f"tool.{name}") for name in ("in", "out", "fit")},
    }
    _mount()(key=key, data=data, on_picked_change=chosen)


@cache
def _mount() -> Callable[..., Any]:
    css = f":host,.rg,.rg-frame{{{variables()}}}{style()}{_asset('component.css')}"
    html = _asset("component.html")
    return component("reorg_chart", html=html, css=css, js=_asset("component.js"))


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _legend(words: Words, *, marks: bool) -> str:
    items = "".join(
        f'<li><svg class="rg" width="26" height="22" viewBox="-1 -11 26 22" aria-hidden="true">'
        f"{swatch(kind, sign)}</svg>{escaped(text)}</li>"
        for kind, sign, text in legend(words, marks=marks)
    )
    return f'<ul aria-label="{escaped(words("chart.legend"))}">{items}</ul>'
