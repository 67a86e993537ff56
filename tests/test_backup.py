"""Back-up: the log in a file, and from the file the same graph; what is not whole is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.server import erase
from graph.backup import backup, restore
from graph.driver import Database
from graph.errors import BadBackup
from graph.log import Ruling
from graph.store import decide
from tests.logs import say
from tests.test_decisions import LEADS, entry, put, rule, told
from tests.test_store import everything

__all__ = ["told"]


def quiet(_: str) -> None:
    """Show no progress."""


def test_a_restored_log_gives_the_same_graph(told: Database, tmp_path: Path) -> None:
    put(told, LEADS, say("reports_to", person="张一", to="王二"), reader="rules 2")
    decide(told, rule(Ruling.REJECT, entry(LEADS).id))
    before = everything(told)
    file = tmp_path / "log.jsonl"
    written = backup(told, file)
    erase(told)
    assert restore(told, file, quiet) == written == 7
    assert everything(told) == before
    again = tmp_path / "again.jsonl"
    backup(told, again)
    assert again.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("cut", [0, 30, -10])
def test_a_file_that_is_not_whole_is_refused(told: Database, tmp_path: Path, cut: int) -> None:
    file = tmp_path / "log.jsonl"
    backup(told, file)
    content = file.read_bytes()
    file.write_bytes(content[:cut])
    erase(told)
    with pytest.raises(BadBackup):
        restore(told, file, quiet)
    assert not told.read("MATCH (n) RETURN n")


def test_a_log_is_not_restored_over_another(told: Database, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    backup(told, file)
    before = everything(told)
    with pytest.raises(BadBackup, match="into an empty one"):
        restore(told, file, quiet)
    assert everything(told) == before
