"""Facts: the dated things that claims open and close, while derive works its way through time.

This is the one mutable place of deriving. Claims come in the order of their effective days, so a
fact that is live is one that began before and was not ended by anything so far.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from graph.derive.claims import STATED, Claim, Mode, Window, inferred
from graph.model import About, ChangeKind, Confirmation, content_id, sorted_ids

UNIT, POST = "Unit", "Post"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a fact is about: a relationship's type and ends, or Unit or Post for the existence of one."""

    type: str
    start: str
    end: str = ""
    line: str | None = None
    as_post: str | None = None
    by: str | None = None
    part: str | None = None


@dataclass(slots=True)
class Fact:
    """One period of one thing; the fields are those of `graph.model.Period` and `Link`.

    `memo` is the one that says since when it holds.
    """

    key: Key
    anchor: str
    memo: str | None = None
    since: date | None = None
    maybe_since: date | None = None
    since_basis: str | None = None
    until: date | None = None
    maybe_until: date | None = None
    until_basis: str | None = None
    opened_by: str | None = None
    closed_by: str | None = None
    last_said: date | None = None
    open_list: bool = False
    statements: set[str] = field(default_factory=set)

    @property
    def live(self) -> bool:
        """Nothing has ended it so far."""
        return self.until is None and self.maybe_until is None

    def began_after(self, day: date) -> bool:
        """Whether it surely holds only from that day on: two who begin together share a post."""
        return self.since is not None and day <= self.since

    def began_within(self, window: Window) -> bool:
        """Whether it is over and began on a day that a window may mean too: to be told once more."""
        if self.until is None or self.since is None or self.maybe_since is None:
            return False
        began = Window(self.maybe_since, self.since, self.since_basis or STATED)
        return began.meets(window) and window.first < self.until and not self.rests_on_rule

    @property
    def rests_on_rule(self) -> bool:
        """No statement says this itself; what goes on under a new name was said under the old one."""
        basis = self.since_basis or ""
        return basis.startswith("inferred") and basis != inferred("renaming")


@dataclass(slots=True)
class Step:
    """A Change while it is being made; the fields are those of `graph.model.Change`."""

    id: str
    kind: ChangeKind
    window: Window
    about: tuple[About, ...]
    line: str | None
    part: str | None
    inferred: str | None
    statements: set[str] = field(default_factory=set)


