"""The command `reorg` that asks a graph which holds the client's memo, as a person runs it."""

from __future__ import annotations

import pytest

from graph.driver import Database
from graph.settings import Settings
from tests.command import Reorg


@pytest.fixture
def reorg(seed: Database, settings: Settings) -> Reorg:
    """The command, on the run's Neo4j with the client's memo in it."""
    assert seed
    return Reorg(settings.home)


def test_a_comparison_as_known_before_the_memo_is_empty(reorg: Reorg) -> None:
    done = reorg("compare", "--known-at", "2020-01-01")
    assert done.returncode == 0
    assert "Nothing changed" in done.stdout


def test_tables_fit_the_terminal(reorg: Reorg) -> None:
    for words in (("compare",), ("query",), ("query", "who_leads")):
        done = reorg(*words, COLUMNS="80")
        assert done.returncode == 0
        assert max(map(_width, done.stdout.splitlines())) <= 80


def _width(line: str) -> int:
    return sum(2 if "\u2e80" <= c <= "\uffef" else 1 for c in line)


def test_a_saved_query_answers_and_takes_values(reorg: Reorg) -> None:
    answer = reorg.json("query", "reporting_chain", "--set", "person=玄德")
    assert [row["boss"] for row in answer["rows"]] == ["戴珊"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("query", "nothing"), 3, "there is no saved query 'nothing'"),
        (("query", "reporting_chain", "--set", "玄德"), 2, "give NAME=VALUE"),
        (("query", "reporting_chain"), 3, "'person' is missing"),
        (("compare", "--from", "soon"), 2, "give a day as YYYY-MM-DD"),
        (("compare", "--from", "2022-01-07", "--to", "2022-01-06"), 2, "swap them"),
        (("compare", "--company", "无"), 3, "there is no company '无'"),
        (("compare", "--known-at", "now"), 2, "give an ISO date"),
        (("nothing",), 2, "No such command"),
    ],
)
def test_wrong_usage_says_what_to_do(
    reorg: Reorg, words: tuple[str, ...], code: int, said: str
) -> None:
    done = reorg(*words)
    assert done.returncode == code
    assert said in done.stderr
