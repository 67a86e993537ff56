"""Tools: langchain-neo4j and neo4j-graphrag load an organisation, twice. Prints seconds and counts.

    python -m bench.peers.tools langchain|graphrag PEOPLE CHANGES

Their objects are made before the clock starts, and the constraint that each needs to be fast is there.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable

import neo4j
from langchain_core.documents import Document
from langchain_neo4j import Neo4jGraph as LangchainGraph
from langchain_neo4j.graphs.graph_document import GraphDocument, Node, Relationship
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

from bench.peers.plain import Network, network

A_DOCUMENT = 1000  # nodes or relationships; ten a document, as memos come, is seven times slower


def main(way: str, people: str, changes: str) -> None:
    """Load twice, print what it took and what there was then."""
    log_in = (os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(os.environ["NEO4J_URI"], auth=log_in) as driver:
        load = WAYS[way](driver, network(int(people), int(changes)))
        first = _timed(load)
        after_one = _counts(driver)
        again = _timed(load)
        print(
            json.dumps(
                {"seconds": first, "again": again, "counts": after_one, "twice": _counts(driver)}
            )
        )


def langchain(driver: neo4j.Driver, organisation: Network) -> Callable[[], object]:
    """add_graph_documents with its base label, whose constraint it makes itself."""
    del driver
    graph = LangchainGraph(
        os.environ["NEO4J_URI"],
        os.environ["NEO4J_USER"],
        os.environ["NEO4J_PASSWORD"],
        refresh_schema=False,
    )
    graph.refresh_schema = lambda: None  # it would read the database only to describe it
    nodes = {n.id: Node(id=n.id, type=n.label, properties=n.properties) for n in organisation.nodes}
    ties = [
        Relationship(
            source=nodes[t.start.id], target=nodes[t.end.id], type=t.type, properties=t.properties
        )
        for t in organisation.ties
    ]
    everyone = list(nodes.values())
    source = Document(page_content="")
    documents = [
        GraphDocument(nodes=everyone[i : i + A_DOCUMENT], relationships=[], source=source)
        for i in range(0, len(everyone), A_DOCUMENT)
    ]
    documents += [
        GraphDocument(nodes=[], relationships=ties[i : i + A_DOCUMENT], source=source)
        for i in range(0, len(ties), A_DOCUMENT)
    ]
    return lambda: graph.add_graph_documents(documents, baseEntityLabel=True)


def graphrag(driver: neo4j.Driver, organisation: Network) -> Callable[[], object]:
    """Neo4jWriter, which makes the index that it needs itself."""
    writer = Neo4jWriter(driver, batch_size=A_DOCUMENT)
    graph = Neo4jGraph(
        nodes=[
            Neo4jNode(id=n.id, label=n.label, properties=n.properties) for n in organisation.nodes
        ],
        relationships=[
            Neo4jRelationship(
                start_node_id=t.start.id, end_node_id=t.end.id, type=t.type, properties=t.properties
            )
            for t in organisation.ties
        ],
    )
    return lambda: asyncio.run(writer.run(graph))


WAYS = {"langchain": langchain, "graphrag": graphrag}


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _counts(driver: neo4j.Driver) -> list[int]:
    """How many nodes and relationships there are."""
    nodes = driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
    ties = driver.execute_query("MATCH ()-[r]->() RETURN count(r) AS n").records[0]["n"]
    return [nodes, ties]


if __name__ == "__main__":
    main(*sys.argv[1:])
