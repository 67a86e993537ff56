"""`reorg mcp`: the SDK's own client asks over standard input and output, on the real database."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from graph.driver import Database
from graph.settings import Settings
from tests.client_memo import COMPANY, DAY, EVE, MEMO, PLATFORM
from tests.command import REORG, Reorg

Answers = Mapping[str, Any]
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("companies", {}),
    ("find", {"name": "思函"}),
    ("as_of", {"day": str(DAY)}),
    ("compare", {"from_day": str(EVE), "to_day": str(DAY), "company": COMPANY}),
    ("saved_queries", {}),
    ("saved_query", {"query": "reporting_chain", "parameters": {"person": "玄德"}}),
)
WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("saved_query", {"query": "MATCH (n) DETACH DELETE n"}, "there is no saved query"),
    ("saved_query", {"query": "reporting_chain"}, "'person' is missing"),
    ("compare", {"from_day": "soon"}, "is no day"),
    ("find", {"name": "x", "company": "无"}, "there is no company"),
)


async def conversation(home: str) -> dict[str, Any]:
    """One client's whole conversation: the tools, the answers, a quotation, and what is refused."""
    environment = {"REORG_HOME": home, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    server = StdioServerParameters(command=str(REORG), args=["mcp"], env=environment)
    told: dict[str, Any] = {}
    async with Client(server, read_timeout_seconds=100) as client:
        told["tools"] = (await client.list_tools()).tools
        for name, values in ASKED:
            told[name] = (await client.call_tool(name, values)).structured_content
        row = next(r for r in told["compare"]["changes"] if "思函" in r["sentence"])
        quoted = await client.call_tool("evidence", {"statements": row["statements"]})
        told["evidence"] = quoted.structured_content
        told["refused"] = [await client.call_tool(name, values) for name, values, _ in WRONG]
    return told


@pytest.fixture(scope="module")
def told(seed: Database, settings: Settings) -> Answers:
    before = seed.read("MATCH (n) RETURN count(n) AS nodes")
    # Its own thread: Playwright keeps a loop running in the one that the browser tests share.
    with ThreadPoolExecutor(1) as thread:
        answers = thread.submit(asyncio.run, conversation(str(settings.home))).result()
    assert seed.read("MATCH (n) RETURN count(n) AS nodes") == before
    return answers


def test_every_tool_only_reads_and_says_what_it_is_for(told: Answers) -> None:
    assert {tool.name for tool in told["tools"]} == {"evidence", *(name for name, _ in ASKED)}
    assert all(tool.annotations.read_only_hint and tool.description for tool in told["tools"])


def test_an_assistant_finds_people_and_where_they_are(told: Answers) -> None:
    assert told["companies"][COMPANY][-1] == str(DAY)
    found = {(one["label"], one["name"]) for one in told["find"]["found"]}
    assert ("Person", "思函") in found
    links = {(link["type"], link["from"], link["to"]) for link in told["as_of"]["links"]}
    assert ("HOLDS", "思函", f"{PLATFORM} head") in links
    assert PLATFORM in {unit["name"] for unit in told["as_of"]["units"]}


def test_an_assistant_compares_and_quotes(told: Answers) -> None:
    sentences = {row["sentence"] for row in told["compare"]["changes"]}
    assert f"思函 appointed head of {PLATFORM}" in sentences
    text = MEMO.read_text("utf-8")
    spans = [one["statement"]["span"] for one in told["evidence"]["evidence"]]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_an_assistant_asks_saved_queries(told: Answers) -> None:
    parameters = told["saved_queries"]["reporting_chain"]["parameters"]
    assert "person" in {parameter["name"] for parameter in parameters}
    answer = told["saved_query"]
    assert [dict(zip(answer["columns"], row, strict=True))["boss"] for row in answer["rows"]] == [
        "戴珊"
    ]


def test_what_cannot_be_answered_is_told_as_an_error(told: Answers) -> None:
    for done, (_, _, said) in zip(told["refused"], WRONG, strict=True):
        assert done.is_error
        assert said in done.content[0].text


def test_without_the_package_the_command_says_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['reorg', 'mcp']; import cli; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "needs the package mcp" in done.stderr


def test_other_programs_are_told_where_the_graph_is(seed: Database, settings: Settings) -> None:
    reorg = Reorg(settings.home)
    told = reorg.json("db", "url")
    assert (told["uri"], told["user"], told["database"]) == (seed.address, "neo4j", "neo4j")
    plain = reorg("db", "url").stdout
    assert seed.address in plain
    assert told["password"] not in plain
