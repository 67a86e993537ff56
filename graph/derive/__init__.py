"""derive: from a company's log to its things, dated links, Changes and Confirmations; a pure function.

Same log, same graph: the order and the moments of recording make no difference.
"""

from __future__ import annotations

from graph.derive.difference import Difference, difference
from graph.derive.play import play
from graph.derive.result import result_of
from graph.derive.rules import inference_rules
from graph.derive.tables import tables_of
from graph.derive.version import rules_version
from graph.log import Log
from graph.model import Derived
from graph.rulings import effective

__all__ = ["Difference", "derive", "difference", "inference_rules", "rules_version"]


def derive(log: Log) -> Derived:
    """What a log says of its company, over all of time."""
    counts = effective(log)
    said = [entry.statement for entry in counts.entries]
    return result_of(play(counts, tables_of(log.company, said, log.decisions)))
