"""reorg db, reorg serve, reorg demo: what runs, and for how long."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import typer

from cli.output import print_json, print_text, tell
from graph import backup as backups
from graph import fetch, local
from graph.driver import Database, open_database
from graph.errors import PortTaken, ServerNotStarted, SettingsError
from graph.login import HERE, Login
from graph.rebuild import rebuild as derive_anew
from graph.schema import create_schema
from graph.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "data" / "memos"
HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds until the app must have answered
GRACE = 10.0  # seconds that the app has to end


def start() -> None:
    """Start the embedded Neo4j and leave it running until reorg db stop."""
    server = local.start(_settings(), tell)
    print_text(f"Neo4j {server.version} answers at {server.uri}")


def stop() -> None:
    """Stop the embedded Neo4j."""
    ended = local.stop(_settings().home)
    print_text("Neo4j has stopped" if ended else "No embedded Neo4j was running")


def status(*, as_json: bool) -> None:
    """Say whether the embedded Neo4j runs, where, and for whom; exit code 4 if it does not."""
    found = local.status(_settings().home)
    server = found.server
    if as_json:
        print_json(
            {
                "running": server is not None,
                "uri": server.uri if server else None,
                "version": server.version if server else None,
                "pid": server.pid if server else None,
                "users": len(found.users),
                "kept": found.kept,
            }
        )
    elif server:
        kept = "until reorg db stop" if found.kept else "until its users are done"
        print_text(f"Neo4j {server.version} answers at {server.uri}, process {server.pid}, {kept}")
        print_text(f"{len(found.users)} in use; data in {_settings().home}")
    else:
        print_text("No embedded Neo4j is running: reorg db start")
    if not server:
        raise typer.Exit(ServerNotStarted.exit_code)


def url(*, as_json: bool) -> None:
    """Say where other programs find the graph, and how they log in; raises ServerNotStarted."""
    settings = _settings()
    found, server = settings, local.status(settings.home).server
    if settings.uri is None:
        if server is None:
            raise ServerNotStarted("no embedded Neo4j is running: reorg db start")
        found = replace(settings, uri=server.uri, password=server.password)
    if as_json:
        kept = ("uri", "user", "password", "database")
        print_json({name: getattr(found, name) for name in kept})
        return
    told = "NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE" if settings.uri else "reorg db url --json"
    print_text(f"{found.uri}\nuser {found.user}, database {found.database}, password: see {told}")


def backup(path: Path) -> None:
    """Write the log to a file."""
    with open_database(_settings(), tell) as database:
        print_text(f"{backups.backup(database, path)} records written to {path}")


def restore(path: Path) -> None:
    """Put a back-up into the database."""
    with open_database(_settings(), tell) as database:
        print_text(f"{backups.restore(database, path, tell)} records restored")


def rebuild(company: str | None) -> None:
    """Derive the graph anew."""
    with open_database(_settings(), tell) as database:
        create_schema(database)
        for each in [fetch.company_of(database, company)] if company else fetch.companies(database):
            print_text(f"{each}: derived anew through {derive_anew(database, each, tell)} moments")


def serve(port: int, host: str = HOST) -> None:
    """Serve the web app until Ctrl-C; to other machines only where a log-in is set up."""
    login = Login.from_environment(os.environ)
    if login.way is None and host not in HERE:
        raise SettingsError(
            (f"--host {host} would let everybody in: set REORG_LOGIN, or leave out --host",)
        )
    _free(port, host)
    with open_database(_settings(), tell) as database:
        create_schema(database)
        _serve(database, port, host)


def demo(port: int) -> None:
    """Put the client's memo into the graph and serve the app until Ctrl-C."""
    from cli.memos import ingest

    _free(port)
    with open_database(_settings(), tell) as database:
        ingest([str(DEMO)], None, None, as_json=False)
        _serve(database, port, HOST)


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _free(port: int, host: str = HOST) -> None:
    """Raise PortTaken where something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(f"port {port} is taken: choose another with --port") from error


def _serve(database: Database, port: int, host: str) -> None:
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    options = [f"--server.port={port}", f"--server.address={host}", "--server.headless=true"]
    with _interrupted_by(signal.SIGTERM), _running([*command, *options]) as app:
        with ThreadPoolExecutor(1) as pool:
            warm = pool.submit(_warm, database)
            _wait_until_up(app, port, host)
            warm.result()
        alone = (
            "" if Login.from_environment(os.environ).way else ", to this machine only: no log-in"
        )
        print_text(f"Reorg is at http://{host}:{port}{alone} — Ctrl-C ends it")
        sys.stdout.flush()
        while app.poll() is None:  # app.wait() would miss a signal that comes just before it
            time.sleep(1)


def _warm(database: Database) -> None:
    """Ask once what the first page asks, so that its visitor need not wait for Neo4j's plans."""
    for company in fetch.companies(database)[:1]:
        fetch.graph_version(database, company)
        fetch.log_of(database, company)
        fetch.additions(database, company)
        fetch.memos(database, company)


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A child process of this folder that is gone afterwards, whatever happens."""
    # The address of a connection is that of the proxy, whatever the proxy says of the one before it.
    environment = {**os.environ, "FORWARDED_ALLOW_IPS": ""}
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment)
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextmanager
def _interrupted_by(number: signal.Signals) -> Iterator[None]:
    """Let a signal end the program as Ctrl-C does."""
    before = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(number, before)


def _wait_until_up(app: subprocess.Popen[bytes], port: int, host: str) -> None:
    deadline = time.monotonic() + PATIENCE
    address = f"http://{host}:{port}/_stcore/health"
    while time.monotonic() < deadline:
        if app.poll() is not None:
            raise ServerNotStarted(f"the app ended at once with exit code {app.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise ServerNotStarted(f"the app did not answer at {address} in {PATIENCE:.0f} s")
