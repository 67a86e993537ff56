"""The optional extractor, against a server process that speaks the protocol."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.extractor import model_of
from graph.driver import Database
from graph.settings import Settings
from ingest.errors import BadSettings, ModelFailed
from ingest.extract import extract
from ingest.llm.agree import agreed
from ingest.llm.ask import Model
from ingest.llm.cost import cost_of
from ingest.llm.verify import NO_EVIDENCE, NO_NAME, NO_STATEMENT, verified
from ingest.settings import ModelSettings
from ingest.statement import Statement
from ingest.structure import structure
from tests.command import Reorg

MEMO = """关于组织调整的通知

各部门:

成立云产品部,由王芳负责。任命李明为市场部总监。赵刚、孙丽向王芳汇报。

海山控股有限公司
2024年1月15日
"""


def row(kind: str, evidence: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    names = dict.fromkeys(("person", "unit", "post", "part", "scope", "date"))
    empty = {"to": [], "from": [], "implied": False, "tense": "after"}
    return {"type": kind, "evidence": evidence, **names, **empty, **fields}


ROWS = [
    row("unit_created", "成立云产品部", unit="云产品部"),
    row("leads", "由王芳负责", person="王芳", unit="云产品部"),
    row("leads", "任命李明为市场部总监", person="李明", unit="市场部", post="副总监"),
    row("reports_to", "赵刚、孙丽向王芳汇报", person="赵刚", to=["王芳"]),
    row("member_of", "赵刚、孙丽向王芳汇报", person="孙丽", to=["云产品部"]),
    row("leads", "任命周杰为总经理", person="李明", unit="市场部"),
    row("leads", "由王芳负责", person="周杰", unit="云产品部"),
    row("promoted", "由王芳负责", person="王芳"),
]


Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Server:
    url: str

    def settings(self, model: str, **more: Any) -> ModelSettings:  # noqa: ANN401
        return ModelSettings(url=f"{self.url}/v1", model=model, **more)

    def asked(self) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{self.url}/asked") as answer:  # noqa: S310
            return list(json.load(answer))

    def run(self, home: Path, model: str, *words: str | Path, **more: str) -> Done:
        """The command `reorg` with this model set up."""
        told = {"REORG_LLM_URL": f"{self.url}/v1", "REORG_LLM_MODEL": model}
        return Reorg(home)(*words, "--with", "llm", stdin=None, **told, **more)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    rows = tmp_path_factory.mktemp("model") / "rows.json"
    rows.write_text(json.dumps(ROWS), "utf-8")
    command: list[str | Path] = [sys.executable, Path(__file__).with_name("model_server.py"), rows]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield Server(f"http://127.0.0.1:{int(process.stdout.readline())}")
        process.terminate()


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    path = tmp_path / "memo.txt"
    path.write_text(MEMO, "utf-8")
    return path


def tuples(rows: list[Statement]) -> set[tuple[str, str | None, str | None, tuple[str, ...]]]:
    return {(one.type, one.person or one.unit, one.pattern[:4], one.unsure) for one in rows}


def test_the_memo_goes_out_with_the_schema_and_the_key(host: Server) -> None:
    assert Model(host.settings("good", key="k-1")).rows(MEMO) == ROWS
    (asked,) = [one for one in host.asked() if one["model"] == "good"]
    assert (asked["path"], asked["key"]) == ("/v1/chat/completions", "Bearer k-1")
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert MEMO in asked["messages"][1]["content"]


@pytest.mark.parametrize("model", ["busy", "ill", "late"])
def test_a_server_that_is_busy_for_a_while_is_asked_again(host: Server, model: str) -> None:
    assert Model(host.settings(model)).rows(MEMO) == ROWS
    assert len([one for one in host.asked() if one["model"] == model]) == 3


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("down", "says 500"),
        ("locked", "says 401"),
        ("gone", "does not answer"),
        ("slow", "does not answer"),
        ("cut", "without the JSON"),
        ("talks", "without the JSON"),
        ("list", "no list of statements"),
        ("long", "cut off"),
        ("empty", "no answer in it"),
    ],
)
def test_a_server_that_fails_is_told_and_given_up(host: Server, model: str, message: str) -> None:
    with pytest.raises(ModelFailed, match=message) as told:
        Model(host.settings(model, timeout=1, retries=0)).rows(MEMO)
    assert host.url in str(told.value)


def test_only_what_the_memo_bears_out_becomes_a_statement() -> None:
    found = verified(structure(MEMO), ROWS, "llm/x")
    assert found.dropped == {NO_EVIDENCE: 1, NO_NAME: 1, NO_STATEMENT: 1}
    assert len(found.statements) == 5
    for one in found.statements:
        assert MEMO[one.span.start : one.span.end] == one.span.text
        assert one.pattern == "llm/x"


def test_an_answer_that_breaks_the_schema_is_dropped_and_counted(host: Server) -> None:
    rows = Model(host.settings("odd")).rows(MEMO)
    assert verified(structure(MEMO), rows, "llm/odd").dropped == {NO_STATEMENT: 6}


def test_where_rules_and_model_differ_the_statements_say_so() -> None:
    document = structure(MEMO)
    model = verified(document, ROWS, "llm/x").statements
    said = agreed(extract(document), model)
    assert tuples(said) == {
        ("unit_created", "云产品部", "zh/c", ()),
        ("leads", "王芳", "zh/l", ()),
        ("leads", "李明", "zh/a", ("differs",)),
        ("leads", "李明", "llm/", ("differs",)),
        ("reports_to", "赵刚", "zh/r", ()),
        ("reports_to", "孙丽", "zh/r", ("rules_alone",)),
        ("member_of", "孙丽", "llm/", ("model_alone",)),
    }


def test_several_memos_are_sent_only_once_their_cost_is_confirmed(
    host: Server, memo: Path, tmp_path: Path
) -> None:
    home, folder = tmp_path / "home", memo.parent / "memos"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(MEMO, "utf-8")
    done = host.run(home, "dear", "extract", folder, REORG_LLM_PRICE_SENT="1")
    assert done.returncode == 2
    assert f"2 memos, {2 * len(MEMO)} characters" in " ".join(done.stderr.split())
    assert "say --yes" in done.stderr
    assert not [one for one in host.asked() if one["model"] == "dear"]
    done = host.run(home, "dear", "extract", folder, "--yes")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"llm/dear"} < {row["pattern"] for row in rows}
    assert ["model_alone"] in [row.get("unsure") for row in rows]
    assert "3 statements of the model dropped" in " ".join(done.stderr.split())
    assert len([one for one in host.asked() if one["model"] == "dear"]) == 2


def test_cost_counts_the_memos_and_the_prompt_and_has_a_price_only_where_one_is_set() -> None:
    settings = ModelSettings("http://x", "m", price_sent=10.0, price_received=0.0)
    cost = cost_of(["王" * 1000, "word" * 1000], settings)
    assert (cost.memos, cost.characters, cost.received) == (2, 5000, 1600)
    assert cost.price == pytest.approx(cost.sent * 10 / 1e6)
    assert cost_of(["王"], ModelSettings("http://x", "m")).price is None


def test_without_settings_the_extractor_is_off_and_says_what_to_set() -> None:
    with pytest.raises(BadSettings, match="is off: set REORG_LLM_URL and REORG_LLM_MODEL") as told:
        model_of("llm")
    assert told.value.exit_code == 2
    with pytest.raises(BadSettings, match="the one extractor beside the rules is llm"):
        model_of("magic")
    with pytest.raises(BadSettings, match=r"must begin with http://.*REORG_LLM_TIMEOUT.*a price"):
        ModelSettings.from_environment(
            {"REORG_LLM_URL": "x", "REORG_LLM_MODEL": "m", "REORG_LLM_TIMEOUT": "0"}
            | {"REORG_LLM_PRICE_SENT": "dear"}
        )
    assert "k-1" not in repr(ModelSettings("http://x", "m", key="k-1"))


def test_what_both_read_is_stored_with_its_readers_and_waits_in_the_queue(
    database: Database, settings: Settings, host: Server, memo: Path
) -> None:
    done = host.run(settings.home, "good-3", "ingest", memo)
    assert done.returncode == 0, done.stderr
    (reading,) = database.read("MATCH (r:Reading) RETURN r.reader AS reader")
    assert reading["reader"] == "rules + llm/good-3"
    whys = {item["why"] for item in Reorg(settings.home).json("review") if item["kind"] == "unsure"}
    assert {"rules_alone", "model_alone"} <= whys
