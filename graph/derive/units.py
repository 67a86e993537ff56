"""Units: what statements about units, and who belongs to them, open, close and confirm."""

from __future__ import annotations

from graph.derive.claims import Claim, Mode
from graph.derive.facts import POST, UNIT, Fact, Key, Step
from graph.derive.scene import Scene
from graph.derive.steps import end, take
from graph.model import About, ChangeKind, LinkType

MEMO_SUBJECT = "memo-subject"
_INSIDE = (
    LinkType.PART_OF,
    LinkType.MEMBER_OF,
    LinkType.COVERS,
    LinkType.REPORTS_TO,
)
_CARRIED = (LinkType.PART_OF, LinkType.MEMBER_OF, LinkType.COVERS)


def unit_created(scene: Scene, claim: Claim) -> None:
    """Open the unit."""
    said = claim.statement
    if not said.unit:
        return
    unit = scene.founded(said.unit, claim)
    if said.many:
        scene.many_units.add(unit)
    if claim.mode is Mode.STEP:
        take(scene, claim, ChangeKind.CREATED, Key(UNIT, unit), About("unit", unit))
    else:
        scene.facts.name(Key(UNIT, unit), claim)


def unit_dissolved(scene: Scene, claim: Claim) -> None:
    """Close the unit and what is in it."""
    said = claim.statement
    if not said.unit:
        return
    unit = scene.unit(said.unit, claim)
    if claim.mode is Mode.STEP:
        step = scene.facts.step(ChangeKind.DISSOLVED, claim, About("unit", unit))
        _dissolve(scene, claim, unit, step)


def _dissolve(scene: Scene, claim: Claim, unit: str, step: Step) -> None:
    existence = scene.facts.live(Key(UNIT, unit))
    if existence:
        end(scene, existence, step, claim)
    for post in scene.posts_in(unit):
        for fact in scene.facts.live_at(POST, post) + scene.facts.live_at(LinkType.HOLDS, post):
            end(scene, fact, step, claim, "dissolution")
    for kind in _INSIDE:
        for fact in scene.facts.live_at(kind, unit):
            end(scene, fact, step, claim, "dissolution")


def unit_merged(scene: Scene, claim: Claim) -> None:
    """Let the sources become the unit; with a part the sources go on, without it they end."""
    said = claim.statement
    if not said.unit or not said.from_:
        return
    sources = [scene.unit(source, claim) for source in said.from_]
    unit = scene.founded(said.unit, claim)
    about = [About("from", source) for source in sources] + [About("unit", unit)]
    _become(scene, claim, ChangeKind.MERGED, sources, [unit], about)


def unit_renamed(scene: Scene, claim: Claim) -> None:
    """Let the old name end and the new one go on with all that it had."""
    said = claim.statement
    if not said.unit or not said.from_:
        return
    old = scene.unit(said.from_[0], claim)
    new = scene.founded(said.unit, claim)
    if old == new:
        return
    about = [About("from", old), About("unit", new)]
    _become(scene, claim, ChangeKind.RENAMED, [old], [new], about)


def unit_split(scene: Scene, claim: Claim) -> None:
    """Let the unit become several."""
    said = claim.statement
    if not said.unit or not said.to:
        return
    old = scene.unit(said.unit, claim)
    parts = [scene.founded(part, claim) for part in said.to]
    about = [About("unit", old)] + [About("to", part) for part in parts]
    _become(scene, claim, ChangeKind.SPLIT, [old], parts, about)


_BY = {ChangeKind.MERGED: "merge", ChangeKind.RENAMED: "rename", ChangeKind.SPLIT: "split"}


def _become(
    scene: Scene,
    claim: Claim,
    kind: ChangeKind,
    old: list[str],
    new: list[str],
    about: list[About],
) -> None:
    part = claim.statement.part
    keys = [Key(LinkType.BECAME, a, b, by=_BY[kind], part=part) for a in old for b in new if a != b]
    if claim.mode is not Mode.STEP or kind is ChangeKind.MERGED:
        for unit in new:
            scene.facts.name(Key(UNIT, unit), claim)
    step = None
    if claim.mode is Mode.STEP and not _told_before(scene, claim, keys):
        step = scene.facts.step(kind, claim, *about, part=part)
    for key in keys:
        scene.facts.say(key, claim, step)
    if step:
        _succeed(scene, claim, step, old, new)


def _told_before(scene: Scene, claim: Claim, keys: list[Key]) -> bool:
    return all(scene.facts.repeats(scene.facts.live(key), claim) for key in keys)


def _succeed(scene: Scene, claim: Claim, step: Step, old: list[str], new: list[str]) -> None:
    """Open the new units that are not there yet, and end the old ones that became them whole.

    What takes others in was there before; else the step knows better than a memo that only names it.
    """
    for unit in new:
        there = scene.facts.live(Key(UNIT, unit))
        if there is None or (there.rests_on_rule and step.kind is not ChangeKind.MERGED):
            scene.facts.say(Key(UNIT, unit), claim, step)
    for unit in [] if step.part else old:
        if unit not in new:
            if step.kind is ChangeKind.RENAMED:
                _carry_over(scene, claim, unit, new[0], step)
            _dissolve(scene, claim, unit, step)


