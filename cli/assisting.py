"""reorg mcp: the graph for assistants that speak the Model Context Protocol, on standard input and output.

It only reads: saved queries, never Cypher of the assistant's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Any, ParamSpec

from cli.output import language, plain_json
from graph.compare import Row
from graph.errors import GraphError, NotInstalled
from graph.model import LinkType, Unit
from graph.queries import saved_queries
from graph.view import View
from reorg.opened import Graph, open_graph

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
except ImportError as error:
    raise NotInstalled(
        "reorg mcp needs the package mcp: .venv/bin/pip install -e '.[mcp]' in Reorg's folder"
    ) from error

INSTRUCTIONS = """Reorganisations of companies, read from memos into a dated graph. Every fact leads to
statements, and `evidence` gives their sentences: quote them. Days are YYYY-MM-DD. What is `possible` is not
sure. `company` can be left out where there is only one."""
SECTIONS = ("changes", "passing", "confirmations", "first_seen", "past")

Answer = dict[str, Any]
P = ParamSpec("P")


def serve() -> None:
    """Answer until the other side closes standard input."""
    with open_graph() as graph:
        server_of(graph).run("stdio")


def server_of(graph: Graph) -> MCPServer[Any]:
    """A server whose tools are the questions of `Tools`."""
    server: MCPServer[Any] = MCPServer("reorg", instructions=INSTRUCTIONS, log_level="ERROR")
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    tools = Tools(graph)
    asked: tuple[Callable[..., Answer], ...] = (
        tools.companies,
        tools.find,
        tools.as_of,
        tools.compare,
        tools.evidence,
        tools.saved_queries,
        tools.saved_query,
    )
    for ask in asked:
        server.tool(annotations=reads, structured_output=True)(_answered(ask))
    return server


@dataclass(frozen=True, slots=True)
class Tools:
    """What an assistant may ask; the docstrings are what it is told of each question."""

    graph: Graph

    def companies(self) -> Answer:
        """The companies, and the days on which something changed in each."""
        return {name: self.graph.company(name).days() for name in self.graph.companies()}

    def find(self, name: str, company: str | None = None) -> Answer:
        """People, units and posts with a name or a part of it."""
        return {"found": self.graph.company(company).find(name)}

    def as_of(self, day: str | None = None, company: str | None = None) -> Answer:
        """The whole organisation on a day, else on that of the latest change."""
        return _view(self.graph.company(company).as_of(day))

    def compare(
        self, from_day: str | None = None, to_day: str | None = None, company: str | None = None
    ) -> Answer:
        """What is different between two days, else around the latest change."""
        whose = self.graph.company(company)
        found = whose.compare(from_day, to_day)
        told: Answer = {"company": found.company, "from": found.from_day, "to": found.to_day}
        for section in SECTIONS:
            rows: tuple[Row, ...] = getattr(found, section)
            told[section] = [_row(row, whose.say(row, language())) for row in rows]
        return told

    def evidence(self, statements: list[str], company: str | None = None) -> Answer:
        """The sentences of statements by their ids: memo, characters, and who says it."""
        return {"evidence": self.graph.company(company).evidence(statements)}

    def saved_queries(self) -> Answer:
        """The saved queries with their parameters; one with a default can be left out."""
        return {
            query.id: {"about": query.description[language()], "parameters": query.parameters}
            for query in saved_queries()
        }

    def saved_query(
        self, query: str, parameters: dict[str, str] | None = None, company: str | None = None
    ) -> Answer:
        """The answer to one of the saved queries."""
        return asdict(self.graph.company(company).query(query, **parameters or {}))


def _answered(ask: Callable[P, Answer]) -> Callable[P, Answer]:
    """A question whose answer is plain JSON; an error of ours becomes one that the assistant is told."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> Answer:
        try:
            answer: Answer = json.loads(plain_json(ask(*args, **kwargs)))
        except GraphError as error:
            raise ToolError(str(error)) from error
        return answer

    return asked


def _row(row: Row, sentence: str) -> Answer:
    about = {party.role: party.name for party in row.about}
    kept = ("kind", "first", "day", "basis", "inferred", "statements")
    return {"sentence": sentence, "about": about} | {name: getattr(row, name) for name in kept}


def _view(view: View) -> Answer:
    links = [
        {
            "type": kind,
            "from": view.thing(link.start).name,
            "to": view.thing(link.end).name,
            "status": status,
            "line": link.line,
            "since": link.period.since,
            "statements": link.statements,
        }
        for kind in LinkType
        for link, status in view.links(kind)
    ]
    units = [{"name": u.name, "status": view.status(u.id)} | asdict(u) for u in view.things(Unit)]
    return {"company": view.company, "day": view.day, "units": units, "links": links}
