"""Plans: what is declined from how Neo4j would carry the query out.

The server itself stops writing in a session that reads; but procedures, LOAD CSV and commands about
the server read as well. So nothing passes but operators that are known to do no more than read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.console.rules import declined, only_read, rules
from graph.driver.guarded import Plan, Step

UNTYPED = re.compile(r"-\[[^\]:]*\*(\d+\.\.)?\]")  # (a)-[r*]-(b): no type, no bound
ANY_TYPE = re.compile(r"-\[[^\]:]*\]-")
OPEN_END = re.compile(r"\{\d+, \}")
WHOLE = re.compile(r"^(AllNodesScan|NodeByLabelScan|\w*RelationshipTypeScan)$")


def check_plan(plan: Plan) -> None:
    """Raise Declined unless the plan does no more than read, and has an end."""
    for step in steps(plan.root):
        _check_operator(step)
        _check_details(step)
    if plan.kind != "r":
        raise declined("write", what=f"type {plan.kind}")
    for step in steps(plan.root):
        if _multiplies(step):
            raise declined("product")
        if _wanders(step):
            raise declined("unbounded")


def steps(root: Step) -> Iterator[Step]:
    """A plan's operators, the last one first."""
    yield root
    for child in root.children:
        yield from steps(child)


def _check_operator(step: Step) -> None:
    if step.operator in only_read():
        return
    for rule, words in rules()["operators"].items():
        if any(word in step.operator for word in words):
            raise declined(rule, what=step.operator)
    raise declined("operator", what=step.operator)


def _check_details(step: Step) -> None:
    for rule, words in rules()["details"].items():
        for word in words:
            if word in step.details:
                raise declined(rule, what=word)


def _multiplies(step: Step) -> bool:
    """Whether everything is multiplied with everything."""
    if step.operator == "NodeCountFromCountStore":
        return "), (" in step.details
    return step.operator == "CartesianProduct" and all(map(_is_whole, step.children))


def _is_whole(step: Step) -> bool:
    """Whether no condition stands between a scan and here."""
    if step.operator in {"CacheProperties", "CartesianProduct"}:
        return all(map(_is_whole, step.children))
    return bool(WHOLE.match(step.operator))


def _wanders(step: Step) -> bool:
    """Whether a path is followed without a type and without an end."""
    if step.operator == "VarLengthExpand(All)":
        return bool(UNTYPED.search(step.details))
    if step.operator == "Repeat(Trail)" and OPEN_END.search(step.details):
        inside = (inner for child in step.children[1:] for inner in steps(child))
        return any(ANY_TYPE.search(inner.details) for inner in inside)
    return False
