"""Rules: what the statements of a memo settle among themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.bare import BareNames
from ingest.facts import Fact
from ingest.mentions import Person
from ingest.precedence import Draft, Said, Setting, drafts
from ingest.statement import Kind, Span, Statement, Tense, Voice
from ingest.view import plain

MEMO_SUBJECT = "memo-subject"
"""The pattern named by a statement that places a new unit in the organisation the memo rearranges."""

_ARRIVES = frozenset({Kind.LEADS, Kind.TRANSFERRED, Kind.RESPONSIBLE_FOR})


def statements(said: Sequence[Said], setting: Setting) -> list[Statement]:
    """The Statements of a memo, each once, in the order of its text."""
    said = _by_full_name(said)
    left = _offices_left(said)
    said = [each for each in said if "replaced" not in each.fact.flags]
    made = [draft for each in _completed(said) for draft in drafts(each, setting)]
    new = {row.unit for row in (draft.statement for draft in made) if _creates(row)}
    made = [_of_new(draft, new) for draft in made]
    moving = _moving(made)
    found = [_leaver(draft, moving) for draft in made]
    found = [_with_office(one, left) for one in found]
    found = [_with_destination(one, found, setting) for one in found]
    found = [_with_origin(one, said) for one in found]
    found = _named(found, setting)
    found += _in_subject(found, setting)
    return _once(sorted(found, key=lambda one: (one.span.start, one.span.end)))


def _named(found: list[Statement], setting: Setting) -> list[Statement]:
    """The statements by one name a unit; none that creates what is cut off, goes on or is made twice."""
    names = sorted({one.unit for one in found if one.unit})
    found = [one for one in found if not _cut_off(one, names, setting)]
    kept = {one.unit for one in found if one.type is Kind.CONTINUES and one.person}
    found = [one for one in found if one.type is not Kind.UNIT_CREATED or one.unit not in kept]
    company = _company(setting)
    bare = BareNames(setting, company)
    found = [_by_one_name(one, bare) for one in found]
    made = {one.unit for one in found if one.type is Kind.UNIT_CREATED}
    return [one for one in found if not _made_in_full(one, made, company)]


def _company(setting: Setting) -> str:
    """The company whose short name may stand before a unit's; only Chinese joins them without a space."""
    document = setting.document
    return document.company.text if document.company and document.language == "zh" else ""


def _completed(said: Sequence[Said]) -> Iterator[Said]:
    """将甲、乙合并,成立丙; 将丁拆分,成立戊、己: the units that the same sentence creates complete it."""
    for at, each in enumerate(said):
        fact = each.fact
        merges = fact.kind is Kind.UNIT_MERGED and fact.unit is None
        splits = fact.kind is Kind.UNIT_SPLIT and not fact.to
        if not merges and not splits:
            yield each
            continue
        new = [one.unit for one in _made_next(said, at) if one.unit]
        if merges and len(new) == 1 and len(fact.from_) > 1:
            yield replace(each, fact=replace(fact, unit=new[0]))
        elif merges and "open" in fact.flags:
            yield each
        elif splits and (len(new) > 1 or "open" in fact.flags):
            yield replace(each, fact=replace(fact, to=tuple(new)))


def _by_full_name(said: Sequence[Said]) -> list[Said]:
    """Annwall is Bjorn Annwall, 伊万诺夫 is 亚历山大·伊万诺夫, where one person only has that name."""
    people = {one.name for each in said for one in each.fact.mentions if isinstance(one, Person)}
    full: dict[str, set[str]] = {}
    for name in people:
        last = re.split(r"[ ·]", name)[-1]
        if last != name:
            full.setdefault(last, set()).add(name)
    known = {last: names.pop() for last, names in full.items() if len(names) == 1}
    return [
        replace(
            each,
            fact=replace(each.fact, person=replace(who, name=known[who.name], surface=who.name)),
        )
        if (who := each.fact.person) and who.name in known
        else each
        for each in said
    ]


def _offices_left(said: Sequence[Said]) -> dict[str, Fact]:
    """Who is succeeded, and the fact that tells in what: 王芳接替李明,担任总监."""
    left: dict[str, Fact] = {}
    for at, each in enumerate(said):
        person = each.fact.person
        if "replaced" in each.fact.flags and person:
            told = next((one.fact for one in said[at : at + 3] if one.fact.post), None)
            if told:
                left[person.name] = told
    return left


def _with_office(row: Statement, left: dict[str, Fact]) -> Statement:
    """Somebody retires, of nothing named: of the office in which somebody succeeds them."""
    told = left.get(row.person or "")
    if row.type is not Kind.STEPS_DOWN or row.unit or row.post or told is None:
        return row
    return replace(row, unit=told.unit.name if told.unit else None, post=told.post, implied=True)


def _made_next(said: Sequence[Said], at: int) -> Iterator[Fact]:
    """The facts behind one that create units, as long as nothing else is said between."""
    for one in said[at + 1 : at + 12]:
        if one.evidence.start - said[at].evidence.end >= 40:
            return
        if one.fact.kind is Kind.UNIT_CREATED:
            yield one.fact


