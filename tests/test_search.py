"""Finding people and units over all companies, and a company's rounds side by side."""

import pytest

from bench.server import erase
from graph.derive import derive
from graph.driver import Database
from graph.log import entries_of
from graph.model import ChangeKind
from graph.rounds import rounds_of, touched_by_both
from graph.schema import create_schema
from graph.search import companies_told, queries_of, search
from graph.sounds import sounds_of
from graph.store import store_memo
from tests.logs import log_of, memo, say

ONE, OTHER = "甲集团", "Acme Corp"


@pytest.fixture(scope="module")
def companies(server: Database) -> Database:
    """Two companies with a memo each."""
    erase(server)
    create_schema(server)
    told = {
        ONE: [say("leads", person="曾鸣", unit="平台策略中心", post="总裁"),
              say("leads", person="单小云", unit="B2C零售", post="总裁")],
        OTHER: [say("leads", person="Ana Maria Lopez", unit="Platform Engineering", post="head")],
    }  # fmt: skip
    for number, (company, said) in enumerate(told.items()):
        made = memo(number, f"2024-03-0{number + 1}", company)
        store_memo(server, made, entries_of(made.id, said))
    return server


@pytest.mark.parametrize(("written", "names"), [
    ("曾鸣", {"曾鸣"}), ("鸣", {"曾鸣"}), ("zengming", {"曾鸣"}), ("Zeng Ming", {"曾鸣"}),
    ("zm", {"曾鸣"}), ("shanxiao", {"单小云"}), ("danxiaoyun", {"单小云"}),
    ("平台策略", {"平台策略中心"}), ("ptcl", {"平台策略中心"}), ("b2c", {"B2C零售"}), ("零售", {"B2C零售"}),
    ("ana lop", {"Ana Maria Lopez"}), ("engineer", {"Platform Engineering"}), ("nobody", set()),
    ('"*) OR (', set()), ("  ", set()),
])  # fmt: skip
def test_a_name_is_found_in_characters_by_its_sound_and_in_english(
    companies: Database, written: str, names: set[str]
) -> None:
    assert {found.name for found in search(companies, written)} == names


def test_what_is_found_tells_its_company_and_kind(companies: Database) -> None:
    (found,) = search(companies, "曾鸣")
    assert (found.company, found.label) == (ONE, "Person")


def test_every_company_tells_how_much_there_is_of_it(companies: Database) -> None:
    told = [(c.company, c.memos, c.first, c.people, c.units) for c in companies_told(companies)]
    assert told == [(OTHER, 1, "2024-03-02", 1, 1), (ONE, 1, "2024-03-01", 2, 2)]


def test_only_a_chinese_name_has_sounds() -> None:
    assert sounds_of(("Ana", "戴珊")) == ("daishan", "ds")
    assert queries_of("+-&|") == []


def test_two_rounds_share_whom_both_are_about() -> None:
    first = [say("unit_created", unit="甲中心"), say("leads", person="张一", unit="甲中心")]
    second = [say("leads", person="王二", unit="甲中心"), say("unit_created", unit="乙中心")]
    derived = derive(log_of(("2024-01-05", first), ("2024-06-01", second)))
    one, other = rounds_of(derived)
    assert (str(one.day), one.counts[ChangeKind.CREATED]) == ("2024-01-05", 1)
    assert {thing.name for thing in touched_by_both(derived, one, other)} >= {"甲中心"}
