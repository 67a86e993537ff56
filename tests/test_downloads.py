"""The files of `reorg export`, each read by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pandas as pd
import pypdf
import pytest
from PIL import Image

from bench.server import erase
from graph import fetch
from graph.backup import log_file, restore
from graph.driver import Database
from graph.errors import NotWritten
from graph.export.csv import csv_file
from graph.export.dataset import dataset_of
from graph.export.ftm import ftm_file
from graph.export.graphml import graphml_file
from graph.export.sheet import Sheet
from graph.export.xlsx import xlsx_file
from graph.model import Link
from tests.client_memo import COMPANY, DAY, EVE, INDUSTRY, PLATFORM, USERS
from tests.logs import log_of, say
from tests.seed_log import RECORDED, seed_log
from web.downloads import FORMATS, Order
from web.sheets import Name
from web.words import Language, words_in

ROOT = Path(__file__).parent.parent
FTM = ROOT / ".venv" / "ftm" / "bin" / "python"
ORDER = Order(company=COMPANY, words=words_in(Language.EN), from_day=EVE, to_day=DAY)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "{=1}", "http://x.y", "甲\x01乙")


@pytest.fixture(scope="module")
def files(seed: Database) -> Mapping[str, bytes]:
    """Every file of the client's memo, written once."""
    return {name: wanted.write(seed, ORDER) for name, wanted in FORMATS.items()}


def test_the_same_log_gives_the_same_files(files: Mapping[str, bytes], seed: Database) -> None:
    again = {name: wanted.write(seed, ORDER) for name, wanted in FORMATS.items()}
    assert {name for name, content in again.items() if content != files[name]} == set()


def rows_in(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: list(page.iter_rows(values_only=True)) for page in book}


def test_a_workbook_tells_both_days_the_changes_and_the_sentences(
    files: Mapping[str, bytes], seed: Database
) -> None:
    pages = rows_in(files["xlsx"])
    assert list(pages) == ["Before", "After", "Changes", "Evidence", "Not said"]
    heads = {row[0]: row[2] for row in pages["After"] if row[3] == "head" and row[2]}
    assert {USERS: "玄德", INDUSTRY: "吹雪", PLATFORM: "思函"}.items() <= heads.items()
    assert USERS not in {row[0] for row in pages["Before"]}
    comparison = fetch.compare(seed, COMPANY, EVE, DAY)
    told = [comparison.changes, comparison.passing, comparison.confirmations]
    told += [comparison.first_seen, comparison.past]
    assert len(pages["Changes"]) == 1 + sum(map(len, told))
    assert len(pages["Not said"]) == 1 + len(fetch.not_said(seed, COMPANY, DAY))
    assert all(isinstance(row[4], datetime) for row in pages["Changes"][1:] if row[0] == "Created")


def test_every_row_of_a_workbook_leads_to_its_sentence(files: Mapping[str, bytes]) -> None:
    pages = rows_in(files["xlsx"])
    sentences = {str(row[0]): str(row[1]) for row in pages["Evidence"][1:]}
    for name in ("Before", "After", "Changes", "Not said"):
        for row in pages[name][1:]:
            assert {n for n in str(row[-1]).split(", ") if n not in sentences} == set(), row
    (placed,) = [row for row in pages["Changes"] if row[1] == f"思函 appointed head of {PLATFORM}"]
    assert any("思函" in sentences[number] for number in str(placed[-1]).split(", "))


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    sheet = Sheet("S", ("=head", "day"), tuple((text, date(2022, 1, 6)) for text in HOSTILE))
    page = openpyxl.load_workbook(io.BytesIO(xlsx_file([sheet], RECORDED)))["S"]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert [cell.value for cell in page["A"]][1:6] == list(HOSTILE[:5])
    assert not any(cell.hyperlink for cell in cells)


def test_a_table_longer_than_a_sheet_is_refused() -> None:
    sheet = Sheet("S", ("a",), (("x",),) * 1_048_576)
    with pytest.raises(NotWritten, match="take csv instead"):
        xlsx_file([sheet], RECORDED)


def test_csv_is_read_whole_and_no_cell_of_it_is_a_formula(files: Mapping[str, bytes]) -> None:
    frame = pd.read_csv(io.BytesIO(files["csv"]), parse_dates=["day"])
    assert f"思函 appointed head of {PLATFORM}" in set(frame["what"])
    assert DAY in {day.date() for day in frame["day"].dropna()}
    sheet = Sheet("S", HOSTILE, (HOSTILE, (-1, 0.5, None, "a,b", 'a"b', "a\nb", "甲", "", "x")))
    read = list(csv.reader(io.StringIO(csv_file(sheet).decode("utf-8-sig"))))
    assert [cell[0] for cell in read[1][:6]] == ["'"] * 6
    assert read[2] == ["-1", "0.5", "", "a,b", 'a"b', "a\nb", "甲", "", "x"]


def test_each_sheet_can_be_had_as_csv_and_as_it_was_known(seed: Database) -> None:
    before = replace(ORDER, sheet=Name.BEFORE)
    assert "速卖通" in FORMATS["csv"].write(seed, before).decode()
    silent = replace(ORDER, sheet=Name.NOT_SAID)
    assert "速卖通" in FORMATS["csv"].write(seed, silent).decode()
    assert (
        "速卖通"
        not in FORMATS["csv"]
        .write(seed, replace(silent, known_at=datetime(2020, 1, 1, tzinfo=UTC)))
        .decode()
    )


