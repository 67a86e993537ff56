"""The command `reorg` as a person runs it: its own process, the real Neo4j, files on disk."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from itertools import takewhile
from pathlib import Path

import psutil
import pytest

from graph.driver import Database
from graph.settings import Settings
from tests import own_memo
from tests.client_memo import COMPANY, MEMO
from tests.command import REORG, Reorg


@pytest.fixture
def reorg(database: Database, settings: Settings) -> Reorg:
    """The command, on the run's Neo4j without nodes."""
    assert database
    return Reorg(settings.home)


@pytest.fixture
def offline(tmp_path: Path) -> Reorg:
    """The command on a home folder of its own, in which no server is started."""
    return Reorg(tmp_path / "home")


@pytest.mark.parametrize(
    "words",
    [(), ("extract",), ("ingest",), ("compare",), ("query",), ("serve",), ("demo",), ("db",)]
    + [("db", verb) for verb in ("start", "stop", "status")],
)
def test_every_command_explains_itself(offline: Reorg, words: tuple[str, ...]) -> None:
    done = offline(*words, "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_extract_prints_a_statement_a_line_with_its_characters(offline: Reorg) -> None:
    done = offline("extract", MEMO)
    text = MEMO.read_text("utf-8")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) > 60
    assert all(text[row["start"] : row["end"]] == row["evidence"] for row in rows)


def test_extract_reads_standard_input_as_it_reads_a_file(offline: Reorg) -> None:
    assert (
        offline("extract", "-", stdin=MEMO.read_bytes()).stdout == offline("extract", MEMO).stdout
    )


def test_extract_explains_the_way_from_the_sentence(offline: Reorg) -> None:
    done = offline("extract", "--explain", MEMO)
    assert done.returncode == 0
    assert "pattern zh/" in done.stdout
    assert "class CREATE" in done.stdout


def test_extract_writes_a_file_for_each_folder_with_a_memo(offline: Reorg, tmp_path: Path) -> None:
    for slug in ("one", "two"):
        (tmp_path / "memos" / slug).mkdir(parents=True)
        (tmp_path / "memos" / slug / "memo.txt").write_bytes(MEMO.read_bytes())
    out = tmp_path / "out"
    assert offline("extract", tmp_path / "memos", "-o", out).returncode == 0
    assert {path.name for path in out.iterdir()} == {"one.jsonl", "two.jsonl"}


def test_the_scorer_holds_the_bar_on_the_clients_memo(
    offline: Reorg, shared: Path, tmp_path: Path
) -> None:
    assert offline("extract", shared / "memos", "-o", tmp_path).returncode == 0
    scorer = shared / "statements" / "score.py"
    command: list[str | Path] = [sys.executable, scorer, shared / "memos", tmp_path]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (line,) = [line for line in printed.splitlines() if line.startswith("00_seed")]
    *_, f1, traps = line.split()
    assert float(f1) >= 0.97
    assert traps.startswith("0/")


def test_ingesting_twice_gives_the_same_comparison(reorg: Reorg) -> None:
    first = reorg.json("ingest", MEMO, "--company", COMPANY)
    window = ("compare", "--from", "2022-01-05", "--to", "2022-01-06")
    once = reorg.json(*window)
    second = reorg.json("ingest", MEMO, "--company", COMPANY)
    assert [row["stored"] for row in (*first, *second)] == ["new", "was there"]
    assert reorg.json(*window) == once
    assert len(once["changes"]) > 25
    sentences = {e["text"] for row in once["changes"] for e in row["evidence"]}
    assert all(sentence in MEMO.read_text("utf-8") for sentence in sentences)


def test_an_empty_graph_says_how_to_fill_it(reorg: Reorg) -> None:
    done = reorg("compare")
    assert done.returncode == 3
    assert "reorg ingest FILE" in done.stderr


BAD = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 40,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "no reorganisation": "今天天气很好，适合散步。".encode(),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_bad_input_is_refused_and_leaves_nothing(
    offline: Reorg, tmp_path: Path, command: str, kind: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(BAD[kind])
    out = tmp_path / "out"
    done = offline(command, bad, *(("-o", out) if command == "extract" else ()))
    assert done.returncode == 3
    assert str(bad) in done.stderr
    assert not done.stdout
    assert not out.exists()
    assert not (tmp_path / "home").exists()


def test_a_file_that_is_missing_or_too_large_is_refused(offline: Reorg, tmp_path: Path) -> None:
    missing = offline("extract", tmp_path / "missing.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    too_large = offline("ingest", large)
    assert (missing.returncode, too_large.returncode) == (3, 3)
    assert "missing.txt" in missing.stderr
    assert "large.txt" in too_large.stderr


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings_read_the_same(offline: Reorg, tmp_path: Path, encoding: str) -> None:
    other = tmp_path / "memo.txt"
    other.write_bytes(MEMO.read_text("utf-8").encode(encoding))
    assert offline("extract", other).stdout == offline("extract", MEMO).stdout


def test_a_folder_lists_what_it_cannot_take_and_stores_the_others(
    reorg: Reorg, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(own_memo.TEXT, "utf-8")
    nobodys = own_memo.TEXT.replace(own_memo.COMPANY, "")
    (tmp_path / "nobodys.txt").write_text(nobodys, "utf-8")
    done = reorg("ingest", tmp_path)
    told = " ".join(done.stderr.split())  # as wide as the terminal
    assert done.returncode == 3
    assert "empty.txt is empty" in told
    assert "nobodys.txt does not tell whose memo it is: say it with --company" in told
    assert "good.txt" not in told
    assert reorg.json("compare", "--company", own_memo.COMPANY)["changes"]


def test_a_server_that_is_not_there_is_said_to_be_missing(offline: Reorg) -> None:
    done = offline("compare", NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="x")
    assert done.returncode == 4
    assert "does not answer" in done.stderr


def test_a_database_starts_is_used_and_stops(offline: Reorg) -> None:
    assert offline("db", "status").returncode == 4
    assert offline("db", "start").returncode == 0
    running = offline.json("db", "status")
    assert running["running"]
    assert offline.json("ingest", MEMO, "--company", COMPANY)
    assert offline.json("db", "status")["pid"] == running["pid"]
    assert offline("db", "stop").returncode == 0
    assert not psutil.pid_exists(running["pid"])
    assert offline("db", "status").returncode == 4


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_said_to_be_taken(offline: Reorg) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = offline("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 4
    assert "choose another with --port" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_serves_the_memo_and_leaves_no_process(
    offline: Reorg, number: signal.Signals
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command: list[str | Path] = [REORG, "demo", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=offline.environment) as demo:
        assert demo.stdout
        printed = list(takewhile(lambda line: address.encode() not in line, demo.stdout))
        assert COMPANY in b"".join(printed).decode()
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:  # noqa: S310
            assert answer.read() == b"ok"
        family = psutil.Process(demo.pid).children(recursive=True)
        assert offline.json("db", "status")["running"]
        demo.send_signal(number)
        demo.communicate(timeout=60)
    _, left = psutil.wait_procs(family, timeout=30)
    assert family
    assert not left
    assert offline("db", "status").returncode == 4
