"""Start: how long commands take until they are done, against a Python that does nothing and a bare query."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.memos import told
from bench.organisation import Organisation
from bench.rows import Costs, Row, at_most, rounds, timed
from bench.server import address_of
from bench.stage import Stage
from bench.whole_path import read
from graph.store import store_memos

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import os
from neo4j import GraphDatabase
log_in = os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"]
with GraphDatabase.driver(os.environ["NEO4J_URI"], auth=log_in) as driver:
    driver.execute_query("MATCH (p:Person)-[:HOLDS]->(s)-[:IN]->(u) RETURN u.name, p.name")
"""


def rows(stage: Stage) -> list[Row]:
    """reorg --help, reorg query, reorg demo."""
    organisation = Organisation(1000, 4)
    store_memos(
        stage.database, organisation.company, read([*told(organisation, 4)], organisation.company)
    )
    variables = address_of(stage.home)
    reorg = str(Path(sys.executable).with_name("reorg"))
    count = stage.pick(5, 3, 1)

    def ran(*command: str) -> None:
        subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, check=True)

    help_, nothing = rounds(
        count, lambda: ran(reorg, "--help"), lambda: ran(sys.executable, "-c", "pass"), warm=1
    )
    asked, bare = rounds(
        count,
        lambda: ran(reorg, "query", "who_leads"),
        lambda: ran(sys.executable, "-c", BARE),
        warm=1,
    )
    return [
        Row(
            bench="start",
            what="reorg --help",
            ours=help_,
            peer="python -c pass",
            theirs=nothing,
            bar=at_most(8),
        ),
        Row(
            bench="start",
            what="reorg query who_leads, on a running server",
            ours=asked,
            peer="a bare query by the driver",
            theirs=bare,
            bar=at_most(3),
        ),
        Row(
            bench="start",
            what="reorg demo, from the second start on",
            ours=_demos(stage.pick(2, 1, 1)),
            note="until it says where the app answers; Neo4j's start is most of it",
        ),
    ]


def _demos(count: int) -> Costs:
    """Seconds from the command to its address, in a folder where the demo has been before."""
    with tempfile.TemporaryDirectory() as home:
        variables = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
        times = [timed(lambda: _demo(variables | {"REORG_HOME": home})) for _ in range(count + 1)]
    return Costs(tuple(times[1:]))


def _demo(variables: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("reorg")), "demo", "--port", str(port)]
    demo = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True)
    for line in demo.stdout or ():
        if str(port) in line:
            break
    demo.terminate()
    demo.communicate()
