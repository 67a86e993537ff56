"""Saved queries of a user's own: found from their files, asked as anybody's Cypher is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.console import Console
from graph.driver import Database
from graph.errors import BadQuery, Declined
from graph.queries import own_queries, saved_query
from graph.settings import Settings

HEAD = """/*
title = { en = "Mine", zh = "我的" }
description = { en = "D", zh = "说明" }
[parameters]
name = { type = "text", default = "大淘宝" }
*/
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one query in it."""
    cypher = "MATCH (u:Unit {name: $name}) RETURN u.name AS unit, u.kind AS kind"
    (tmp_path / "mine.cypher").write_text(HEAD + cypher, "utf-8")
    return tmp_path


def test_a_query_of_the_users_own_is_asked_in_the_console(
    seed: Database, settings: Settings, folder: Path
) -> None:
    query = saved_query("mine", folder)
    assert (query.own, query.title["zh"]) == (True, "我的")
    table = Console(settings, seed).answer(query, {"name": "大淘宝"})
    assert (table.columns, table.rows) == (("unit", "kind"), (("大淘宝", "unit"),))


def test_a_query_of_the_users_own_can_only_read(
    seed: Database, settings: Settings, folder: Path
) -> None:
    (folder / "bad.cypher").write_text(HEAD + "MATCH (u:Unit {name: $name}) SET u.x = 1", "utf-8")
    with pytest.raises(Declined) as caught:
        Console(settings, seed).answer(saved_query("bad", folder), {"name": "大淘宝"})
    assert caught.value.rule == "write"
    assert seed.read("MATCH (u:Unit) WHERE u.x IS NOT NULL RETURN u") == []


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda at: (at / "a.cypher").write_text("RETURN 1"), "must begin with a comment"),
        (lambda at: (at / "who_leads.cypher").write_text(HEAD + "RETURN 1"), "rename the file"),
        (lambda at: (at / "b.cypher").write_bytes(b"\xff"), "can't decode"),
    ],
)
def test_files_that_are_no_queries_are_named(
    folder: Path, write: Callable[[Path], object], said: str
) -> None:
    write(folder)
    with pytest.raises(BadQuery, match=said) as caught:
        own_queries(folder)
    assert "mine" not in str(caught.value)
