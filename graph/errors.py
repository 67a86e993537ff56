"""What can go wrong between Reorg and Neo4j.

    GraphError                      exit code 1
    ├── SettingsError               2   the environment's variables do not fit
    ├── NotInstalled                2   a part that is asked for needs a package that is not there
    ├── Unavailable                 4   nothing answers at the address
    ├── ServerNotStarted            4   the embedded server did not come up
    │   ├── PortTaken               4
    │   ├── DiskFull                4
    │   ├── HomeInUse               4   another server works on the same folder
    │   └── JarsMissing             4   Neo4j's jars cannot be fetched, or are not the locked ones
    ├── Refused                     5   a server answers, and says no
    │   ├── AuthFailed              5
    │   ├── UnsupportedVersion      5
    │   └── DatabaseMissing         5
    ├── BadMemo                     3   a memo that cannot be put into the log
    ├── BadBackup                   3   a back-up that is not whole, or has nowhere to go
    ├── BadDecision                 3   a decision about nothing that the log holds
    ├── Outdated                    7   somebody else has decided on the same thing since
    ├── Forbidden                   5   the user may not do this
    ├── NotWritten                  3   a file that cannot be written as asked
    ├── BadQuery                    3   a saved query that is not there, or lacks a parameter
    ├── QueryFailed                 6   the server took a query and could not carry it out
    │   ├── TimedOut                6
    │   │   └── Endless             6   the server was told to end it, and could not
    │   ├── TooLarge             6   it takes more memory than the server has for it
    │   ├── Overfull                6   a row is larger than may be sent
    │   └── ReadOnly                6   a query that may only read tried to write
    └── Declined                    8   a query that the console does not run, or not to its end

Every message says what was wrong, where, and what to do.
"""

from collections.abc import Mapping
from typing import ClassVar


class GraphError(Exception):
    """The root. `exit_code` is what a command ends with."""

    exit_code: ClassVar[int] = 1


class SettingsError(GraphError):
    """Variables that do not fit; `problems` holds a sentence for each of them."""

    exit_code: ClassVar[int] = 2

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class NotInstalled(GraphError):
    """A part of Reorg that needs a package which is not installed with the rest."""

    exit_code: ClassVar[int] = 2


class Unavailable(GraphError):
    """Nothing answers at the address, or it stopped answering."""

    exit_code: ClassVar[int] = 4


class ServerNotStarted(GraphError):
    """The embedded server did not come up; the message ends with its log's last lines."""

    exit_code: ClassVar[int] = 4


class PortTaken(ServerNotStarted):
    """Another program listens on the port asked for."""


class DiskFull(ServerNotStarted):
    """No room for the data."""


class HomeInUse(ServerNotStarted):
    """Another Neo4j works on the same data folder."""


class JarsMissing(ServerNotStarted):
    """Neo4j's jars cannot be fetched, or their content is not what the lock says."""


class Refused(GraphError):
    """A server answers, and says no."""

    exit_code: ClassVar[int] = 5


class AuthFailed(Refused):
    """The server does not take the user and password."""


class UnsupportedVersion(Refused):
    """The server is not a Neo4j that Reorg can work with."""


class DatabaseMissing(Refused):
    """The server has no database of that name."""


class BadMemo(GraphError):
    """A memo that cannot be put into the log, since it does not tell what the log needs."""

    exit_code: ClassVar[int] = 3


class BadBackup(GraphError):
    """A file that is no whole back-up, or a Neo4j that holds a log already."""

    exit_code: ClassVar[int] = 3


class NotWritten(GraphError):
    """A file that is there already, or that cannot hold what it should."""

    exit_code: ClassVar[int] = 3


class BadDecision(GraphError):
    """A decision that is about nothing in the log, or lacks what its kind needs."""

    exit_code: ClassVar[int] = 3


class Outdated(GraphError):
    """A decision whose author did not know of one that somebody has made on the same thing."""

    exit_code: ClassVar[int] = 7


class Forbidden(GraphError):
    """Something that its user may not do, or a user whom nobody let in."""

    exit_code: ClassVar[int] = 5


class BadQuery(GraphError):
    """A saved query that is not there, is written wrongly, or is asked without what it needs."""

    exit_code: ClassVar[int] = 3


class QueryFailed(GraphError):
    """The server could not carry a query out; `code` is its own word for why."""

    exit_code: ClassVar[int] = 6

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class TimedOut(QueryFailed):
    """The query took longer than it may."""


class Endless(TimedOut):
    """The query took longer than it may, and the server did not end it."""


class TooLarge(QueryFailed):
    """What was asked takes more memory than the server has for it."""


class Overfull(QueryFailed):
    """The answer has a row that is larger than may be sent."""


class ReadOnly(QueryFailed):
    """A query that may only read tried to write."""


class Declined(GraphError):
    """A query that the console does not run, or ended: by which `rule`, and what to do instead.

    `told` has the sentence by language (en, zh).
    """

    exit_code: ClassVar[int] = 8

    def __init__(self, rule: str, told: Mapping[str, str]) -> None:
        super().__init__(told["en"])
        self.rule = rule
        self.told = told
