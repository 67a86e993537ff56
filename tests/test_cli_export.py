"""`reorg export` as a person runs it: what it writes, what it refuses, and what it leaves alone."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from cli import exporting
from graph.driver import Database
from graph.errors import NotWritten, SettingsError
from graph.export.whole import write_whole
from graph.settings import Settings
from tests.client_memo import COMPANY, DAY, EVE
from tests.command import Reorg
from web.downloads import FORMATS, Order
from web.words import Language, words_in


@pytest.fixture
def reorg(seed: Database, settings: Settings) -> Reorg:
    """The command, on a Neo4j with the client's memo."""
    assert seed
    return Reorg(settings.home)


def test_another_process_writes_the_same_bytes(
    reorg: Reorg, seed: Database, tmp_path: Path
) -> None:
    file = tmp_path / "graph.graphml"
    done = reorg("export", "graphml", "-o", file, "--as-of", str(DAY), PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    words = words_in(Language.EN)
    order = Order(company=COMPANY, words=words, from_day=EVE, to_day=DAY, as_of=DAY)
    assert file.read_bytes() == FORMATS["graphml"].write(seed, order)
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_is_written_over_only_by_force(reorg: Reorg, tmp_path: Path) -> None:
    file = tmp_path / "changes.csv"
    file.write_text("mine")
    refused = reorg("export", "csv", "-o", file)
    assert (refused.returncode, file.read_text()) == (3, "mine")
    assert "--force" in refused.stderr
    assert reorg("export", "csv", "-o", file, "--force").returncode == 0
    assert file.read_bytes() == reorg("export", "csv", "-o", "-").stdout.encode()


def test_the_formats_are_listed_with_what_they_heed(reorg: Reorg) -> None:
    done = reorg("export", COLUMNS="120")
    assert done.returncode == 0
    assert all(f" {name} " in done.stdout for name in FORMATS)
    assert "--as-of" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("xlsx", "--as-of", "2022-01-06"), 2, "xlsx does not heed --as-of"),
        (("jsonl", "-o", "missing/x.jsonl"), 3, "cannot be written: No such file"),
        (("turtle", "--company", "无"), 3, "there is no company '无'"),
    ],
)
def test_what_cannot_be_written_says_what_to_do(
    reorg: Reorg, words: tuple[str, ...], code: int, said: str
) -> None:
    done = reorg("export", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


NOTHING = dict.fromkeys(("--as-of", "--from", "--to", "--known-at", "--sheet"))


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("doc", {}, "there is no format 'doc'; there are: jsonl"),
        ("svg", {"--as-of": "2022-01-06", "--to": "2022-01-07"}, "give one or the other"),
        ("csv", {"--sheet": "x"}, "not one of before, after"),
    ],
)
def test_options_that_do_not_fit_are_refused(name: str, options: dict[str, str], said: str) -> None:
    asked = exporting.Asked(company=None, options=NOTHING | options)
    with pytest.raises(SettingsError, match=said):
        exporting.export(name, None, asked, over=False)


def test_a_file_that_finds_no_room_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    write_whole(file, b"before")
    code = (
        "import sys; from pathlib import Path; from graph.errors import NotWritten, SettingsError\n"
        "from graph.export.whole import write_whole\n"
        "try: write_whole(Path(sys.argv[1]), bytes(100_000))\n"
        "except NotWritten as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, file],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{file} cannot be written: File too large" in done.stdout
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_is_not_written_over_unasked(tmp_path: Path) -> None:
    file = tmp_path / "x"
    write_whole(file, b"1", over=False)
    with pytest.raises(NotWritten, match="is there already"):
        write_whole(file, b"2", over=False)
    assert file.read_bytes() == b"1"


def test_files_are_written_without_streamlit() -> None:
    code = "import sys, cli.exporting; print('streamlit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
