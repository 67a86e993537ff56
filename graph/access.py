"""Access: who may do what. Every function that writes for somebody asks here, no page does.

A name is what the log-in or the trusted proxy tells (an e-mail address, as a rule); who runs the
program for himself, without a log-in, may do everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from graph.errors import Forbidden


class Grade(StrEnum):
    """How far somebody is trusted, the least first."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


class Act(StrEnum):
    """What can be forbidden, in words that a message can hold."""

    ADD = "add a memo"
    RULE = "rule on statements and names"
    WITHDRAW = "withdraw a memo that somebody else added"
    OVERRULE = "undo what somebody else decided"


_MAY = {
    Grade.VIEWER: frozenset[Act](),
    Grade.EDITOR: frozenset({Act.ADD, Act.RULE}),
    Grade.ADMIN: frozenset(Act),
}


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs what they decide."""

    name: str
    grade: Grade

    def may(self, act: Act) -> bool:
        """Whether they may do it."""
        return act in _MAY[self.grade]

    def check(self, act: Act) -> None:
        """Raise Forbidden unless they may do it."""
        if not self.may(act):
            raise Forbidden(
                f"{self.name} is {self.grade} and may not {act}: an admin may, or can name "
                f"{self.name} in REORG_EDITORS or REORG_ADMINS"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """Who is what, as patterns of names: `ana@example.org`, `*@example.org`, `*`.

    Who is named nowhere may not even look.
    """

    admins: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()

    def user(self, name: str) -> User:
        """Who somebody of this name is; raises Forbidden where no pattern fits."""
        listed = (
            (Grade.ADMIN, self.admins),
            (Grade.EDITOR, self.editors),
            (Grade.VIEWER, self.viewers),
        )
        for grade, patterns in listed:
            if any(fnmatchcase(name.casefold(), pattern.casefold()) for pattern in patterns):
                return User(name, grade)
        raise Forbidden(
            f"{name} is not named in REORG_VIEWERS, REORG_EDITORS or REORG_ADMINS: an admin can do that"
        )
