"""The reader on the memo of 2022-01-06 and on any text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.document import Document
from ingest.extract import extract, read_memo
from ingest.lexicon import lexicon
from ingest.statement import Statement
from ingest.structure import structure
from tests.reading import read, same, tuples

ROOT = Path(__file__).resolve().parent
SEED = ROOT.parent / "data" / "memos" / "2022-01-06-dai-shan.txt"
NOT_ASKED = {("其它创新业务", "创新域"), ("B2C 零售事业群", None)}
"""Placed by 在创新域 at the head of its sentence; the reporter's spelling of a unit in the letter."""


def rows_of(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "seed" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def seed() -> tuple[Document, list[Statement]]:
    return read_memo(SEED)


@pytest.fixture(scope="module")
def found(seed: tuple[Document, list[Statement]]) -> list[dict[str, Any]]:
    return [statement.to_json() for statement in seed[1]]


@pytest.mark.parametrize(
    "gold",
    [row for row in rows_of("gold.jsonl") if not row.get("optional")],
    ids=lambda row: f"{row['type']}-{row['evidence'][:12]}",
)
def test_the_seed_says_what_a_careful_reader_says(
    gold: dict[str, Any], found: list[dict[str, Any]]
) -> None:
    rows = [row for row in found if same(gold, row)]
    assert rows
    text = SEED.read_text("utf-8")
    places = [
        (text.index(words), len(words)) for words in (gold["evidence"], *gold.get("also", []))
    ]
    row = next(
        row
        for row in rows
        if any(row["start"] < at + size and at < row["end"] for at, size in places)
    )
    assert row["tense"] == gold["tense"]
    assert not gold.get("date") or str(row.get("date", "")).startswith(gold["date"][:7])


def test_the_seed_says_nothing_that_a_careful_reader_does_not(found: list[dict[str, Any]]) -> None:
    gold = rows_of("gold.jsonl")
    extra = [row for row in found if not any(same(one, row) for one in gold)]
    assert {(row["unit"], row.get("to")) for row in extra} == NOT_ASKED


def test_the_seed_falls_into_no_trap(found: list[dict[str, Any]]) -> None:
    traps = rows_of("negatives.jsonl")
    assert [trap for trap in traps for row in found if same(trap, row)] == []


def test_every_statement_of_the_seed_names_a_pattern_that_exists(
    found: list[dict[str, Any]],
) -> None:
    known = {pattern.id for rows in lexicon("zh").patterns.values() for pattern in rows}
    assert {row["pattern"] for row in found} - known == {"memo-subject"}


def test_the_seed_read_twice_is_the_same(seed: tuple[Document, list[Statement]]) -> None:
    document, statements = seed
    assert extract(document) == statements
    assert [s.span.start for s in statements] == sorted(s.span.start for s in statements)


def test_what_the_graph_asks_of_the_seed_is_marked(found: list[dict[str, Any]]) -> None:
    many = {row["unit"] for row in found if row.get("many")}
    open_lists = {row["unit"] for row in found if row.get("open_list")}
    within = {row["unit"] for row in found if row["pattern"] == "memo-subject"}
    now = {
        (row["person"], row["post"]) for row in found if row.get("ended") is False and "post" in row
    }
    announced = {row["unit"] for row in found if row.get("dated") == "announced"}
    assert many == {"客户体验评价团队", "其它创新业务"}
    assert {"直播", "逛逛", "国内贸易"} <= open_lists
    assert within == {"用户运营及发展中心", "产业运营及发展中心", "平台策略和运营中心"}
    assert now == {("思函", "业务总裁")}
    assert announced == within | {"客户体验评价团队"}


def test_letter_and_reporter_saying_the_same_are_two_statements(
    found: list[dict[str, Any]],
) -> None:
    voices = {row["by"] for row in found if row["type"] == "leads" and row["person"] == "玄德"}
    assert voices == {"letter", "reporter"}


@pytest.mark.parametrize(
    "text",
    [
        "今天天气很好,大家去公园散步。",
        "公司一季度收入增长百分之十,利润稳定。",
        "2023年的市场竞争激烈,我们期待王芳负责的团队做得更好。",
    ],
)
def test_a_text_without_a_reorganisation_says_nothing(text: str) -> None:
    assert extract(structure(text)) == []


_PIECES = st.sampled_from(
    (ROOT / "sentences" / "pieces.txt").read_text("utf-8").split("|"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join)))
def test_any_text_gives_exact_spans_inside_one_section(text: str) -> None:
    for language in ("zh", None):
        document = structure(text, language)
        for row in extract(document):
            start, end = row.span.start, row.span.end
            assert text[start:end] == row.span.text
            assert 0 < end - start <= 300
            assert any(
                s.voice is row.by and s.start <= start and end <= s.end for s in document.sections
            )
            assert Statement.from_json(row.to_json()) == row


def test_two_people_and_two_units_are_aligned_in_both_orders() -> None:
    first = tuples(read("王芳和李明分别负责云产品部和品牌部。"))
    second = tuples(read("云产品部、品牌部分别由王芳、李明负责。"))
    assert first == second
    assert {row[:3] for row in first} == {
        ("leads", "王芳", "云产品部"),
        ("leads", "李明", "品牌部"),
    }


def test_lines_that_a_page_broke_are_read_as_one_sentence() -> None:
    broken = "新成立\n云产品部\n、\n品牌部\n,分别由\n王芳\n和\n李明\n负责。"
    whole = "新成立云产品部、品牌部,分别由王芳和李明负责。"
    assert tuples(read(broken)) == tuples(read(whole))
    assert ("leads", "李明", "品牌部") in {row[:3] for row in tuples(read(broken))}
