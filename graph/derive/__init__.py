"""derive: from a company's log to its things, dated links, Changes and Confirmations; a pure function.

Same log, same graph: the order and the moments of recording make no difference.
"""

from __future__ import annotations

from graph.derive.claims import claims_of
from graph.derive.result import result_of
from graph.derive.rules import RULES, inference_rules
from graph.derive.scene import scene_of
from graph.log import Log
from graph.model import Derived
from graph.rulings import effective

__all__ = ["derive", "inference_rules"]


def derive(log: Log) -> Derived:
    """What a log says of its company, over all of time."""
    counts = effective(log)
    claims = claims_of(counts)
    scene = scene_of(counts, claims)
    for claim in claims:
        RULES[claim.statement.type](scene, claim)
    return result_of(scene)
