"""The catalogue of words: complete in both languages, and used."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from graph.access import Grade
from graph.cards import MarkKind, Placed, Why
from graph.compare import Party, Row, Transition
from graph.corrections import FIELDS
from graph.derive.rules import inference_rules
from graph.log import Ruling
from graph.model import ChangeKind, LinkType, Role, Status
from graph.queries import saved_queries
from ingest.statement import Kind, Tense, Voice
from web.rows import SILENCES
from web.sentences import post_in_words, row_sentence, silence_sentence
from web.words import Language, catalogue, filled, words_in

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [ROOT / "app.py", *sorted((ROOT / "web").rglob("*.py"))]


def strings(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def beginnings(node: ast.AST) -> Iterator[str]:
    """What keys that are put together begin with: f"kind.{…}" gives 'kind.'."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.JoinedStr) and isinstance(inner.values[0], ast.Constant):
            yield str(inner.values[0].value)


TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
LITERALS = {text for tree in TREES for text in strings(tree)}
PREFIXES = {text for tree in TREES for text in beginnings(tree) if re.fullmatch(r"\w+\.\w*", text)}
PREFIXES |= {text for text in LITERALS if re.fullmatch(r"\w+\.", text)}


def test_every_key_has_words_in_every_language() -> None:
    bare = {key for key, texts in catalogue().items() if set(texts) != set(Language)}
    bare |= {key for key, texts in catalogue().items() if not all(map(str.strip, texts.values()))}
    assert bare == set()


def test_the_languages_of_a_key_ask_for_the_same_fields() -> None:
    def fields(text: str) -> frozenset[str]:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)

    unlike = {key for key, texts in catalogue().items() if len({*map(fields, texts.values())}) > 1}
    assert unlike == set()


def test_every_key_is_used_somewhere() -> None:
    unused = {key for key in catalogue() if key not in LITERALS}
    assert {key for key in unused if not any(map(key.startswith, PREFIXES))} == set()


def test_every_key_that_the_pages_ask_for_is_there() -> None:
    sections = {key.split(".")[0] for key in catalogue()}
    asked = {
        argument.value
        for tree in TREES
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "words"
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    }
    assert len(asked) > 40
    assert asked - set(catalogue()) == set()
    assert {prefix.split(".")[0] for prefix in PREFIXES} & sections


def test_whatever_the_graph_can_say_has_words() -> None:
    wanted = {f"kind.{kind.replace(' ', '_')}" for kind in ChangeKind}
    wanted |= {f"row.{kind.replace(' ', '_')}" for kind in ChangeKind}
    wanted |= {f"role.{role}" for role in Role} | {f"mark.{mark}" for mark in MarkKind}
    wanted |= {f"placed.{how}" for how in Placed if how is not Placed.STATED}
    wanted |= {f"silence.{why}" for why in Why if why is not Why.HELD}
    wanted |= {f"silence.{kind}" for kind in SILENCES} | {f"silent.{kind}" for kind in SILENCES}
    wanted |= {f"transition.{kind.lower()}" for kind in (*LinkType, "Unit", "Post")}
    wanted |= {f"past.{kind.lower()}" for kind in (*LinkType, "Unit", "Post")}
    wanted |= {f"voice.{voice}" for voice in Voice}
    wanted |= {f"statement_kind.{kind}" for kind in Kind} | {f"tense.{tense}" for tense in Tense}
    wanted |= {f"ruling.{ruling}" for ruling in Ruling} | {f"grade.{grade}" for grade in Grade}
    wanted |= {f"field.{name}" for names in FIELDS.values() for name in names} - {"field.dotted"}
    wanted -= {"transition.in", "past.in"}
    wanted |= {
        f"parameter.{parameter.name}"
        for query in saved_queries()
        for parameter in query.parameters
        if parameter.type != "company"
    }
    assert wanted - set(catalogue()) == set()


