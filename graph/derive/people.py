"""People: what statements about people, their posts and their lines open, close and confirm.

兼任, 分管 and dotted lines end nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from graph.derive.claims import STATED, Claim, Mode, Window
from graph.derive.facts import POST, Fact, Key, Step
from graph.derive.scene import Scene
from graph.derive.steps import end, take
from graph.model import About, ChangeKind, LinkType, Role
from ingest.statement import Kind


def _hold(
    scene: Scene, claim: Claim, kind: ChangeKind, untitled: Role
) -> list[tuple[str, Step | None]]:
    """Put the claim's person into the posts that it means; returns them with the steps that did it."""
    said = claim.statement
    if not said.person:
        return _open_posts(scene, claim, untitled)
    person = scene.person(said.person)
    done = []
    for post in scene.seat_posts(claim, untitled, person):
        about = [About("person", person), About("post", post)]
        unit = scene.seats[post].unit
        about += [About("unit", unit)] if unit else []
        if said.scope:
            about.append(About("scope", scene.scope(said.scope)))
        step = take(scene, claim, kind, Key(LinkType.HOLDS, person, post), *about)[1]
        if said.scope:
            covers = Key(LinkType.COVERS, post, scene.scope(said.scope))
            scene.facts.say(covers, claim, step)
        if claim.mode is not Mode.PAST:
            scene.given[claim.memo, person].append((claim, post))
        done.append((post, step))
    return done


def _open_posts(scene: Scene, claim: Claim, untitled: Role) -> list[tuple[str, Step | None]]:
    """A post without a person: the Post alone."""
    done = []
    for post in scene.seat_posts(claim, untitled):
        unit = scene.seats[post].unit
        about = [About("post", post), *([About("unit", unit)] if unit else [])]
        done.append((post, take(scene, claim, ChangeKind.POST_OPENED, Key(POST, post), *about)[1]))
    return done


def leads(scene: Scene, claim: Claim) -> None:
    """Put the person at the head of the unit, or into a leading post; a new head ends the tenure before."""
    for post, step in _hold(scene, claim, ChangeKind.APPOINTED, Role.HEAD):
        seat = scene.seats[post]
        if step and seat.unit and seat.role is not Role.DEPUTY and not seat.many:
            for fact in scene.facts.live_at(LinkType.HOLDS, post):
                if fact.opened_by != step.id and not fact.began_after(claim.window.first):
                    end(scene, fact, step, claim, "tenure")


def responsible_for(scene: Scene, claim: Claim) -> None:
    """Charge a person with a unit or a remit, or say what a unit is for."""
    said = claim.statement
    if said.person or (said.unit and said.post):
        _hold(scene, claim, ChangeKind.CHARGED, Role.OVERSEES)
    elif said.unit and said.scope:
        unit, scope = scene.unit(said.unit, claim), scene.scope(said.scope)
        about = (About("unit", unit), About("scope", scope))
        take(scene, claim, ChangeKind.REMIT_GIVEN, Key(LinkType.COVERS, unit, scope), *about)


def concurrent_post(scene: Scene, claim: Claim) -> None:
    """Add a post beside those that the person keeps."""
    _hold(scene, claim, ChangeKind.CONCURRENT_POST_ADDED, Role.OTHER)


def continues(scene: Scene, claim: Claim) -> None:
    """Confirm what the memo says to go on; it was so on the eve."""
    said = claim.statement
    if not said.person:
        if said.unit:
            scene.facts.confirm(claim, About("unit", scene.unit(said.unit, claim)))
        return
    person = scene.person(said.person)
    for post in _kept_posts(scene, claim, person):
        scene.facts.say(Key(LinkType.HOLDS, person, post), claim)
        scene.given[claim.memo, person].append((claim, post))
        unit = scene.seats[post].unit
        parties = [About("person", person), About("post", post)]
        scene.facts.confirm(claim, *parties, *([About("unit", unit)] if unit else []))


def _kept_posts(scene: Scene, claim: Claim, person: str) -> list[str]:
    """The posts that go on: where no title is said, those known in the unit, else its head's."""
    said = claim.statement
    if said.unit and not said.post:
        unit = scene.unit(said.unit, claim)
        held = [
            f.key.end for f in scene.facts.live_at(LinkType.HOLDS, person) if f.key.start == person
        ]
        known = [post for post in held if scene.seats[post].unit == unit]
        if known:
            return known
    return scene.seat_posts(claim, Role.OVERSEES if said.scope else Role.HEAD, person)


def prior_post(scene: Scene, claim: Claim) -> None:
    """Note what a person was before; end it where the log still has it going on."""
    said = claim.statement
    if not said.person:
        return
    person = scene.person(said.person)
    if said.post:
        keys = [Key(LinkType.HOLDS, person, p) for p in scene.seat_posts(claim, Role.OTHER, person)]
    elif said.unit:
        keys = [Key(LinkType.MEMBER_OF, person, scene.unit(said.unit, claim))]
    else:
        return
    for key in keys:
        live = scene.facts.live(key)
        if claim.mode is Mode.PAST and live and live.last_said:
            _found_over(scene, claim, live)
        scene.facts.say(key, claim)


def _found_over(scene: Scene, claim: Claim, fact: Fact) -> None:
    """End what a memo tells to be over: after the day that last said it, by the day of this memo."""
    last = fact.last_said or claim.window.first
    first = min(last + timedelta(days=1), claim.window.day)
    window = Window(first, claim.window.day, STATED)
    about = [About("person", fact.key.start), About(_end_role(fact), fact.key.end)]
    step = scene.facts.step(ChangeKind.LEFT, claim, *about)
    step.window = window
    end(scene, fact, step, replace(claim, window=window))


