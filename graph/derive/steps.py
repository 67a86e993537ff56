"""Steps: the two moves that every rule is made of, stating a thing and ending one."""

from __future__ import annotations

from graph.derive.claims import Claim, Mode, inferred
from graph.derive.facts import Fact, Key, Step
from graph.derive.scene import Scene
from graph.model import About, ChangeKind, LinkType


def take(
    scene: Scene,
    claim: Claim,
    kind: ChangeKind,
    key: Key,
    *about: About,
    rule: str | None = None,
) -> tuple[Fact, Step | None]:
    """State a thing; where the claim is a step and says something new, a Change opens it.

    `rule` names the rule that concludes the thing where the claim does not say it itself.
    """
    step = None
    if claim.mode is Mode.STEP and not scene.facts.repeats(scene.facts.meant(key, claim), claim):
        step = scene.facts.step(kind, claim, *about, line=key.line, part=key.part, rule=rule)
    return scene.facts.say(key, claim, step, rule), step


def end(scene: Scene, fact: Fact, step: Step, claim: Claim, rule: str | None = None) -> None:
    """Close a fact by a step, and with a tenure the lines of its post."""
    scene.facts.close(fact, claim.window, inferred(rule) if rule else claim.window.basis, step)
    if fact.key.type == LinkType.HOLDS:
        for line in scene.facts.live_at(LinkType.REPORTS_TO, fact.key.start):
            if line.key.start == fact.key.start and line.key.as_post == fact.key.end:
                scene.facts.close(line, claim.window, inferred("lines-end"), step)
