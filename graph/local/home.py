"""The folder of the embedded Neo4j: its data, who runs, and who uses it.

data/         Neo4j's own
logs/         server.log (what the process printed) and Neo4j's logs
server.json   the running server, its port and password; readable by its owner alone
users/        a lease for each process that works with the server
keep          there while the server shall go on without users
lock          held while a server starts or ends, and while a lease is taken
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

import psutil
from filelock import FileLock


@dataclass(frozen=True, slots=True)
class Process:
    """A process, told from a later one with the same number by its start (Unix seconds)."""

    pid: int
    started: float

    @classmethod
    def this(cls) -> Self:
        """The process that asks."""
        return cls(os.getpid(), psutil.Process().create_time())

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.started) < 1
            return same and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server. Its user is `neo4j`, its password is new at each start."""

    pid: int
    started: float
    port: int
    password: str = field(repr=False)
    version: str

    @property
    def process(self) -> Process:
        """The process that it runs in."""
        return Process(self.pid, self.started)

    @property
    def uri(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder, by its path."""

    path: Path

    def make(self) -> None:
        """Make the folder, for its owner alone."""
        for folder in (self.path, self.path / "users", self.log.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def lock(self) -> FileLock:
        """The lock, not yet taken."""
        return FileLock(self.path / "lock")

    @property
    def log(self) -> Path:
        """What the server's process prints."""
        return self.path / "logs" / "server.log"

    def server(self) -> Server | None:
        """The server that says it runs here, if its process does."""
        try:
            server = Server(**json.loads((self.path / "server.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return server if server.process.alive else None

    def publish(self, server: Server) -> None:
        """Write down that `server` runs: whole or not at all, and never readable by others."""
        draft = self.path / "server.json.new"
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600, exist_ok=False)
        draft.write_text(json.dumps(asdict(server)), encoding="utf-8")
        draft.replace(self.path / "server.json")

    def forget(self) -> None:
        """Write down that no server runs here."""
        for name in ("server.json", "keep"):
            (self.path / name).unlink(missing_ok=True)

    @property
    def kept(self) -> bool:
        """Whether the server goes on without users."""
        return (self.path / "keep").exists()

    def keep(self) -> None:
        """Let the server go on without users."""
        (self.path / "keep").touch()

    def in_use(self) -> bool:
        """Whether the server has a reason to go on."""
        return self.kept or bool(self.users())

    def lease(self, process: Process) -> Path:
        """Write down that `process` works with the server; the file that says so."""
        file = self.path / "users" / f"{process.pid}-{os.urandom(4).hex()}"
        file.write_text(json.dumps(asdict(process)), encoding="utf-8")
        return file

    def users(self) -> tuple[Process, ...]:
        """The processes that work with the server; leases of dead ones are removed."""
        return tuple(filter(None, map(_user, (self.path / "users").glob("*"))))


def _user(lease: Path) -> Process | None:
    with suppress(OSError, ValueError, TypeError):
        process = Process(**json.loads(lease.read_text(encoding="utf-8")))
        if process.alive:
            return process
        lease.unlink(missing_ok=True)
    return None
