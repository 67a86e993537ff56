"""The embedded Neo4j: start it, find it, use it, stop it.

One server a home folder. Whoever uses it holds a lease; the last one out ends it, unless it was
started to be kept. The server watches the leases too, so it also ends when its users were killed.
"""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from filelock import Timeout

from graph.errors import DiskFull, HomeInUse, PortTaken, ServerNotStarted
from graph.local import jars
from graph.local.archive import archive
from graph.local.home import Home, Process, Server
from graph.local.jars import Progress
from graph.local.launch import GRACE, PATIENCE, Ended, Launch, spawned
from graph.settings import Settings

ROOM = 64  # MiB that must be free to start
LEAST = 1  # MiB; with less, a starting Neo4j tries for ever
LINES = 12  # of the log, shown when a start fails


@dataclass(frozen=True, slots=True)
class Status:
    """What runs in a home folder: the server, who uses it, whether it goes on without users."""

    server: Server | None
    users: tuple[Process, ...]
    kept: bool


def find(home: Path) -> Server | None:
    """The running server, if its process lives and its port answers."""
    server = Home(home).server()
    return server if server and _answers(server) else None


def status(home: Path) -> Status:
    """What runs in `home` now."""
    folder = Home(home)
    server = find(home)
    return Status(server, folder.users(), kept=server is not None and folder.kept)


def start(settings: Settings, on_progress: Progress = lambda _: None) -> Server:
    """Start the server, or find it running; either way it goes on until `stop`."""
    home = _opened(settings.home)
    with _locked(home):
        server = find(home.path) or _launched(home, settings, on_progress)
        home.keep()
    return server


@contextmanager
def using(settings: Settings, on_progress: Progress = lambda _: None) -> Iterator[Server]:
    """Use the running server, or start it; the last one out ends it."""
    home = _opened(settings.home)
    with _locked(home):
        lease = home.lease(Process.this())
        try:
            server = find(home.path) or _launched(home, settings, on_progress)
        except BaseException:
            lease.unlink(missing_ok=True)
            raise
    try:
        yield server
    finally:
        with _locked(home):
            lease.unlink(missing_ok=True)
            if not home.in_use():
                _end(home)


def beside(settings: Settings, owner: Server, on_progress: Progress = lambda _: None) -> Server:
    """An expendable server, started or found running; it goes on as long as `owner` lives."""
    home = _opened(settings.home)
    with _locked(home):
        if owner.process not in home.users():
            home.lease(owner.process)
        return find(home.path) or _launched(home, settings, on_progress, expendable=True)


def lose(home: Path, server: Server) -> None:
    """End a server at once, whatever it is doing, unless another has taken its place."""
    folder = Home(home)
    with _locked(folder):
        if folder.server() == server:
            folder.forget()
            with suppress(psutil.NoSuchProcess):
                process = psutil.Process(server.pid)
                process.kill()
                process.wait(GRACE)


def stop(home: Path) -> bool:
    """End the server, whoever uses it; whether one ran."""
    folder = Home(home)
    if not folder.path.is_dir():
        return False
    with _locked(folder):
        return _end(folder)


@contextmanager
def _locked(home: Home) -> Iterator[None]:
    """Hold the home's lock; another process may hold it as long as a start takes."""
    lock = home.lock
    try:
        lock.acquire(timeout=PATIENCE + GRACE)
    except Timeout as error:
        raise HomeInUse(
            f"another process is starting or ending Neo4j in {home.path} and does not finish: "
            "end it, or set REORG_HOME"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _opened(path: Path) -> Home:
    """The home folder, made if need be, with room in it."""
    home = Home(path)
    try:
        home.make()
        free = _free(home)
    except OSError as error:
        raise ServerNotStarted(f"{path} cannot be used: {error}; set REORG_HOME") from error
    if free < ROOM and home.server() is None:
        raise _disk_full(home)
    return home


def _free(home: Home) -> int:
    return shutil.disk_usage(home.path).free // 2**20


def _disk_full(home: Home) -> DiskFull:
    return DiskFull(
        f"{home.path} has {_free(home)} MiB left and Neo4j needs {ROOM} to start: make room, "
        "or set REORG_HOME to a folder on another disk"
    )


def _answers(server: Server) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", server.port), timeout=5):
            return True
    except OSError:
        return False


def _launched(
    home: Home, settings: Settings, on_progress: Progress, *, expendable: bool = False
) -> Server:
    """A new server. The home's lock is held."""
    _end(home)  # one whose process lives but whose port does not answer
    classpath = tuple(str(path) for path in jars.classpath(on_progress))
    classes = archive(classpath, on_progress)
    launch = Launch(
        home=str(home.path),
        port=settings.port,
        heap=settings.heap,
        page_cache=settings.page_cache,
        classpath=classpath,
        expendable=expendable,
        java=(f"-XX:SharedArchiveFile={classes}",) if classes else (),
    )
    on_progress("Starting Neo4j")
    process = spawned(launch)
    deadline = time.monotonic() + PATIENCE
    try:
        while (server := home.server()) is None:
            if _free(home) < LEAST:
                raise _disk_full(home)
            if process.poll() is not None:
                raise _failure(home, settings, process.returncode)
            if time.monotonic() > deadline:
                raise ServerNotStarted(f"Neo4j did not start in {PATIENCE:.0f} s\n{_tail(home)}")
            time.sleep(0.05)
    except BaseException:
        process.kill()
        process.wait()
        raise
    process.returncode = 0  # it lives on without us: Popen shall not warn that it does
    # Should it end before us, nothing of it shall stay in the table of processes.
    threading.Thread(target=psutil.Process(process.pid).wait, daemon=True).start()
    on_progress("Neo4j is ready")
    return server


def _failure(home: Home, settings: Settings, code: int) -> ServerNotStarted:
    """The error for the exit code of a server that did not start."""
    if code == Ended.PORT_TAKEN:
        return PortTaken(
            f"port {settings.port} of 127.0.0.1 is taken: set REORG_PORT to another, "
            "or unset it to take any free one"
        )
    if code == Ended.DISK_FULL:
        return _disk_full(home)
    if code == Ended.HOME_IN_USE:
        return HomeInUse(f"another Neo4j works on {home.path}: end it, or set REORG_HOME")
    return ServerNotStarted(
        f"Neo4j did not start (exit code {code}); the end of {home.log} says:\n{_tail(home)}"
    )


def _tail(home: Home) -> str:
    lines = home.log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"  {line}" for line in lines[-LINES:])


def _end(home: Home) -> bool:
    """End the server's process: asked first, killed after a grace period. The lock is held."""
    server = home.server()
    home.forget()
    if server is None:
        return False
    try:
        process = psutil.Process(server.pid)
        process.terminate()
        try:
            process.wait(GRACE + 5)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(GRACE)
    except psutil.NoSuchProcess:
        pass
    return True
