"""`reorg query` with Cypher of one's own: what it prints, and how it says no."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.driver import Database
from graph.settings import Settings
from tests.command import Reorg

LINES = b"MATCH (p)-[r:REPORTS_TO]->(b) WHERE r.since <= date($day) RETURN p, r.since AS day ORDER BY p.name"


@pytest.fixture
def reorg(seed: Database, settings: Settings) -> Reorg:
    """The command, on the run's Neo4j with the client's memo in it."""
    assert seed
    return Reorg(settings.home)


def test_cypher_on_standard_input_is_answered_with_its_parameters(reorg: Reorg) -> None:
    done = reorg("query", "-", "--set", "day=2022-01-06", "--json", stdin=LINES)
    found = json.loads(done.stdout)
    assert (found["columns"], found["cut"], len(found["rows"])) == (["p", "day"], "", 6)
    node, day = found["rows"][0]
    assert (node["labels"], node["properties"]["name"], day) == (["Person"], "千城", "2022-01-06")


def test_what_is_declined_ends_with_a_reason_and_a_code_of_its_own(reorg: Reorg) -> None:
    done = reorg("query", "--cypher", "MATCH (n) DETACH DELETE n")
    assert (done.returncode, done.stdout) == (8, "")
    assert "the console only reads" in done.stderr


def test_a_cut_answer_says_so(reorg: Reorg) -> None:
    done = reorg("query", "--cypher", "UNWIND range(1, 2000) AS n RETURN n")
    assert done.returncode == 0
    assert "1000 rows, cut: more would go over the limit of rows" in done.stdout


def test_a_folder_of_ones_own_is_listed_and_asked(reorg: Reorg, tmp_path: Path) -> None:
    head = '/*\ntitle = { en = "Mine", zh = "我的" }\ndescription = { en = "D", zh = "说明" }\n*/\n'
    (tmp_path / "mine.cypher").write_text(f"{head}MATCH (m:Memo) RETURN count(m) AS memos", "utf-8")
    own = str(tmp_path)
    assert "Mine" in reorg("query", REORG_QUERIES=own).stdout
    done = reorg("query", "mine", "--json", REORG_QUERIES=own)
    assert json.loads(done.stdout)["rows"] == [{"memos": 1}]
