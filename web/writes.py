"""Writes: what pages put into the log; who may do it is checked in `graph`."""

from __future__ import annotations

from graph import review
from graph.access import User
from graph.drafts import Draft, store_draft
from graph.log import Decision, Ruling
from graph.queue import Item
from graph.rulings import in_force
from graph.schema import create_schema
from web.handle import database
from web.reads import reading


def store(user: User, draft: Draft) -> None:
    """Store a draft; one that was withdrawn before counts again."""
    create_schema(database())
    before = withdrawn(draft.memo.company).get(draft.memo.id)
    store_draft(database(), user, draft)
    if before:
        review.undo(database(), draft.memo.company, user, before.id)


def withdrawn(company: str) -> dict[str, Decision]:
    """The memos that are withdrawn, by id, each with the decision."""
    made = in_force(reading(company).log().decisions)
    return {one.about[0]: one for one in made if one.ruling is Ruling.WITHDRAW}


def withdraw(user: User, company: str, memo: str) -> None:
    """Take a memo out of the graph."""
    review.withdraw(database(), company, user, memo)


def rule(user: User, company: str, statement: str, ruling: Ruling) -> str:
    """Accept or reject a statement on which nobody has ruled; returns the decision's id."""
    does = {Ruling.ACCEPT: review.accept, Ruling.REJECT: review.reject}[ruling]
    return does(database(), company, user, statement).id


def judge(user: User, company: str, item: Item, ruling: Ruling) -> str:
    """Judge the two names of an item of the queue; returns the decision's id."""
    one, other = item.names
    label = item.label or ""
    made = review.judge(database(), company, user, ruling, label, (one, other), seen=item.decided)
    return made.id


def undo(user: User, company: str, decision: str) -> None:
    """Take a decision back."""
    review.undo(database(), company, user, decision)