def _carry_over(scene: Scene, claim: Claim, old: str, new: str, step: Step) -> None:
    """Open under the new name what the renamed unit has."""
    for post in scene.posts_in(old):
        twin = scene.twin(post, new)
        for fact in scene.facts.live_at(LinkType.HOLDS, post):
            key = Key(LinkType.HOLDS, fact.key.start, twin)
            scene.facts.say(key, claim, step, "renaming")
            _carry_lines(scene, claim, fact, twin, step)
    for kind in _CARRIED:
        for fact in scene.facts.live_at(kind, old):
            start = new if fact.key.start == old else fact.key.start
            target = new if fact.key.end == old else fact.key.end
            scene.facts.say(Key(kind, start, target), claim, step, "renaming")


def _carry_lines(scene: Scene, claim: Claim, held: Fact, twin: str, step: Step) -> None:
    for line in scene.facts.live_at(LinkType.REPORTS_TO, held.key.start):
        if line.key.start == held.key.start and line.key.as_post == held.key.end:
            key = Key(LinkType.REPORTS_TO, line.key.start, line.key.end, line.key.line, twin)
            scene.facts.say(key, claim, step, "renaming")


def unit_moved(scene: Scene, claim: Claim) -> None:
    """Take the unit from its old parent to the new one."""
    said = claim.statement
    if not said.unit or not said.to or claim.mode is not Mode.STEP:
        return
    unit, parent = scene.unit(said.unit, claim), scene.unit(said.to[0], claim)
    old = _old_parents(scene, claim, unit, parent)
    origin = scene.unit(said.from_[0], claim) if said.from_ else None
    if origin and not old:
        old = [scene.facts.say(Key(LinkType.PART_OF, unit, origin), claim.on_eve())]
    _move(scene, claim, unit, parent, old)


def _move(scene: Scene, claim: Claim, unit: str, parent: str, old: list[Fact]) -> None:
    about = [About("unit", unit), About("to", parent), *(About("from", f.key.end) for f in old)]
    step = take(scene, claim, ChangeKind.MOVED, Key(LinkType.PART_OF, unit, parent), *about)[1]
    if step:
        for fact in old:
            end(scene, fact, step, claim, "old-parent")


def _old_parents(scene: Scene, claim: Claim, unit: str, parent: str) -> list[Fact]:
    """The parents that a new one replaces: those from before, of its own sort, domain or not."""
    domain = scene.is_domain(parent)
    return [
        fact
        for fact in scene.facts.live_at(LinkType.PART_OF, unit)
        if fact.key.start == unit
        and fact.key.end != parent
        and fact.since is not None
        and fact.since < claim.window.first
        and scene.is_domain(fact.key.end) == domain
    ]


def member_of(scene: Scene, claim: Claim) -> None:
    """Put a unit under its parent, or a person into a unit where no post is said."""
    said = claim.statement
    if not said.to:
        return
    parent = scene.unit(said.to[0], claim)
    if said.unit and not said.person:
        _place(scene, claim, scene.unit(said.unit, claim), parent)
    elif said.person:
        person = scene.person(said.person)
        if not scene.gives_post(claim.memo, person, parent):
            key = Key(LinkType.MEMBER_OF, person, parent)
            take(
                scene, claim, ChangeKind.JOINED, key, About("person", person), About("unit", parent)
            )


def _place(scene: Scene, claim: Claim, unit: str, parent: str) -> None:
    """A new unit is placed, one with another parent moves, else the age of the place is unknown."""
    rule = MEMO_SUBJECT if claim.statement.pattern == MEMO_SUBJECT else None
    key = Key(LinkType.PART_OF, unit, parent)
    creation = _creation(scene, claim, unit)
    old = _old_parents(scene, claim, unit, parent) if claim.mode is Mode.STEP else []
    if creation and unit in scene.many_units:
        creation.about = tuple(sorted({*creation.about, About("to", parent)}, key=str))
        scene.facts.say(key, claim, creation, rule)
    elif old and not rule:
        _move(scene, claim, unit, parent, old)
    elif creation or claim.statement.date:
        about = (About("unit", unit), About("to", parent))
        take(scene, claim, ChangeKind.PLACED, key, *about, rule=rule)
    else:
        scene.facts.say(key, claim, rule=rule, age_known=False)


def _creation(scene: Scene, claim: Claim, unit: str) -> Step | None:
    """The step that set the unit up, if it is of the claim's own day."""
    existence = scene.facts.live(Key(UNIT, unit))
    step = scene.facts.steps.get(existence.opened_by or "") if existence else None
    return step if step and step.window.meets(claim.window) else None
