"""docs/api.md: every example runs as it stands and prints what the page says."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import reorg
from graph.driver import Database
from graph.settings import Settings
from tests.client_memo import COMPANY

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def at_home(
    seed: Database, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with the memos in it, and the run's own Neo4j as that of the environment."""
    assert seed.address
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REORG_HOME", str(settings.home))
    return tmp_path


def test_the_examples_print_what_the_page_says(at_home: Path) -> None:
    names: dict[str, Any] = {}
    for code, said in EXAMPLES:
        printed = StringIO()
        with redirect_stdout(printed):
            exec(code, names)  # noqa: S102  the page is ours
        assert printed.getvalue() == said, printed.getvalue()
    assert len(EXAMPLES) == 3
    assert (at_home / "changes.xlsx").stat().st_size > 10_000


def test_a_memo_is_stored_once_and_says_whose_it_is(at_home: Path) -> None:
    with reorg.open_graph() as graph:
        assert graph.companies() == (COMPANY,)
        assert not graph.add("data/memos/2022-01-06-dai-shan.txt").added
        (at_home / "nobody.txt").write_text("今天天气很好，适合散步。", "utf-8")
        with pytest.raises(reorg.IngestError, match="says nothing about an organisation"):
            graph.add("nobody.txt")


def test_what_is_asked_wrongly_says_what_to_do(at_home: Path) -> None:
    with reorg.open_graph() as graph:
        company = graph.company(COMPANY)
        for wrong, said in (
            (lambda: company.compare("2022-01-07", "2022-01-06"), "swap them"),
            (lambda: company.as_of("soon"), "is no day"),
            (lambda: company.query("nothing"), "there is no saved query"),
            (lambda: company.export("doc", at_home / "x"), "there is no format"),
            (lambda: graph.read("CREATE (n:Person) RETURN n"), "may only read"),
            (lambda: graph.company("无"), "there is no company"),
        ):
            with pytest.raises(reorg.GraphError, match=said):
                wrong()
        assert company.find(' "\\') == ()


def test_the_page_names_every_method_and_the_types_are_shipped() -> None:
    methods = {name for name in vars(reorg.Company) if not name.startswith("_")}
    assert {
        name for name in methods - {"database", "name", "file", "window"} if f"`{name}(" not in PAGE
    } == set()
    for package in ("reorg", "graph", "ingest"):
        assert files(package).joinpath("py.typed").is_file()
