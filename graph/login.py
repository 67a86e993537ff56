"""Log-in: how the program knows who somebody is, as the environment says; without that, nobody asks.

Without a log-in only this machine may reach the app, and who sits at it may do everything.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from graph.access import Grade, Grades, User
from graph.errors import Forbidden, SettingsError

GRADES = ("REORG_ADMINS", "REORG_EDITORS", "REORG_VIEWERS")
OF_A_PROXY = ("REORG_PROXY_HEADER", "REORG_PROXY_FROM")
HERE = ("127.0.0.1", "::1", "localhost")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Way(StrEnum):
    """How somebody logs in: by an OpenID Connect provider, or by a proxy that does it before us."""

    OIDC = "oidc"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """How people are told apart. `way` None: they are not, and only this machine may look.

    A proxy names the user in `header`; it is believed only from the addresses `sources`.
    """

    way: Way | None = None
    grades: Grades = field(default_factory=Grades)
    header: str = "X-Forwarded-Email"
    sources: tuple[Network, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables; raise SettingsError with all that is wrong."""
        given = {name: value.strip() for name, value in environment.items() if value.strip()}
        problems: list[str] = []
        way, sources = _way(given, problems), _sources(given, problems)
        problems += _stray(given, way)
        if problems:
            raise SettingsError(tuple(problems))
        admins, editors, viewers = (_listed(given.get(name, "")) for name in GRADES)
        return cls(
            way=way,
            grades=Grades(admins=admins, editors=editors, viewers=viewers),
            header=given.get("REORG_PROXY_HEADER", "X-Forwarded-Email"),
            sources=sources,
        )

    def user(self, name: str) -> User:
        """Somebody whose name is known; without a log-in everybody may do everything."""
        return self.grades.user(name) if self.way else User(name, Grade.ADMIN)

    def user_from_proxy(self, headers: Mapping[str, str], source: str | None) -> User:
        """Whom the proxy names; `source` is the address of the connection, None for this machine.

        Raises Forbidden where the connection is not the proxy's, or it names nobody.
        """
        address = ipaddress.ip_address(source or HERE[0])
        if not any(address in network for network in self.sources):
            raise Forbidden(f"{address} is no address of the proxy: see REORG_PROXY_FROM")
        name = headers.get(self.header, "").strip()
        if not name:
            raise Forbidden(f"the proxy sends no {self.header}: see REORG_PROXY_HEADER")
        return self.user(name)


def _way(given: Mapping[str, str], problems: list[str]) -> Way | None:
    value = given.get("REORG_LOGIN")
    if value and value not in set(Way):
        problems.append(f"REORG_LOGIN is {value!r}: give oidc or proxy, or unset it")
        return None
    return Way(value) if value else None


def _sources(given: Mapping[str, str], problems: list[str]) -> tuple[Network, ...]:
    found = []
    for text in _listed(given.get("REORG_PROXY_FROM", "")):
        try:
            found.append(ipaddress.ip_network(text))
        except ValueError:
            problems.append(
                f"REORG_PROXY_FROM holds {text!r}: give addresses such as 10.0.0.4 or 10.0.0.0/24"
            )
    return tuple(found)


def _stray(given: Mapping[str, str], way: Way | None) -> list[str]:
    """What is set and would be passed over in silence, or is missing."""
    found = []
    if way is Way.PROXY and "REORG_PROXY_FROM" not in given:
        found.append("REORG_PROXY_FROM is not set: say from which addresses the proxy connects")
    if way and not any(name in given for name in GRADES):
        found.append("nobody is let in: set REORG_ADMINS, REORG_EDITORS or REORG_VIEWERS")
    unused = (*(() if way else GRADES), *(() if way is Way.PROXY else OF_A_PROXY))
    needed = "REORG_LOGIN is not" if way is None else "REORG_LOGIN is not proxy"
    found += [f"{name} is set but {needed}: unset {name}" for name in unused if name in given]
    return found


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
