"""What README and docs say is what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from docs.draw import PICTURE, changes
from graph.derive import inference_rules
from graph.driver import Database
from graph.model import LinkType, Period
from graph.schema import KEYED_LABELS
from tests.client_memo import COMPANY

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}


def test_the_cypher_of_the_readme_gives_the_table_of_the_readme(seed: Database) -> None:
    (query,) = re.findall(r"```cypher\n(.*?)```", README, re.DOTALL)
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in README.splitlines()
        if line.startswith("| ")
    ]
    answer = seed.read(query)
    assert tuple(answer[0]) == rows[0]
    assert [tuple(row.values()) for row in answer] == rows[1:]


def test_the_picture_is_what_the_program_draws_today(seed: Database) -> None:
    assert changes(seed, COMPANY) == PICTURE.read_text("utf-8"), "run make pictures"


def test_links_lead_somewhere() -> None:
    pages = {ROOT / "README.md": README} | {ROOT / "docs" / n: text for n, text in DOCS.items()}
    for page, text in pages.items():
        for link in re.findall(r"\]\(([^)#]+)", text):
            assert link.startswith("https://") or (page.parent / link).exists(), (page, link)


def test_the_graph_page_names_every_label_relationship_and_date() -> None:
    page = DOCS["graph.md"]
    names = {*KEYED_LABELS, *LinkType, *(field.name for field in fields(Period))} - {"Company"}
    assert {name for name in names if name not in page} == set()


def test_every_setting_of_the_program_is_in_the_table() -> None:
    used = set()
    for path in (
        path for room in ("graph", "ingest", "cli") for path in (ROOT / room).rglob("*.py")
    ):
        used |= set(re.findall(r'"((?:REORG|NEO4J)_[A-Z_]+)"', path.read_text("utf-8")))
    documented = set(re.findall(r"`((?:REORG|NEO4J)_[A-Z_]+)`", DOCS["development.md"]))
    assert used == documented


def test_the_rules_that_the_code_applies_are_those_with_a_sentence() -> None:
    used = set()
    for path in (ROOT / "graph" / "derive").glob("*.py"):
        text = path.read_text("utf-8")
        used |= {rule for rule in inference_rules() if f'"{rule}"' in text}
    assert used == set(inference_rules())
