"""What errors say to whoever reads Chinese: every sentence that a page can show has its Chinese one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.access import Act, Grade, User
from graph.corrections import NEEDED
from graph.errors import BadDecision, Forbidden
from ingest.errors import RefusedFile
from ingest.formats import FORMATS, Format
from web.problems import problem, sentences
from web.words import Language, words_in

ROOT = Path(__file__).resolve().parent.parent
READING = [ROOT / "ingest" / "decode.py", *sorted((ROOT / "ingest" / "formats").glob("*.py"))]
DECIDING = [
    *(
        ROOT / "graph" / f"{name}.py"
        for name in ("access", "corrections", "login", "review", "store")
    ),
    ROOT / "web" / "who.py",
]
PREFIXES = ("{} memos have an id",)
"""A page knows ids whole."""
SHOWN = {"EmptyMemo", "NotText", "MemoTooLarge", "BadDecision", "Outdated", "Forbidden"}
BARE = "RefusedFile"
"""Raised without the name of the file, which is put before it."""
ZH, EN = words_in(Language.ZH), words_in(Language.EN)


def raised(path: Path) -> Iterator[str]:
    """The sentences of errors in a source file, each gap as {}."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            said = template(node.args[0])
            if said.strip("{} ") and node.func.id in SHOWN:
                yield said
            elif said.strip("{} ") and node.func.id == BARE:
                yield f"{{}} {said}"


def template(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(template, node.values))
    return "{}"


def test_every_sentence_of_an_error_that_a_page_shows_has_a_chinese_one() -> None:
    said = {one for path in (*READING, *DECIDING) for one in raised(path)}
    advice = "save the memo as plain text in UTF-8 and try again"
    known = {one.replace(advice, "{}") for one in sentences()} | sentences()
    unknown = {one for one in said - known if not one.startswith(PREFIXES)}
    assert len(said) > 20
    assert unknown == set()


@pytest.mark.parametrize("form", [form for form in FORMATS if form.refusal])
def test_a_format_that_is_not_read_is_refused_in_chinese(form: Format) -> None:
    assert problem(ZH, RefusedFile(f"年报 {form.refusal}")).startswith("年报 是")


@pytest.mark.parametrize(
    ("said", "zh"),
    [
        ("年报.pdf has a password: save it without one", "年报.pdf 设有密码；请去掉密码后保存"),
        (
            "a statement of the kind leads names a person or unit, a unit or post",
            "“任职、领导”还要写明：人或单位、单位或职务",
        ),
        ("what a server says", "what a server says"),
    ],
)
def test_a_problem_is_told_in_chinese_with_its_gaps(said: str, zh: str) -> None:
    assert problem(ZH, RefusedFile(said)) == zh
    assert problem(EN, RefusedFile(said)) == said


@pytest.mark.parametrize("act", list(Act))
def test_who_may_not_do_something_is_told_so_in_chinese(act: Act) -> None:
    with pytest.raises(Forbidden) as caught:
        User("ana", Grade.VIEWER).check(act)
    told = problem(ZH, caught.value)
    assert told.startswith("ana 是只读，不能")
    assert act not in told


def test_every_kind_of_statement_tells_in_chinese_what_it_lacks() -> None:
    for kind, groups in NEEDED.items():
        lacking = ", a ".join(" or ".join(group) for group in groups)
        told = problem(ZH, BadDecision(f"a statement of the kind {kind} names a {lacking}"))
        assert told.startswith("“")
        assert not any(name in told for group in groups for name in group)
