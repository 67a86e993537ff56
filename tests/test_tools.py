"""docs/tools.md and docs/notebook.ipynb: other people's programs, run as the pages say."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from graph.driver import Database
from graph.settings import Settings
from tests.client_memo import PLATFORM, USERS
from tests.command import REORG
from web.downloads import FORMATS

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
PAGE = (ROOT / "docs" / "tools.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(autouse=True)
def at_home(seed: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run's own Neo4j as that of the environment, and the command on the path."""
    assert seed.address
    monkeypatch.setenv("REORG_HOME", str(settings.home))
    monkeypatch.setenv("PATH", str(REORG.parent), prepend=":")


def test_the_driver_and_pandas_read_what_the_page_says() -> None:
    names: dict[str, Any] = {}
    for code, said in EXAMPLES:
        printed = StringIO()
        with redirect_stdout(printed):
            exec(code, names)  # noqa: S102  the page is ours
        assert printed.getvalue() == said
    assert len(EXAMPLES) == 2


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_notebook_runs_and_shows_what_it_should() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    assert not any(cell.get("outputs") for cell in notebook.cells)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": ROOT}}).execute()
    shown = [str(cell.get("outputs")) for cell in notebook.cells if cell.cell_type == "code"]
    assert f"思函 appointed head of {PLATFORM}" in shown[2]
    assert "随着这次从速卖通回归" in shown[3]
    assert "戴珊" in shown[4]
    assert "image/svg+xml" in shown[5]
    assert USERS in shown[5]


def test_the_page_names_every_format() -> None:
    assert {name for name in FORMATS if f"`{name}`" not in PAGE} == set()
