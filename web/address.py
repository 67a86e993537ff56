"""Address: what a page shows stands in its URL, so that every state can be linked.

Streamlit's own binding would write labels instead of ids, and widgets do not follow the browser's
Back; so the address is read and written here. What a page does not name in its address is
remembered for the session, for the way back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_KEPT, _WRITTEN, _PAGE, _LED = "address", "address_written", "address_page", "address_led"


@dataclass(frozen=True, slots=True)
class Address:
    """The named values of a page, all text."""

    names: tuple[str, ...]

    def get(self, name: str) -> str | None:
        """A value, None where it is not set."""
        return _kept().get(name)

    def set(self, name: str, value: str | None) -> None:
        """Set a value, or take it away."""
        if value:
            _kept()[name] = value
        else:
            _kept().pop(name, None)

    def widget(self, name: str, value: object) -> str:
        """The key of the widget for a value; its state is `value` when the address was just read."""
        key = f"widget_{name}"
        if key not in st.session_state:
            st.session_state[key] = value
        return key

    def write(self, names: Iterable[str] | None = None) -> None:
        """Put the values into the browser's address, all or those of some names."""
        wanted = {name: _kept()[name] for name in names or self.names if _kept().get(name)}
        if not st.session_state.get(_WRITTEN) == st.query_params.to_dict() == wanted:
            st.query_params.from_dict(wanted)
        st.session_state[_WRITTEN] = wanted


def address_of(page: str, names: Iterable[str]) -> Address:
    """The address of a page: read anew when the reader came by link, Back or another page."""
    address = Address(tuple(names))
    given = st.query_params.to_dict()
    moved = st.session_state.get(_PAGE) != page
    led = st.session_state.pop(_LED, False)
    if moved or led or went_back():
        for name in address.names:
            if name in given or not moved:
                address.set(name, given.get(name))
            st.session_state.pop(f"widget_{name}", None)
    st.session_state[_PAGE] = page
    return address


def follow(page: st.Page, values: dict[str, str]) -> None:
    """Go to a page of ours, the same or another, with these values in its address."""
    st.session_state[_LED] = True
    st.switch_page(page, query_params=values)


def went_back() -> bool:
    """Whether the browser's Back or Forward led here.

    The address alone does not tell: while the browser has not heard of the one that was written
    last, what the reader does comes with the one before.
    """
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept
