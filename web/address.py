"""Address: what a page shows stands in its URL, so that every state can be linked.

Streamlit's own binding would write labels instead of ids, and widgets do not follow the browser's
Back; so the address is read and written here. What a page does not name in its address is
remembered for the session, for the way back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

_KEPT, _WRITTEN, _PAGE, _SEEN = "address", "address_written", "address_page", "address_seen"


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
        st.session_state[_WRITTEN] = wanted
        st.session_state[_SEEN] = {
            key: st.session_state[key]
            for key in map(str, st.session_state)
            if key.startswith("widget_")
        }
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)


def address_of(page: str, names: Iterable[str]) -> Address:
    """The address of a page: read anew when the reader came by link, Back or another page."""
    address = Address(tuple(names))
    given = st.query_params.to_dict()
    moved = st.session_state.get(_PAGE) != page
    if moved or (given != written() and not touched()):
        for name in address.names:
            if name in given or not moved:
                address.set(name, given.get(name))
            st.session_state.pop(f"widget_{name}", None)
    st.session_state[_PAGE] = page
    return address


def written() -> dict[str, str]:
    """The address as a page last wrote it; another one comes from a link or the browser's Back."""
    found: dict[str, str] = st.session_state.get(_WRITTEN, {})
    return found


def touched() -> bool:
    """Whether the reader used a widget since the page was written.

    Then an address that differs is no link and no Back: the browser has only not heard of ours yet.
    """
    seen: dict[str, object] = st.session_state.get(_SEEN, {})
    return any(k in st.session_state and st.session_state[k] != seen[k] for k in seen)


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept
