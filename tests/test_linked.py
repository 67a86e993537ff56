"""Turtle and JSON-LD: rdflib reads them alike, the shapes hold, and no date is made up or lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files

import pyshacl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import ORG, PROV, XSD

from graph.export.dataset import dataset_of
from graph.export.jsonld import jsonld_file
from graph.export.org import resources_of
from graph.export.turtle import turtle_file
from graph.log import Log
from tests.client_memo import DAY, EVE, INDUSTRY, MEMO, PLATFORM, USERS
from tests.logs import log_of, logs, say
from tests.seed_log import seed_log

R = Namespace("urn:reorg:term:")


def read(log: Log, day: date | None = None) -> Graph:
    return Graph().parse(data=turtle_file(resources_of(dataset_of(log, day))))


@cache
def seed() -> Graph:
    return read(seed_log())


@cache
def shapes() -> Graph:
    return Graph().parse(data=files("graph.export").joinpath("shapes.ttl").read_text("utf-8"))


def problems(graph: Graph, *, strict: bool = True) -> str:
    checked: tuple[bool, Graph, str] = pyshacl.validate(
        graph, shacl_graph=shapes(), allow_warnings=not strict
    )
    return "" if checked[0] else checked[2]


def names(graph: Graph, query: str) -> set[tuple[str, ...]]:
    rows = graph.query(query, initNs={"r": R, "org": ORG, "prov": PROV})
    return {tuple(str(cell) for cell in row) for row in rows}  # type: ignore[union-attr]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own use
@pytest.mark.parametrize("day", [None, EVE, DAY])
def test_turtle_and_json_ld_say_the_same_and_keep_to_the_shapes(day: date | None) -> None:
    resources = resources_of(dataset_of(seed_log(), day))
    turtle = Graph().parse(data=turtle_file(resources))
    jsonld = Graph().parse(data=jsonld_file(resources), format="json-ld")
    assert isomorphic(turtle, jsonld)
    assert len(turtle) > 1000
    assert problems(turtle) == ""


def test_a_file_of_one_day_says_plainly_who_holds_what() -> None:
    query = """SELECT ?unit ?name WHERE { ?p org:holds ?post ; rdfs:label ?name .
        ?post org:role r:head ; org:postIn [ rdfs:label ?unit ] }"""
    after, before = (names(read(seed_log(), day=day), query) for day in (DAY, EVE))
    assert {(USERS, "玄德"), (INDUSTRY, "吹雪"), (PLATFORM, "思函")} <= after - before
    assert ("速卖通", "思函") in before - after
    assert names(seed(), query) == set()


def test_tenures_have_their_days_and_their_sentences() -> None:
    query = """SELECT ?unit ?since ?sentence WHERE {
        ?m a org:Membership ; org:member [ rdfs:label "思函" ] ; org:role r:head ; r:since ?since ;
           org:organization [ rdfs:label ?unit ] ; prov:wasDerivedFrom [ prov:value ?sentence ] }"""
    found = names(seed(), query)
    text = MEMO.read_text("utf-8")
    assert {row[:2] for row in found} == {(PLATFORM, "2022-01-06"), ("速卖通", "2022-01-05")}
    assert all(sentence in text for _, _, sentence in found)


def test_quotations_are_the_characters_that_they_name() -> None:
    query = """SELECT ?text ?start ?end ?sentence WHERE { ?s a r:Statement ; r:start ?start ;
        r:end ?end ; prov:value ?sentence ; prov:wasQuotedFrom [ prov:value ?text ] }"""
    found = names(seed(), query)
    assert len(found) > 40
    assert all(text[int(start) : int(end)] == quoted for text, start, end, quoted in found)


def test_only_what_makes_another_unit_is_a_change_event() -> None:
    log = log_of(
        ("2021-05-01", [say("unit_created", unit="甲中心")]),
        ("2021-06-01", [say("unit_renamed", unit="乙中心", from_="甲中心")]),
        ("2021-07-01", [say("unit_split", unit="乙中心", to=("丙部", "丁部"))]),
        (
            "2021-08-01",
            [say("leads", person="张一", unit="丙部"), say("unit_dissolved", unit="丁部")],
        ),
    )
    query = """SELECT ?kind ?old ?new WHERE { ?e a org:ChangeEvent ; r:kind ?kind ;
        org:originalOrganization [ rdfs:label ?old ] ; org:resultingOrganization [ rdfs:label ?new ] }"""
    graph = read(log)
    assert names(graph, query) == {
        ("renamed", "甲中心", "乙中心"),
        ("split", "乙中心", "丙部"),
        ("split", "乙中心", "丁部"),
    }
    assert len(list(graph.subjects(RDF.type, R.Change))) > len(names(graph, query))
    assert not list(graph.subject_objects(ORG.unitOf))


def test_a_dotted_line_is_not_told_as_the_line() -> None:
    said = [say("reports_to", person="张一", to="王二", dotted=True)]
    graph = read(log_of(("2021-05-01", said)), day=DAY)
    assert not list(graph.subject_objects(ORG.reportsTo))
    assert len(list(graph.subject_objects(R.reportsByDottedLineTo))) == 1


def _first(kind: URIRef) -> URIRef:
    return min(s for s in seed().subjects(RDF.type, kind) if isinstance(s, URIRef))


def _one(subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> Graph:
    graph = Graph()
    graph.add((subject, predicate, value))
    return graph


WRONG: dict[str, Callable[[], tuple[URIRef, URIRef, URIRef | Literal]]] = {
    "a second holder": lambda: (_first(ORG.Membership), ORG.member, _first(R.Memo)),
    "an end before its start": lambda: (
        _first(ORG.Membership),
        R.maybeUntil,
        Literal("1999-01-01", datatype=XSD.date),
    ),
    "a unit of a unit": lambda: (
        _first(ORG.OrganizationalUnit),
        ORG.unitOf,
        _first(ORG.OrganizationalUnit),
    ),
    "a thing without a name": lambda: (URIRef("urn:x"), RDF.type, ORG.Post),
    "an event that changes nothing": lambda: (URIRef("urn:x"), RDF.type, ORG.ChangeEvent),
    "a statement of no memo": lambda: (_first(R.Statement), PROV.wasQuotedFrom, _first(ORG.Post)),
}


@pytest.mark.parametrize("what", WRONG)
def test_the_shapes_refuse_what_is_wrong(what: str) -> None:
    assert "Constraint Violation" in problems(seed() + _one(*WRONG[what]()))


def test_every_term_of_ours_is_described() -> None:
    text = files("graph.export").joinpath("vocabulary.ttl").read_text("utf-8")
    described = {s for s in Graph().parse(data=text).subjects() if str(s).startswith(R)}
    used = {term for triple in (*seed(), *shapes()) for term in triple if str(term).startswith(R)}
    assert used <= described


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],  # each example takes a third of a second
    suppress_health_check=[HealthCheck.too_slow],
)
@given(logs())
def test_the_shapes_hold_for_any_company(log: Log) -> None:
    assert problems(read(log), strict=False) == ""
    assert problems(read(log, DAY), strict=False) == ""