def test_before_anything_was_known_every_file_is_empty_but_whole(seed: Database) -> None:
    asked = replace(ORDER, known_at=RECORDED.replace(year=1999))
    made = {name: wanted.write(seed, asked) for name, wanted in FORMATS.items()}
    assert {name: len(rows) for name, rows in rows_in(made["xlsx"]).items()} == dict.fromkeys(
        ("Before", "After", "Changes", "Evidence", "Not said"), 1
    )
    assert made["ftm"] == b""
    assert b"<node" not in made["graphml"]
    assert USERS not in made["svg"].decode()


def test_graphml_is_the_graph(files: Mapping[str, bytes]) -> None:
    graph = nx.read_graphml(io.BytesIO(files["graphml"]), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    derived = dataset_of(seed_log()).derived
    assert {n: data["label"] for n, data in graph.nodes(data=True)} == {
        key: thing.name for key, thing in derived.things.items()
    }
    read = {
        (a, b, key, data["type"], data.get("since"), data.get("maybe_until"), data.get("line"))
        for a, b, key, data in graph.edges(keys=True, data=True)
    }
    assert read == {edge(link) for link in derived.links.values()}
    assert read


def edge(link: Link) -> tuple[str | None, ...]:
    since, until = link.period.since, link.period.maybe_until
    days = (str(since) if since else None, str(until) if until else None)
    return link.start, link.end, link.id, link.type.value, *days, link.line


def test_graphml_holds_any_name() -> None:
    log = log_of(("2021-05-01", [say("leads", person="甲\x01<乙>&\"'", unit="&amp;", post="x")]))
    graph = nx.read_graphml(io.BytesIO(graphml_file(dataset_of(log, DAY))))
    named = {data["label"] for _, data in graph.nodes(data=True) if data["type"] == "Person"}
    assert named == {"甲\ufffd<乙>&\"'"}


def test_a_chart_is_a_picture_with_its_letters_inside(files: Mapping[str, bytes]) -> None:
    drawn = ET.fromstring(files["svg"])  # noqa: S314  our own file
    assert USERS in "".join(drawn.itertext())
    (page,) = pypdf.PdfReader(io.BytesIO(files["pdf"])).pages
    assert "玄德" in page.extract_text()
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    kinds = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert kinds
    assert all({"/FontFile2", "/FontFile3"} & set(kind.get_object()) for kind in kinds)
    with Image.open(io.BytesIO(files["png"])) as picture:
        assert min(picture.size) > 900
        assert len(set(picture.convert("L").resize((64, 64)).tobytes())) > 10


def test_the_log_of_one_company_gives_its_graph_again(
    files: Mapping[str, bytes], seed: Database, tmp_path: Path
) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(files["jsonl"])
    erase(seed)
    restore(seed, file, lambda _: None)
    again = FORMATS["graphml"].write(seed, ORDER)
    assert again == files["graphml"]
    assert log_file([fetch.log_of(seed, COMPANY, texts=True)]) == files["jsonl"]


def ftm_read(content: bytes) -> list[tuple[str, str, dict[str, list[str]]]]:
    """What FollowTheMoney's own package makes of a file; it lives in an environment of its own."""
    if not FTM.exists():
        pytest.skip("followthemoney is not installed: PyICU in it could not be compiled here")
    command = [FTM, ROOT / "tests" / "ftm" / "reader.py"]
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [tuple(json.loads(line)) for line in done.stdout.decode().splitlines()]


def test_followthemoney_takes_every_entity(files: Mapping[str, bytes]) -> None:
    read = ftm_read(files["ftm"])
    names = {key: values["name"][0] for _, key, values in read if "name" in values}
    posts = {key: values for schema, key, values in read if schema == "Position"}
    held = {
        (
            names[v["holder"][0]],
            names[posts[v["post"][0]]["organization"][0]],
            *v.get("startDate", []),
        )
        for schema, _, v in read
        if schema == "Occupancy" and "organization" in posts[v["post"][0]]
    }
    assert {
        ("玄德", USERS, "2022-01-06"),
        ("思函", "速卖通"),
        ("蒋凡", "海外数字商业板块", "2021-12"),
    } <= held
    assert {schema for schema, _, _ in read} == {
        "Company", "Organization", "Person", "Position", "Occupancy", "Membership",
        "UnknownLink", "Succession", "PlainText",
    }  # fmt: skip
    proven = {values["proof"][0] for schema, _, values in read if schema == "Membership"}
    assert proven == {key for schema, key, _ in read if schema == "PlainText"}


def test_followthemoney_takes_partial_days_and_remits() -> None:
    said = [
        say("leads", person="张一", unit="甲中心", post="总裁", date="2021-02"),
        say("reports_to", person="张一", to="王二", dotted=True, date="2021"),
        say("responsible_for", unit="甲中心", scope="市场"),
        say("prior_post", person="李三", unit="丙部", post="总裁", tense="before"),
    ]
    read = ftm_read(ftm_file(dataset_of(log_of(("2022-01-06", said)))))
    links = {
        (schema, *v.get("startDate", ["-"]), *v.get("status", []))
        for schema, _, v in read
        if schema in ("Occupancy", "UnknownLink")
    }
    assert links == {
        ("Occupancy", "2021-02"),
        ("Occupancy", "-", "not sure"),
        ("UnknownLink", "2021"),
    }
    assert [v["notes"] for _, _, v in read if "notes" in v] == [["市场"]]
    assert {tuple(v["role"]) for _, _, v in read if "role" in v} == {("reports to (dotted line)",)}