def _end_role(fact: Fact) -> str:
    return "post" if fact.key.type == LinkType.HOLDS else "unit"


def steps_down(scene: Scene, claim: Claim) -> None:
    """End the posts that a person gives up."""
    said = claim.statement
    if not said.person or claim.mode is not Mode.STEP:
        return
    person = scene.person(said.person)
    titled = said.unit and said.post
    posts = set(scene.seat_posts(claim, Role.OTHER, person)) if titled else set()
    ending = [
        f for f in _tenures(scene, person, said.unit, claim) if not posts or f.key.end in posts
    ]
    if not ending and _told_before(scene, claim, person, said.unit, posts):
        return
    if not ending:
        ending = [_held_on_eve(scene, claim, person)] if said.unit or said.post else []
    about = [About("person", person), *(About(_end_role(f), f.key.end) for f in ending)]
    step = scene.facts.step(ChangeKind.LEFT, claim, *about)
    for fact in ending:
        fact.statements.add(claim.id)
        end(scene, fact, step, claim)


def _tenures(scene: Scene, person: str, unit: str | None, claim: Claim) -> list[Fact]:
    """The person's live posts and memberships, all or those in one unit."""
    there = scene.unit(unit, claim) if unit else None
    held = [
        f
        for f in scene.facts.live_at(LinkType.HOLDS, person)
        if there is None or scene.seats[f.key.end].unit == there
    ]
    member = [
        f
        for f in scene.facts.live_at(LinkType.MEMBER_OF, person)
        if there is None or f.key.end == there
    ]
    return held + member


def _told_before(
    scene: Scene, claim: Claim, person: str, unit: str | None, posts: set[str]
) -> bool:
    """Whether another statement has ended on this very day what a claim ends, which is evidence of it."""
    there = scene.unit(unit, claim) if unit else None
    ended = [
        fact
        for kind in (LinkType.HOLDS, LinkType.MEMBER_OF)
        for fact in scene.facts.all_at(kind, person)
        if fact.closed_by
        and (fact.until, fact.maybe_until) == (claim.window.first, claim.window.day)
        and (not posts or fact.key.end in posts)
        and there in (None, fact.key.end, scene.place(fact.key.end))
    ]
    for fact in ended:
        fact.statements.add(claim.id)
        step = scene.facts.steps[fact.closed_by or ""]
        if step.kind in (ChangeKind.LEFT, ChangeKind.TRANSFERRED):
            step.statements.add(claim.id)
    return bool(ended)


def _held_on_eve(scene: Scene, claim: Claim, person: str, rule: str | None = None) -> Fact:
    """What a claim ends without anybody having told of it before: held on the eve, since nobody knows when."""
    said = claim.statement
    if said.type is Kind.TRANSFERRED:
        key = Key(LinkType.MEMBER_OF, person, scene.unit(said.from_[0], claim))
    elif said.post:
        key = Key(LinkType.HOLDS, person, scene.seat_posts(claim, Role.OTHER, person)[0])
    else:
        key = Key(LinkType.MEMBER_OF, person, scene.unit(said.unit or "", claim))
    return scene.facts.say(key, claim.on_eve(), rule=rule)


def transferred(scene: Scene, claim: Claim) -> None:
    """Take a person from the stated or implied origin, and only from there, to another unit."""
    said = claim.statement
    if not said.person or claim.mode is not Mode.STEP:
        return
    person = scene.person(said.person)
    about = [About("person", person)]
    there = scene.unit(said.to[0], claim) if said.to else None
    about += [About("to", there)] if there else []
    origin = said.from_[0] if said.from_ else None
    about += [About("from", scene.unit_id(origin))] if origin else []
    step = scene.facts.step(ChangeKind.TRANSFERRED, claim, *about)
    if there and not scene.gives_post(claim.memo, person, there):
        scene.facts.say(Key(LinkType.MEMBER_OF, person, there), claim, step)
    if origin:
        unspoken = "origin" if origin not in said.span.text else None
        known = _tenures(scene, person, origin, claim)
        if not known and _told_before(scene, claim, person, origin, set()):
            return
        for fact in known or [_held_on_eve(scene, claim, person, unspoken)]:
            end(scene, fact, step, claim, unspoken or "transfer")


def reports_to(scene: Scene, claim: Claim) -> None:
    """Draw a line to a boss; a new solid line ends the old one of the same capacity."""
    said = claim.statement
    if not said.to or not (said.person or said.unit):
        return
    boss = (
        scene.person(said.to[0]) if scene.is_person(said.to[0]) else scene.unit(said.to[0], claim)
    )
    capacity, goes_on = None, False
    if said.person:
        who = scene.person(said.person)
        capacity, goes_on = scene.capacity(who, claim)
    else:
        who = scene.unit(said.unit or "", claim)
    line = "dotted" if said.dotted else "solid"
    key = Key(LinkType.REPORTS_TO, who, boss, line=line, as_post=capacity)
    old = [
        f
        for f in scene.facts.live_at(LinkType.REPORTS_TO, who)
        if f.key.start == who
        and f.key.end != boss
        and (f.key.as_post, f.key.line) == (capacity, line)
    ]
    if goes_on and not old:
        scene.facts.say(key, claim, age_known=False)
        return
    changed = bool(old) and line == "solid"
    kind = ChangeKind.LINE_CHANGED if changed else ChangeKind.LINE_ADDED
    about = [About("person" if said.person else "unit", who), About("boss", boss)]
    about += [About("from", f.key.end) for f in old] if changed else []
    step = take(scene, claim, kind, key, *about)[1]
    if step and changed:
        for fact in old:
            end(scene, fact, step, claim)
