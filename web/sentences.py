"""Sentences: a row of a comparison, and what it did, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from graph.compare import Row, Transition
from graph.model import LinkType, Role
from web.words import Words

ROLES = ("person", "unit", "post", "to", "from", "boss", "scope")


def row_sentence(words: Words, row: Row) -> str:
    """What a change, a confirmation or a first seen says, as one sentence."""
    transitions = (*row.opened, *row.closed)
    if not row.about or row.kind in ("first seen", "past"):
        said = [
            transition_sentence(words, transition, past=row.kind == "past")
            for transition in shown(transitions)
        ]
        return words("row.joint").join(dict.fromkeys(said))
    fields = _fields(words, row)
    key = f"row.{row.kind.replace(' ', '_')}"
    if row.kind in ("left", "confirmed") and not fields.get("title"):
        key += "_unit"
    return words(key, **fields).strip()


def silence_sentence(words: Words, row: Row) -> str:
    """What a row of the "not said" list leaves open."""
    return words(f"silent.{row.kind}", **_fields(words, row))


def row_in_words(words: Words, row: Row) -> str:
    """A row of a comparison or a silence as one sentence."""
    silent = words.has(f"silent.{row.kind}")
    return (silence_sentence if silent else row_sentence)(words, row)


def kind_in_words(words: Words, row: Row) -> str:
    """The name of a row's kind."""
    prefix = "silence" if words.has(f"silence.{row.kind}") else "kind"
    return words(f"{prefix}.{row.kind.replace(' ', '_')}")


def day_in_words(words: Words, row: Row) -> str:
    """The day of a row; two where its day lies between them, "before" where it is over by then."""
    if row.day is None:
        return words("period.unknown")
    if row.kind == "past":
        return words("period.before", day=row.day)
    if row.kind == "first seen" and row.first is None:
        return words("period.since_unknown", day=row.day)
    if row.first and row.first < row.day:
        return words("period.between", first=row.first, last=row.day)
    return str(row.day)


def transition_sentence(words: Words, transition: Transition, *, past: bool = False) -> str:
    """One dated thing in words: who holds what, what is part of what, or once did."""
    start, end = post_in_words(words, transition.start), post_in_words(words, transition.end)
    if past:
        return words(f"past.{transition.type.lower()}", start=start, end=end)
    return words(f"transition.{transition.type.lower()}", start=start, end=end)


def outcome(words: Words, row: Row, transitions: Iterable[Transition]) -> str:
    """What was so, or is so now, in as few words as a column has room for."""
    mine = (row.name("person"), row.name("unit"))
    found = [
        post_in_words(words, t.end)
        if t.end and (t.start in mine or t.type == LinkType.BECAME)
        else transition_sentence(words, t)
        for t in shown(transitions)
    ]
    return words("row.joint").join(dict.fromkeys(found))


def kept(words: Words, row: Row) -> str:
    """What a confirmation says to go on: a post, else a unit or a remit."""
    names = row.names("post") or row.names("unit") or row.names("scope")
    return words("row.joint").join(post_in_words(words, name) for name in names)


def shown(transitions: Iterable[Transition]) -> list[Transition]:
    """What is worth saying: a seat without its post and place where somebody takes or leaves it."""
    found = [t for t in transitions if t.type != LinkType.IN]
    told = [t for t in found if t.type != "Post"]
    return told or found


def post_in_words(words: Words, name: str) -> str:
    """A post's name; a post without a title is named by its role, which is put into words."""
    for role in Role:
        if name.endswith(f" {role}"):
            return f"{name.removesuffix(role)}{words(f'role.{role}')}"
    return name


def _fields(words: Words, row: Row) -> dict[str, str]:
    """The names by role, joined where there are several; `title` is the post without its unit."""
    joint = words("row.joint")
    fields = {role: joint.join(row.names(role)) for role in ROLES if row.name(role)}
    if row.open_list:
        ending = "unit" if fields.get("unit") else "scope"
        fields[ending] = f"{fields.get(ending, '')} {words('row.open_list')}".strip()
    unit = row.name("unit")
    posts = [post_in_words(words, name) for name in row.names("post")]
    fields["post"] = joint.join(posts)
    titles = [post.removeprefix(f"{unit} ") if unit else post for post in posts]
    fields |= {"title": joint.join(titles), "part": row.part or ""}
    repeated = "title" if posts else "unit"
    if row.many and fields.get(repeated):
        fields[repeated] = words("card.many", name=fields[repeated])
    fields["line"] = words(f"line.{row.line}") if row.line else ""
    return fields


def moment_in_words(moment: datetime | None) -> str:
    """A moment as people read it, empty for none."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else ""
