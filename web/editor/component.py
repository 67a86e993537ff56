"""Component: the editor on the page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from graph import vocabulary
from web.chart.palette import variables
from web.words import Words

HERE = Path(__file__).parent


def show_editor(words: Words, text: str, parameters: Iterable[str], *, key: str) -> None:
    """Put the editor on the page; a text that is to be run is a trigger of the session's `key`."""
    _mount()(
        key=key,
        data={
            "text": text,
            "label": words("console.field"),
            "offers": words("console.offers"),
            "run": words("queries.run"),
            "vocabulary": known_words(parameters),
        },
        on_asked_change=_noted,
    )


def asked_in(key: str) -> str | None:
    """The text that is to be run, if the reader asked for it in this run."""
    found = (st.session_state.get(key) or {}).get("asked")
    return str(found) if found else None


def known_words(parameters: Iterable[str]) -> dict[str, Any]:
    """What can be completed: labels and types with their properties, parameters, Cypher's words."""
    of_cypher = tomllib.loads((HERE / "cypher.toml").read_text(encoding="utf-8"))
    own = {"labels": vocabulary.labels(), "types": vocabulary.types()}
    return of_cypher | own | {"parameters": sorted({*parameters})}


def _noted() -> None:
    """The text is read from the session at the top of the run."""


@cache
def _mount() -> Callable[..., Any]:
    css = f":host{{{variables()}}}" + (HERE / "editor.css").read_text(encoding="utf-8")
    return component(
        "reorg_editor",
        html=(HERE / "editor.html").read_text(encoding="utf-8"),
        css=re.sub(r"\n\s*", "\n", css),
        js=(HERE / "editor.js").read_text(encoding="utf-8"),
    )