def _moving(made: list[Draft]) -> set[str]:
    """The people who get something new in place of what they have, or leave, by this memo."""
    rows = [draft for draft in made if draft.statement.tense is Tense.AFTER]
    added = {_whose(one) for one in rows if _arrives(one) and one.flags & {"also", "concurrent"}}
    given = {_whose(one) for one in rows if _arrives(one)}
    leaving = {_whose(one) for one in rows if one.statement.type is Kind.STEPS_DOWN}
    return (given - added) | leaving


def _arrives(draft: Draft) -> bool:
    return draft.statement.type in _ARRIVES


def _whose(draft: Draft) -> str:
    return draft.statement.person or ""


def _creates(row: Statement) -> bool:
    return row.type is Kind.UNIT_CREATED and row.tense is Tense.AFTER


def _of_new(draft: Draft, new: set[str | None]) -> Draft:
    """What a unit holds is as old as the unit, where the memo creates it."""
    row = draft.statement
    if "state" in draft.flags and row.type is Kind.MEMBER_OF and new.intersection(row.to):
        return replace(draft, statement=replace(row, tense=Tense.AFTER))
    return draft


def _leaver(draft: Draft, moving: set[str]) -> Statement:
    """现任 of somebody who gets another post by this memo is a prior post, not ended before it."""
    row = draft.statement
    if row.type is Kind.CONTINUES and "now" in draft.flags and row.person in moving:
        return replace(row, type=Kind.PRIOR_POST, tense=Tense.BEFORE, ended=False)
    return row


def _with_destination(row: Statement, rows: list[Statement], setting: Setting) -> Statement:
    """Somebody comes back, it is not said whereto: to the unit that this memo gives them."""
    if row.type is not Kind.TRANSFERRED or row.to:
        return row
    given = (
        one.unit for one in rows if one.person == row.person and one.type in _ARRIVES and one.unit
    )
    subject = setting.document.subject
    unit = next(given, subject.text if subject else None)
    return replace(row, to=(unit,), implied=True) if unit else row


def _with_origin(row: Statement, said: Sequence[Said]) -> Statement:
    """Thanks for the work in a unit, told beside a move, name where the move starts."""
    if row.type is not Kind.TRANSFERRED or row.from_:
        return row
    thanks = (each.fact for each in said if _thanked(each, row))
    origin = next((fact.to[0].name for fact in thanks), None)
    if origin is None or plain(origin) == plain("".join(row.to)):
        return row
    return replace(row, from_=(origin,), implied=True)


def _thanked(said: Said, row: Statement) -> bool:
    fact: Fact = said.fact
    same = fact.person is not None and fact.person.name == row.person
    near = 0 <= fact.verb - row.span.start <= 400
    return "thanks" in fact.flags and same and near and bool(fact.to)


def _cut_off(row: Statement, names: Sequence[str], setting: Setting) -> bool:
    """A name that stops in mid-word at the end of its paragraph and goes on elsewhere is no name."""
    if row.type is not Kind.UNIT_CREATED or not row.unit:
        return False
    text, end = setting.document.text, row.span.end
    if text[end : end + 1] not in {"", "\n"}:
        return False
    at = bisect_right(names, row.unit)
    longer = names[at : at + 1]
    return any(name.startswith(row.unit) for name in longer)


def _by_one_name(row: Statement, bare: BareNames) -> Statement:
    """The company's short name before a unit that the memo names without it too adds nothing."""
    names = {name: bare.of(name) for name in (row.unit, *row.to, *row.from_) if name}
    if all(name == bare for name, bare in names.items()):
        return row
    return replace(
        row,
        unit=names[row.unit] if row.unit else None,
        to=tuple(names[name] for name in row.to),
        from_=tuple(names[name] for name in row.from_),
        surface=row.surface or next(name for name, bare in names.items() if name != bare),
    )


def _made_in_full(row: Statement, made: set[str | None], company: str) -> bool:
    """新成立的零售部, where the memo creates it with the company's short name before it."""
    shorts = (company[:size] for size in range(2, len(company) + 1))
    return row.type is Kind.UNIT_CREATED and any(f"{short}{row.unit}" in made for short in shorts)


def _in_subject(rows: list[Statement], setting: Setting) -> Iterator[Statement]:
    """What a memo on the organisation X creates is a part of X."""
    subject = setting.document.subject
    if subject is None:
        return
    letter = any(row.by is Voice.LETTER for row in rows)
    for row in rows:
        new = row.type is Kind.UNIT_CREATED and row.tense is Tense.AFTER and not row.many
        voice = row.by is Voice.LETTER or (not letter and _beside(row.span, subject, setting))
        if new and voice and row.unit and plain(row.unit) != plain(subject.text):
            yield replace(
                row,
                type=Kind.MEMBER_OF,
                to=(subject.text,),
                date=None,
                dated=None,
                implied=True,
                pattern=MEMO_SUBJECT,
            )


def _beside(span: Span, subject: Span, setting: Setting) -> bool:
    """Whether both stand in one paragraph: a reporter goes on to other organisations in the next."""
    first, last = sorted((span.start, subject.start))
    return "\n" not in setting.document.text[first:last]


def _once(rows: list[Statement]) -> list[Statement]:
    """Each statement once a voice; the first place that says it stands."""
    seen: dict[tuple[object, ...], Statement] = {}
    for row in rows:
        names = (row.person, row.unit, row.post, row.part, row.scope, *row.to, "<", *row.from_)
        key = (row.type, row.by, row.tense, *(plain(name or "") for name in names))
        seen.setdefault(key, row)
    return list(seen.values())
