"""The console: everything that would do harm is declined with a reason, everything harmless answered."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import local
from graph.console import Console
from graph.console.rules import rules
from graph.driver import Database, connected
from graph.driver.answers import Edge, Node
from graph.driver.guarded import Limits
from graph.errors import Declined
from graph.settings import Settings
from tests.client_memo import INDUSTRY

OURS = Path(__file__).with_name("attacks.jsonl")
CANARY = 17890  # the port that attacks try to make the server call
HEAVY = {"lost", "time"}  # rules that take as long as the limits allow
LOOK = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m.id AS other"

Attempt = dict[str, Any]


def attempts(file: Path) -> list[Attempt]:
    """The attempts of a file, a line each."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def console(seed: Database, settings: Settings) -> Console:
    """A console beside the run's Neo4j with the client's memo in it."""
    return Console(settings, seed)


def verdict(console: Console, attempt: Attempt) -> str:
    """The rule by which an attempt is declined, or 'answered'."""
    there = replace(console.settings, database=attempt.get("db", console.settings.database))
    try:
        replace(console, settings=there).ask(attempt["cypher"], attempt["params"])
    except Declined as error:
        return error.rule if all(error.told.values()) else "no reason"
    return "answered"


def verdicts(console: Console, tried: list[Attempt]) -> dict[str, str]:
    """The verdicts by id, several at a time."""
    with ThreadPoolExecutor(3) as pool:
        found = pool.map(lambda attempt: verdict(console, attempt), tried)
        return dict(zip((attempt["id"] for attempt in tried), found, strict=True))


@contextmanager
def nobody_calls() -> Iterator[None]:
    """A listener that nothing may have called at the end."""
    with socket.create_server(("127.0.0.1", CANARY)) as canary:
        canary.settimeout(0)
        yield
        with pytest.raises(BlockingIOError):
            canary.accept()


def content(database: Database) -> set[str]:
    """All nodes and relationships."""
    return {repr(sorted(row.items(), key=str)) for row in database.read(LOOK)}


def copy_of(settings: Settings) -> Database:
    """What the console's own server holds."""
    server = local.find(settings.home / "console")
    assert server
    with connected(server.uri, ("neo4j", server.password), "neo4j") as database:
        return replace(database, name=str(len(content(database))))


def stays_as_it_is(console: Console, tried: list[Attempt]) -> dict[str, str]:
    """The verdicts, after which the graph and its copy are what they were, and answer."""
    before = content(console.database)
    with nobody_calls():
        found = verdicts(console, tried)
    assert content(console.database) == before
    assert copy_of(console.settings).name == str(len(before))
    assert console.ask("MATCH (n:Hack) RETURN n", {}).rows == ()
    return found


def test_fifty_kinds_of_our_own_are_declined_by_their_rule(console: Console) -> None:
    tried = [a for a in attempts(OURS) if a.get("rule") not in HEAVY]
    found = stays_as_it_is(console, tried)
    assert found == {a["id"]: a.get("rule", "answered") for a in tried}
    assert sum(a["must"] == "refused" for a in attempts(OURS)) >= 50


def test_the_shared_list_is_declined_or_answered_as_it_must(console: Console, shared: Path) -> None:
    tried = attempts(shared / "attacks.jsonl")
    found = stays_as_it_is(console, tried)
    refused = {key for key, rule in found.items() if rule != "answered"}
    assert refused == {a["id"] for a in tried if a["must"] == "refused"}
    assert len(tried) > 350


def test_what_nothing_can_end_costs_only_the_server_on_the_copy(console: Console) -> None:
    quick = replace(console, limits=Limits(seconds=3))
    tried = {a["id"]: a for a in attempts(OURS) if a.get("rule") in HEAVY}
    found = {key: verdict(quick, attempt) for key, attempt in tried.items()}
    assert found == {key: attempt["rule"] for key, attempt in tried.items()}
    assert console.database.read("RETURN 1 AS one") == [{"one": 1}]
    answer = console.ask("MATCH (u:Unit {name: $name}) RETURN u.kind", {"name": INDUSTRY})
    assert answer.rows == (("unit",),)


