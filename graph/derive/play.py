"""Play: every statement that counts goes through its rule, in the order of the days they speak of."""

from __future__ import annotations

from graph.derive.claims import claims_of
from graph.derive.rules import RULES
from graph.derive.scene import Scene, scene_of
from graph.derive.tables import Tables
from graph.log import Log


def play(counts: Log, tables: Tables) -> Scene:
    """The scene after all statements of a log of what counts."""
    claims = claims_of(counts)
    scene = scene_of(counts.company, tables, claims)
    for claim in claims:
        RULES[claim.statement.type](scene, claim)
    return scene
