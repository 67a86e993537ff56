"""A disk that fills up while memos are stored, on the real thing: told, and nothing lost once there is room."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph import local
from graph.driver import Database, open_database
from graph.errors import Unavailable
from graph.log import entries_of
from graph.rebuild import rebuild
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from tests.logs import COMPANY, memo, say
from tests.test_store import current

SIZE = 160  # MiB of the disk
LONG = "长" * 400_000  # a text that fills what room the server has taken already within some memos


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(folder)]
    root = sys.platform == "linux" and os.geteuid() == 0
    if not root or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk needs root on Linux to be made")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(file: Path) -> None:
    """Write until there is no room; raises OSError."""
    with file.open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(2**16))


def put(database: Database, number: int, text: str) -> str:
    """Store a made-up memo; its id, once it is acknowledged."""
    made = replace(memo(number, "2022-01-10"), text=text)
    said = [say("leads", person=f"人{number}", unit=f"第{number}中心", post="总裁")]
    return store_memo(database, made, entries_of(made.id, said)).memo


def put_many(database: Database, acknowledged: set[str]) -> None:
    """Store memos until something gives way; notes those that were stored."""
    for number in range(6, 100):
        acknowledged.add(put(database, number, LONG))


def test_a_full_disk_is_told_and_once_there_is_room_all_that_was_stored_is_there(
    disk: Path,
) -> None:
    settings, filler = Settings(home=disk / "home"), disk / "filler"
    local.start(settings)
    try:
        with open_database(settings) as database:
            create_schema(database)
            acknowledged = {put(database, number, "短") for number in range(1, 6)}
            with pytest.raises(OSError, match="No space left"):
                fill(filler)
            with pytest.raises(Unavailable, match="see that its disk is not full"):
                put_many(database, acknowledged)
        filler.unlink()
        local.stop(settings.home)
        local.start(settings)
        with open_database(settings) as database:
            rows = database.read("MATCH (m:Memo) RETURN m.id AS id")
            assert acknowledged <= {row["id"] for row in rows}
            whole = current(database)
            rebuild(database, COMPANY, lambda _: None)
            assert current(database) == whole
            assert put(database, 100, "短")
    finally:
        local.stop(settings.home)
