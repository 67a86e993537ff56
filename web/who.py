"""Who: the user of this session, by log-in, by proxy, or by what they call themselves here.

Without a log-in only this machine may reach the app; a name is then but a signature.
"""

from __future__ import annotations

import getpass
import os

import streamlit as st

from graph.access import User
from graph.errors import Forbidden
from graph.login import HERE, Login, Way

SIGNED = "signed_as"  # of the session's state: the name that somebody without a log-in gave


def login() -> Login:
    """How people are told apart here, as the environment says."""
    return Login.from_environment(os.environ)


def current_user() -> User | None:
    """The user of this session, None where they have yet to log in; raises Forbidden, SettingsError."""
    how = login()
    if how.way is Way.PROXY:
        return how.user_from_proxy(st.context.headers, st.context.ip_address)
    if how.way is Way.OIDC:
        return how.user(_told()) if st.user.get("is_logged_in") else None
    if st.get_option("server.address") not in HERE:
        raise Forbidden(
            "without a log-in the app may listen on 127.0.0.1 only: "
            "leave out --server.address, or set REORG_LOGIN"
        )
    return how.user(st.session_state.get(SIGNED) or getpass.getuser())


def _told() -> str:
    """The name that the provider tells; an address that it has not verified is no name."""
    email = st.user.get("email")
    if email and st.user.get("email_verified", True):
        return str(email)
    return str(st.user.get("sub") or "")