def test_every_rule_of_inference_is_explained_in_every_language() -> None:
    assert all(set(texts) >= set(Language) for texts in inference_rules().values())


def test_a_group_without_its_value_is_left_out() -> None:
    template = "{person} moved[ from {from}][ to {to}]"
    assert filled(template, {"person": "P", "to": "B"}) == "P moved to B"
    assert filled(template, {"person": "P", "from": "A", "to": ""}) == "P moved from A"


def test_brackets_and_braces_in_a_name_stay_as_they_are() -> None:
    assert filled("[{unit}] opened", {"unit": "[x] {person}"}) == "[x] {person} opened"


def row(kind: str, *about: tuple[str, str], **more: Any) -> Row:  # noqa: ANN401
    parties = tuple(Party(role, role.title(), f"id-{name}", name) for role, name in about)
    plain = Row(
        id="r", kind=kind, about=parties, first=None, day=None, basis="stated", statements=()
    )
    return replace(plain, **more)


SEATED = (("person", "甲"), ("unit", "运营中心"), ("post", "运营中心 head"))


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (row("appointed", *SEATED), "甲 任 运营中心 负责人", "甲 appointed head of 运营中心"),
        (row("left", *SEATED), "甲 不再担任 运营中心 负责人", "甲 leaves 运营中心 as head"),
        (row("left", ("person", "甲"), ("unit", "乙部")), "甲 离开 乙部", "甲 leaves 乙部"),
        (
            row("transferred", ("person", "甲"), ("to", "乙部")),
            "甲 调往 乙部",
            "甲 transferred to 乙部",
        ),
        (
            row("merged", ("from", "A"), ("from", "B"), ("unit", "C"), part="行业运营"),
            "A、B 的 行业运营 并入 C",
            "行业运营 of A, B merged into C",
        ),
        (
            row("line added", ("person", "甲"), ("boss", "乙"), line="dotted"),
            "甲 向 乙 汇报（虚线）",
            "甲 now reports to 乙 (dotted)",
        ),
        (
            row("charged", ("person", "甲"), ("unit", "直播"), open_list=True),
            "甲 负责 直播 等",
            "甲 put in charge of 直播 and others",
        ),
    ],
)  # fmt: skip
def test_a_row_is_a_sentence_in_either_language(said: Row, zh: str, en: str) -> None:
    assert row_sentence(words_in(Language.ZH), said) == zh
    assert row_sentence(words_in(Language.EN), said) == en


def test_a_first_seen_says_what_is_so_without_the_posts_own_beginning() -> None:
    seen = row(
        "first seen",
        ("person", "甲"),
        opened=(
            Transition("l", "HOLDS", "甲", "乙部 head", Status.NO, Status.SURE),
            Transition("p", "Post", "乙部 head", "", Status.NO, Status.SURE),
            Transition("i", "IN", "乙部 head", "乙部", Status.NO, Status.SURE),
        ),
    )
    assert row_sentence(words_in(Language.ZH), seen) == "甲 任 乙部 负责人"


def test_what_is_over_is_told_in_the_past() -> None:
    gone = Transition("l", "HOLDS", "甲", "乙部 head", Status.POSSIBLE, Status.NO)
    over = row("past", ("person", "甲"), closed=(gone,))
    assert row_sentence(words_in(Language.ZH), over) == "甲 曾任 乙部 负责人"


def test_a_silence_is_a_sentence() -> None:
    empty = row("successor_not_said", ("person", "甲"), ("post", "乙部 总裁"))
    assert silence_sentence(words_in(Language.EN), empty) == "乙部 总裁: who follows 甲 is not said"


def test_only_a_role_at_the_end_of_a_posts_name_is_put_into_words() -> None:
    english = words_in(Language.EN)
    assert post_in_words(english, "Overheads head") == "Overheads head"
    assert post_in_words(words_in(Language.ZH), "Overheads head") == "Overheads 负责人"
    assert post_in_words(words_in(Language.ZH), "Overhead") == "Overhead"
