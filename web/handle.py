"""Handle: the open database, kept for all sessions.

When the database goes away the handle is let go, and the next read opens another: the program need not
be restarted.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass

import streamlit as st

from graph.driver import Database, open_database
from graph.errors import GraphError
from graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Held:
    """An open database and what closes it."""

    database: Database
    closing: ExitStack


def _let_go(held: Held) -> None:
    with suppress(GraphError):  # it may be gone already
        held.closing.close()


@st.cache_resource(show_spinner=False, on_release=_let_go)
def _held() -> Held:
    closing = ExitStack()
    settings = Settings.from_environment(os.environ)
    return Held(closing.enter_context(open_database(settings)), closing)


def database() -> Database:
    """The open database; raises GraphError when it cannot be reached."""
    return _held().database


def forget() -> None:
    """Let the database go, so that the next read opens it anew; it may be another one then."""
    st.cache_resource.clear()
    st.cache_data.clear()
