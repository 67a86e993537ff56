"""Reorg from Python: what the app does, in a few lines.

import reorg

with reorg.open_graph() as graph:
    graph.add("memo.txt")
    company = graph.company()
    for row in company.compare().changes:
        print(row.day, company.say(row), company.evidence(row)[0].statement.span.text)

Days are `datetime.date` or ISO text. What comes back are frozen values, described in `graph.model`,
`graph.view`, `graph.compare` and `graph.log`. What goes wrong is a GraphError or an IngestError.
"""

from graph.compare import Comparison, Row
from graph.errors import GraphError
from graph.find import Found
from graph.log import Evidence
from graph.queries import Table
from graph.settings import Settings
from graph.store import Stored
from graph.view import View
from ingest.errors import IngestError
from reorg.company import Company
from reorg.opened import Graph, open_graph

__all__ = [
    "Company",
    "Comparison",
    "Evidence",
    "Found",
    "Graph",
    "GraphError",
    "IngestError",
    "Row",
    "Settings",
    "Stored",
    "Table",
    "View",
    "open_graph",
]
