"""What README and docs say is what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from docs.draw import DIAGRAMS, PICTURE, changes
from graph.console import Console
from graph.console.texts import in_words
from graph.derive import inference_rules
from graph.driver import Database
from graph.driver.guarded import Limits
from graph.errors import Declined
from graph.model import LinkType, Period
from graph.schema import KEYED_LABELS
from graph.settings import Settings
from graph.vocabulary import labels, types
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


def cookbook() -> list[tuple[str, list[tuple[str, ...]]]]:
    """The queries of docs/cypher.md with the rows of the table below each, its head the first."""
    found = []
    for query, table in re.findall(
        r"```cypher\n(.*?)```\n\n((?:\|[^\n]*\n)+)", DOCS["cypher.md"], re.DOTALL
    ):
        lines = [line.strip("|").split("|") for line in table.splitlines() if "---" not in line]
        found.append((query, [tuple(cell.strip() for cell in line) for line in lines]))
    return found


@pytest.mark.parametrize("recipe", range(len(cookbook())))
def test_a_query_of_the_cookbook_gives_its_table(
    seed: Database, settings: Settings, recipe: int
) -> None:
    query, rows = cookbook()[recipe]
    answer = Console(settings, seed).ask(query, {})
    assert [answer.columns, *(tuple(map(in_words, row)) for row in answer.rows)] == rows


def test_the_cookbook_has_a_table_for_each_query_and_states_the_limits() -> None:
    page = DOCS["cypher.md"]
    assert len(cookbook()) == page.count("```cypher") >= 10
    limits = Limits()
    said = f"{limits.rows:,} rows and {limits.size // 2**20} MiB"
    assert said in page
    assert f"may take {limits.seconds:g} s" in page


def test_what_the_cookbook_says_is_declined_is_declined_with_those_words(
    seed: Database, settings: Settings
) -> None:
    told = re.findall(r"^\| `(.*)` \| (.*) \|$", DOCS["cypher.md"], re.MULTILINE)
    assert len(told) == 5
    for query, reason in told:
        with pytest.raises(Declined) as caught:
            Console(settings, seed).ask(query.replace("\\|", "|"), {})
        assert str(caught.value) == reason


def test_the_graph_holds_no_label_type_or_property_that_the_vocabulary_lacks(
    seed: Database,
) -> None:
    nodes = seed.read(
        "CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName "
        "UNWIND nodeLabels AS kind RETURN DISTINCT kind, propertyName AS name"
    )
    links = seed.read(
        "MATCH ()-[r]->() UNWIND keys(r) AS name RETURN DISTINCT type(r) AS kind, name"
    )
    for rows, known in ((nodes, labels()), (links, types())):
        assert {(row["kind"], row["name"]) for row in rows} <= {
            (kind, name) for kind, names in known.items() for name in names
        }


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_is_what_the_code_draws_today(name: str) -> None:
    drawn = (ROOT / "docs" / "pictures" / name).read_text("utf-8")
    assert DIAGRAMS[name]() == drawn, "run make pictures"


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
