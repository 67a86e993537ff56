"""Rules: which function each type of statement goes through, and the named rules of inference."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from graph.derive import people, units
from graph.derive.claims import Claim
from graph.derive.scene import Scene
from ingest.statement import Kind

RULES: dict[Kind, Callable[[Scene, Claim], None]] = {
    Kind.CONCURRENT_POST: people.concurrent_post,
    Kind.CONTINUES: people.continues,
    Kind.STEPS_DOWN: people.steps_down,
    Kind.TRANSFERRED: people.transferred,
    Kind.PRIOR_POST: people.prior_post,
    Kind.LEADS: people.leads,
    Kind.RESPONSIBLE_FOR: people.responsible_for,
    Kind.REPORTS_TO: people.reports_to,
    Kind.MEMBER_OF: units.member_of,
    Kind.UNIT_CREATED: units.unit_created,
    Kind.UNIT_MERGED: units.unit_merged,
    Kind.UNIT_RENAMED: units.unit_renamed,
    Kind.UNIT_SPLIT: units.unit_split,
    Kind.UNIT_DISSOLVED: units.unit_dissolved,
    Kind.UNIT_MOVED: units.unit_moved,
}


@cache
def inference_rules() -> dict[str, dict[str, str]]:
    """The named rules of inference, each with the sentence that explains it in `en` and `zh`."""
    return tomllib.loads(files("graph.derive").joinpath("rules.toml").read_text("utf-8"))
