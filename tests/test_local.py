"""The life of the embedded server, on the real one: each test starts at least one of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph import local
from graph.driver import Database, open_database
from graph.errors import DiskFull, HomeInUse, JarsMissing, PortTaken, ServerNotStarted
from graph.local import jars, lifecycle
from graph.local.archive import archive
from graph.local.home import Server
from graph.settings import Settings

USER = """
import sys
from pathlib import Path
from graph.driver import open_database
from graph.local import find
from graph.settings import Settings
home = Path(sys.argv[1])
with open_database(Settings(home=home)) as database:
    print(find(home).pid, flush=True)
    sys.stdin.read()
    print(database.read("RETURN 1 AS one"), flush=True)
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    local.stop(tmp_path / "home")


def user(home: Path) -> subprocess.Popen[str]:
    """Another process that uses the server until its standard input ends."""
    command = [sys.executable, "-c", USER, str(home)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def running(home: Path) -> Server:
    server = local.find(home)
    assert server is not None
    return server


def gone(pid: int, within: float) -> bool:
    deadline = time.monotonic() + within
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not psutil.pid_exists(pid)


def test_a_command_starts_the_server_and_ends_it(home: Path) -> None:
    told: list[str] = []
    with open_database(Settings(home=home), told.append) as database:
        server = running(home)
        assert database.read("RETURN 1 AS one") == [{"one": 1}]
        assert (home / "server.json").stat().st_mode & 0o777 == 0o600
        addresses = {
            connection.laddr.ip
            for connection in psutil.Process(server.pid).net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
        assert {address.removeprefix("::ffff:") for address in addresses} == {"127.0.0.1"}
    assert told[-2:] == ["Starting Neo4j", "Neo4j is ready"]
    assert not psutil.pid_exists(server.pid)
    assert local.status(home) == local.Status(None, (), kept=False)


def test_a_kept_server_stays_on_its_port_until_it_is_stopped(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = local.start(Settings(home=home, port=port))
    assert server.uri == f"bolt://127.0.0.1:{port}"
    with open_database(Settings(home=home)):
        pass
    assert local.status(home) == local.Status(server, (), kept=True)
    assert local.start(Settings(home=home)) == server
    assert local.stop(home)
    assert not psutil.pid_exists(server.pid)
    assert not local.stop(home)


def test_a_killed_server_is_seen_to_be_gone_and_started_anew(home: Path) -> None:
    with open_database(Settings(home=home)) as database:
        database.write(lambda tx: tx.run("CREATE (:Thing)"))
        first = running(home)
        os.kill(first.pid, signal.SIGKILL)
        psutil.Process(first.pid).wait(10)
        assert local.find(home) is None
        with open_database(Settings(home=home)) as again:
            assert again.read("MATCH (n:Thing) RETURN count(n) AS n") == [{"n": 1}]
            second = running(home)
            assert (second.pid == first.pid, second.password == first.password) == (False, False)


def test_two_that_start_at_once_share_one_server_until_both_are_done(home: Path) -> None:
    one, other = user(home), user(home)
    pids = {line(one), line(other)}
    assert len(pids) == 1
    one.communicate("", timeout=30)
    assert local.status(home).server is not None
    rest, _ = other.communicate("", timeout=30)
    assert rest.strip() == "[{'one': 1}]"
    assert (one.returncode, other.returncode) == (0, 0)
    assert not psutil.pid_exists(int(pids.pop()))


def test_a_server_ends_by_itself_when_its_user_was_killed(home: Path) -> None:
    process = user(home)
    pid = int(line(process))
    process.kill()
    process.communicate()
    assert gone(pid, within=30)
    assert local.find(home) is None


def test_a_port_that_is_taken_is_named(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} .* set REORG_PORT"):
            local.start(Settings(home=home, port=port))
    assert local.status(home) == local.Status(None, (), kept=False)


def test_data_that_another_server_holds_are_left_alone(home: Path) -> None:
    server = local.start(Settings(home=home))
    record = home / "server.json"
    known = record.read_text(encoding="utf-8")
    record.unlink()
    with pytest.raises(HomeInUse, match="set REORG_HOME"):
        local.start(Settings(home=home))
    record.write_text(known, encoding="utf-8")
    assert running(home) == server


def test_a_start_that_fails_shows_the_end_of_the_log(home: Path) -> None:
    (home / "neo4j.conf").mkdir(parents=True)
    with pytest.raises(ServerNotStarted, match=r"(?s)server\.log says:.*IsADirectoryError"):
        local.start(Settings(home=home))


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ServerNotStarted, match="set REORG_HOME"):
        local.start(Settings(home=tmp_path / "file" / "home"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB, a little less than Neo4j needs to start."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mount, check=False).returncode
    ):
        pytest.skip("a disk that is full needs root on Linux to be made")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_too_small_a_disk_is_named_before_the_start(small_disk: Path) -> None:
    with pytest.raises(DiskFull, match="make room, or set REORG_HOME"):
        local.start(Settings(home=small_disk / "home"))


def test_a_disk_that_fills_up_ends_the_start(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifecycle, "ROOM", 0)
    with pytest.raises(DiskFull, match="make room, or set REORG_HOME"):
        local.start(Settings(home=small_disk / "home"))
    assert local.find(small_disk / "home") is None


def test_a_start_takes_the_classes_from_the_archive(server: Database, settings: Settings) -> None:
    assert server.address == running(settings.home).uri
    mapped = Path(f"/proc/{running(settings.home).pid}/maps").read_text(encoding="utf-8")
    assert re.search(r"/classes-[0-9a-f]{16}\.jsa$", mapped, re.MULTILINE)


def test_an_archive_that_cannot_be_made_is_tried_once(tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        assert archive([str(tmp_path / "no.jar")], told.append, tmp_path) is None
    assert len(told) == 1
    assert archive([], told.append, tmp_path / "a file.jsa" / "below") is None


def test_a_jar_that_was_changed_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = min(jars.locked(), key=lambda jar: len(str(jar)))
    lock = tmp_path / "neo4j.lock"
    monkeypatch.setattr(jars, "_lock", lambda: lock)
    lock.write_text(f"{jar} {jar.sha256}\n", encoding="utf-8")
    (path,) = jars.classpath(print, tmp_path)
    path.write_bytes(b"changed")
    assert jars.classpath(print, tmp_path) == (path,)
    lock.write_text(f"{jar} {'0' * 64}\n", encoding="utf-8")
    with pytest.raises(JarsMissing, match="its SHA-256 differs"):
        jars.classpath(print, tmp_path)
    assert not path.exists()


def test_a_server_beside_another_goes_on_as_long_as_that_lives(home: Path) -> None:
    with subprocess.Popen(["sleep", "120"]) as owner:
        started = psutil.Process(owner.pid).create_time()
        other = Server(owner.pid, started, port=0, password="-", version="-")
        server = local.beside(Settings(home=home), other)
        assert local.beside(Settings(home=home), other) == server
        assert local.status(home).users == (other.process,)
        owner.kill()
    assert gone(server.pid, within=30)


def test_an_expendable_server_is_lost_at_once_and_comes_back(home: Path) -> None:
    this = psutil.Process()
    owner = Server(this.pid, this.create_time(), port=0, password="-", version="-")
    first = local.beside(Settings(home=home), owner)
    local.lose(home, first)
    assert not psutil.pid_exists(first.pid)
    second = local.beside(Settings(home=home), owner)
    local.lose(home, first)  # another has taken its place
    assert running(home) == second
    local.lose(home, second)