def test_elsewhere_what_nothing_can_end_is_declined_before_it_is_sent(
    console: Console, settings: Settings
) -> None:
    closed = Settings(home=settings.home, uri="bolt://127.0.0.1:1", password="-")
    elsewhere = replace(console, settings=closed)
    tried = [a for a in attempts(OURS) if a.get("rule") == "lost" and a["kind"] == "endless"]
    tried += [
        {"id": rule, "cypher": cypher, "params": {}}
        for rule, cypher in {
            "reduce": "RETURN reduce(s = 0, x IN [1] | s + x) AS s",
            "range_computed": "MATCH (n) WITH count(n) AS n RETURN range(1, n) AS r",
            "nested": "RETURN [x IN [1] | [y IN [x] | y]] AS l",
            "range": "RETURN size(range(1, 5000)) AS n",
            "growth": "RETURN replace(replace(replace('x', 'x', 'xx'), 'x', 'xx'), 'x', 'xx') AS s",
        }.items()
    ]
    expected = {"reduce", "range_computed", "nested", "regex_computed", "range", "growth"}
    assert set(verdicts(elsewhere, tried).values()) == expected


def test_elsewhere_the_heavy_ones_of_the_shared_list_are_not_even_sent(
    console: Console, settings: Settings, shared: Path
) -> None:
    nowhere = Settings(home=settings.home, uri="bolt://127.0.0.1:1", password="-")
    unending = ("reduce(", "any(x", "size([x", "=~", "any(a", "any(q")
    heavy = [a for a in attempts(shared / "attacks.jsonl") if a.get("heavy")]
    tried = [a for a in heavy if any(sign in a["cypher"] for sign in unending)]
    found = verdicts(replace(console, settings=nowhere), tried)
    assert set(found.values()) <= {"range", "regex", "growth", "nested", "regex_computed"}
    assert len(found) > 12


def test_elsewhere_the_same_questions_are_answered(console: Console) -> None:
    server = local.find(console.settings.home / "console") or local.find(console.settings.home)
    assert server
    there = Settings(home=console.settings.home, uri=server.uri, password=server.password)
    asked = [a for a in attempts(OURS) if a["must"] == "allowed" and a["kind"] != "lists"]
    found = verdicts(replace(console, settings=there), asked)
    assert set(found.values()) == {"answered"}
    assert (
        verdict(replace(console, settings=there), {"cypher": "CREATE (:Hack)", "params": {}})
        == "write"
    )


def test_more_rows_or_bytes_than_the_limit_are_cut_and_said_to_be(console: Console) -> None:
    few = replace(console, limits=Limits(rows=5))
    answer = few.ask("UNWIND range(1, 9) AS n RETURN n, n + 1 AS m", {})
    assert (answer.columns, len(answer.rows), answer.cut) == (("n", "m"), 5, "rows")
    exact = few.ask("UNWIND range(1, 5) AS n RETURN n", {})
    assert (len(exact.rows), exact.cut) == (5, "")
    small = replace(console, limits=Limits(size=2**20))
    wide = small.ask("UNWIND range(1, 900) AS n RETURN n, range(1, 1000) AS r", {})
    assert (wide.cut, 0 < len(wide.rows) < 900) == ("bytes", True)
    with pytest.raises(Declined, match="larger than"):
        small.ask("WITH range(1, 9999) AS r RETURN [i IN range(1, 60) | r] AS r", {})


def test_nodes_and_relationships_of_an_answer_stay_what_they_are(console: Console) -> None:
    cypher = (
        "MATCH p = (a:Person {name: '玄德'})-[r:REPORTS_TO]->(b) RETURN a, r, b, p, r.since AS day"
    )
    ((a, r, b, p, day),) = console.ask(cypher, {}).rows
    assert isinstance(a, Node)
    assert isinstance(r, Edge)
    assert (a.labels, a.name, b.name) == (("Person",), "玄德", "戴珊")
    assert (r.type, r.start, r.end) == ("REPORTS_TO", a.key, b.key)
    assert ([n.name for n in p.nodes], [e.type for e in p.edges]) == (
        ["玄德", "戴珊"],
        ["REPORTS_TO"],
    )
    assert str(day) == "2022-01-06"


def test_the_copy_follows_the_graph(console: Console) -> None:
    asked = "MATCH (n:Company) RETURN n.note AS note"
    console.ask(asked, {})
    change = "MATCH (c:Company) SET c.note = $note, c.version = c.version + 1"
    console.database.write(lambda tx: tx.run(change, note="new"))
    assert console.ask(asked, {}).rows == (("new",),)
    console.database.write(
        lambda tx: tx.run("MATCH (c:Company) REMOVE c.note SET c.version = c.version + 1")
    )
    assert console.ask(asked, {}).rows == ((None,),)


def test_every_rule_has_a_sentence_in_each_language_and_is_tried() -> None:
    texts = rules()["rules"]
    assert all({"en", "zh"} <= set(row) for row in texts.values())
    ours = {a.get("rule") for a in attempts(OURS)}
    elsewhere = {
        "reduce", "range_computed", "regex_computed", "size", "system", "transactions", "terms",
        "memory", "failed", "operator",
    }  # fmt: skip
    assert set(texts) - ours <= elsewhere