class Facts:
    """Everything that the claims so far have opened, closed, changed and confirmed."""

    def __init__(self, company: str) -> None:
        self.company = company
        self.by_key: dict[Key, list[Fact]] = defaultdict(list)
        self._at: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.steps: dict[str, Step] = {}
        self.confirmations: dict[str, Confirmation] = {}

    def live(self, key: Key) -> Fact | None:
        """The period of a thing that is not over, if there is one."""
        return next((fact for fact in reversed(self.by_key[key]) if fact.live), None)

    def meant(self, key: Key, claim: Claim) -> Fact | None:
        """The period that a claim states: the live one, or one that is over and began when it says."""
        live = self.live(key)
        if live or claim.mode is not Mode.STEP:
            return live
        over = (f for f in reversed(self.by_key[key]) if f.began_within(claim.window))
        return next(over, None)

    def live_at(self, kind: str, thing: str) -> list[Fact]:
        """The live facts of one type that start or end at a thing, in the order of their keys."""
        found = [fact for fact in self._at[kind, thing] if fact.live]
        return sorted(found, key=lambda fact: (fact.key.end, fact.key.start, str(fact.key)))

    def all_at(self, kind: str, thing: str) -> list[Fact]:
        """All facts of one type that start or end at a thing, over or not."""
        return self._at[kind, thing]

    def say(
        self,
        key: Key,
        claim: Claim,
        step: Step | None = None,
        rule: str | None = None,
        *,
        age_known: bool = True,
    ) -> Fact:
        """Note that a claim states a thing: a new period opens, or the live one gets it as evidence.

        `rule` names the rule that concludes the thing where the claim does not say it itself;
        without `age_known` the thing may be older than the claim.
        """
        fact = self.meant(key, claim) if claim.mode is not Mode.PAST else self._past(key, claim)
        if fact is None:
            fact = self._open(key)
        if not fact.statements or (fact.rests_on_rule and not rule):
            _begin(fact, claim, rule)
            fact.maybe_since = fact.maybe_since if age_known else None
        elif claim.mode is not Mode.PAST:
            _narrow(fact, claim)
        if step and not fact.opened_by:
            fact.opened_by = step.id
        fact.statements.add(claim.id)
        fact.last_said = max(fact.last_said or claim.announced, claim.announced)
        fact.open_list |= claim.statement.open_list
        return fact

    def name(self, key: Key, claim: Claim) -> None:
        """Note that a claim names a unit, which was there then if the claim does not set it up.

        One that has ended stays ended: to name it again is a contradiction, or a memory. The memo that
        tells since when the unit is there is the evidence; memos that name it later add nothing, and
        one that sets it up knows better.
        """
        fact = self.by_key[key][-1] if self.by_key[key] else self._open(key)
        fact.since_basis = fact.since_basis or inferred("named-before")
        if fact.live and fact.since is None and claim.mode in (Mode.STEP, Mode.GOES_ON):
            fact.since = claim.window.eve if claim.mode is Mode.STEP else claim.window.day
            fact.memo = claim.memo
        if not fact.statements or fact.memo == claim.memo:
            fact.statements.add(claim.id)

    def _past(self, key: Key, claim: Claim) -> Fact | None:
        """The period that a past claim means: one that may have been over by then."""
        over = (f for f in self.by_key[key] if f.maybe_until and f.maybe_until <= claim.announced)
        return next(over, None)

    def _open(self, key: Key) -> Fact:
        before = self.by_key[key]
        fact = Fact(
            key, anchor=(before[-1].closed_by or str(before[-1].maybe_until)) if before else ""
        )
        before.append(fact)
        for end in {key.start, key.end} - {""}:
            self._at[key.type, end].append(fact)
        return fact

    def close(self, fact: Fact, window: Window, basis: str, step: Step) -> None:
        """End a live fact on a day of the window, by a step."""
        fact.until, fact.maybe_until = window.first, window.day
        fact.until_basis, fact.closed_by = basis, step.id

    def step(
        self,
        kind: ChangeKind,
        claim: Claim,
        *about: About,
        line: str | None = None,
        part: str | None = None,
        rule: str | None = None,
    ) -> Step:
        """The Change of one kind about these parties: the one that the claim repeats, or a new one."""
        parties = [(party.role, party.thing) for party in about]
        base = content_id("change", self.company, kind, line, part, *sorted(parties))
        again = content_id(base, claim.window.day)
        known = next(
            (s for s in map(self.steps.get, (base, again)) if s and s.window.meets(claim.window)),
            None,
        )
        if known:
            known.window = known.window.narrowed(claim.window)
            known.inferred = known.inferred and rule
        else:
            found = again if base in self.steps else base
            known = Step(found, kind, claim.window, about, line, part, rule)
            self.steps[found] = known
        known.statements.add(claim.id)
        return known

    def repeats(self, fact: Fact | None, claim: Claim) -> bool:
        """Whether a claim only says again what a fact has said before; its step gets the evidence."""
        if fact is None or fact.rests_on_rule or (fact.since is None and claim.mode is Mode.STEP):
            return False
        step = self.steps.get(fact.opened_by or "")
        if step:
            step.statements.add(claim.id)
            if step.window.meets(claim.window) and claim.mode is Mode.STEP:
                step.window = step.window.narrowed(claim.window)
        return True

    def confirm(self, claim: Claim, *about: About) -> None:
        """Note that something was said to go on."""
        found = content_id(
            "confirmed", self.company, claim.window.day, *((a.role, a.thing) for a in about)
        )
        said = self.confirmations.get(found)
        self.confirmations[found] = Confirmation(
            id=found,
            day=claim.announced,
            about=about,
            statements=sorted_ids([claim.id, *(said.statements if said else ())]),
            implied=claim.statement.implied and (said is None or said.implied),
        )


def _begin(fact: Fact, claim: Claim, rule: str | None) -> None:
    basis = inferred(rule) if rule else claim.window.basis
    fact.memo = claim.memo
    match claim.mode:
        case Mode.STEP:
            fact.maybe_since, fact.since = claim.window.first, claim.window.day
            fact.since_basis = basis
        case Mode.GOES_ON:
            fact.maybe_since, fact.since = None, claim.window.day
            fact.since_basis = inferred(rule) if rule else STATED
        case Mode.PAST:
            fact.maybe_until, fact.until_basis = claim.window.day, STATED
        case Mode.ONCE:
            pass


def _narrow(fact: Fact, claim: Claim) -> None:
    """Two sources of one beginning narrow it to what both allow; who only tells of it later does not."""
    if fact.since is None:
        fact.since = claim.window.day if claim.mode in (Mode.STEP, Mode.GOES_ON) else None
        fact.since_basis = claim.window.basis if fact.since else None
        return
    if claim.mode is not Mode.STEP or fact.maybe_since is None:
        return
    told = Window(fact.maybe_since, fact.since, fact.since_basis or STATED)
    if told.meets(claim.window):
        both = told.narrowed(claim.window)
        fact.maybe_since, fact.since, fact.since_basis = both.first, both.day, both.basis
