"""Face: what stands on a card, line by line, and how high the card is for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.cards import Band, Card, Line, Mark, Member, Placed, Seat
from graph.model import Status, UnitKind
from web.chart.text import clipped, width, wrapped
from web.words import Words

CARD_WIDTH = 228.0
PAD = 14.0
ROOM = CARD_WIDTH - 2 * PAD
SIGN_ROOM = 16.0
MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of text on a card, `y` from its top to the base line.

    `kind` names how it looks (name, seat, empty, report, remit, note, more); `rest` follows in a
    quieter voice; `mark` is shown by its sign before the text.
    """

    kind: str
    text: str
    y: float
    rest: str = ""
    mark: Mark | None = None
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """The lines on a card and its height."""

    lines: tuple[TextLine, ...]
    height: float


# font size, height of a line, and room above the first line of a kind
_TYPE = {
    "name": (14.5, 20.0, 4.0),
    "seat": (13.0, 19.0, 5.0),
    "empty": (13.0, 19.0, 5.0),
    "report": (12.0, 17.0, 3.0),
    "remit": (12.0, 17.0, 3.0),
    "more": (12.0, 17.0, 3.0),
    "note": (11.5, 16.0, 4.0),
}


def face_of(
    words: Words,
    card: Card,
    lines: Iterable[Line],
    *,
    band: Band | None = None,
    in_tray: bool = False,
) -> Face:
    """The face of a card; `lines` are the reporting lines that go up from it.

    `band`: a domain that the card must name, since none is drawn around it. In the tray of what no
    memo places, a card need not say so again.
    """
    placed: list[TextLine] = []
    y, before = PAD - 4.0, ""
    content = [*_content(words, card, lines)]
    if band:
        content.append(_fit("note", words("card.in_band", name=band.unit.name)))
    content += [_fit("note", note) for note in notes(words, card, placed=not in_tray)]
    for line in content:
        _, height, above = _TYPE[line.kind]
        y += height + (above if line.kind != before else 0.0)
        before = line.kind
        placed.append(
            TextLine(
                kind=line.kind,
                text=line.text,
                rest=line.rest,
                mark=line.mark,
                possible=line.possible,
                y=y - height * 0.28,
            )
        )
    return Face(tuple(placed), y + PAD - 2.0)


def size_of(kind: str) -> float:
    """The font size of a kind of line."""
    return _TYPE[kind][0]


def _content(words: Words, card: Card, lines: Iterable[Line]) -> Iterator[TextLine]:
    badge = SIGN_ROOM + 8.0 if card.mark else 0.0
    for text in wrapped(unit_name(words, card), ROOM - badge, 14.5, bold=True):
        yield TextLine(kind="name", text=text, y=0)
    people = people_of(card)
    for person in people[:MOST_PEOPLE]:
        yield from _person(words, person)
    if len(people) > MOST_PEOPLE:
        yield _fit("more", words("card.more", number=len(people) - MOST_PEOPLE))
    if card.head_not_named:
        yield _fit("empty", words("silence.head_not_named"))
    for line in list(lines)[:MOST_PEOPLE]:
        text = words(f"card.reports_{line.line}", boss=line.boss)
        yield _fit("report", text, mark=line.mark, possible=line.status is Status.POSSIBLE)
    for remit in card.remits[:3]:
        text = words("card.remit", scope=remit.scope.name)
        yield from _wrapped("remit", text, remit.mark, possible=remit.status is Status.POSSIBLE)


def unit_name(words: Words, card: Card) -> str:
    """A unit's name; one that stands for several says so."""
    return words("card.many", name=card.unit.name) if card.unit.many else card.unit.name


def notes(words: Words, card: Card, *, placed: bool = True) -> list[str]:
    """What must be said about how the card is known: its place (if asked), and its existence."""
    found = []
    root = card.unit.kind is UnitKind.COMPANY and card.placed is Placed.UNPLACED
    if placed and card.placed is not Placed.STATED and not root:
        found.append(words(f"placed.{card.placed}"))
    if card.status is Status.POSSIBLE:
        found.append(words("status.possible"))
    return found


def title_of(words: Words, seat: Seat) -> str:
    """The title as written, else the role in words; a repeated post says so."""
    title = seat.post.title or words(f"role.{seat.post.role}")
    return words("card.many", name=title) if seat.post.many else title


def people_of(card: Card) -> list[tuple[Seat | Member, ...]]:
    """Who is on a card, in order; the posts of one person stand together where they fare alike."""
    groups: dict[object, list[Seat | Member]] = {}
    everybody: list[Seat | Member] = [*card.seats, *card.members]
    for one in everybody:
        alone = isinstance(one, Member) or one.person is None
        mark = one.mark.kind if one.mark else None
        key = id(one) if alone else (one.person, mark, one.status)
        groups.setdefault(key, []).append(one)
    return [tuple(group) for group in groups.values()]


def person_in_words(words: Words, group: tuple[Seat | Member, ...]) -> tuple[str, str]:
    """The name of somebody on a card, or what is said of an empty seat, and the titles."""
    titles = [words("card.member") if isinstance(o, Member) else title_of(words, o) for o in group]
    first = group[0]
    if isinstance(first, Seat) and first.person is None:
        name = words(f"silence.{first.why}")
    else:
        name = first.person.name if first.person else ""
    return name, words("row.joint").join(titles)


def _person(words: Words, group: tuple[Seat | Member, ...]) -> Iterator[TextLine]:
    first = group[0]
    name, titles = person_in_words(words, group)
    kind = "seat" if first.person else "empty"
    yield from _two(kind, name, titles, first.mark, possible=first.status is Status.POSSIBLE)


def _two(
    kind: str, text: str, rest: str, mark: Mark | None, *, possible: bool
) -> Iterator[TextLine]:
    """A name and its title on one line where they fit, else the title on lines of its own."""
    size = size_of(kind)
    room = ROOM - (SIGN_ROOM if mark else 0.0)
    used = width(text, size, bold=True) + 8.0
    if used + width(rest, size) <= room:
        yield TextLine(kind=kind, text=text, rest=rest, mark=mark, possible=possible, y=0)
        return
    name = clipped(text, room, size, bold=True)
    yield TextLine(kind=kind, text=name, mark=mark, possible=possible, y=0)
    for line in wrapped(rest, room, size, most=2):
        yield TextLine(kind=kind, text="", rest=line, possible=possible, y=0)


def _fit(kind: str, text: str, mark: Mark | None = None, *, possible: bool = False) -> TextLine:
    room = ROOM - (SIGN_ROOM if mark else 0.0)
    text = clipped(text, room, size_of(kind))
    return TextLine(kind=kind, text=text, mark=mark, possible=possible, y=0)


def _wrapped(kind: str, text: str, mark: Mark | None, *, possible: bool) -> Iterator[TextLine]:
    room = ROOM - (SIGN_ROOM if mark else 0.0)
    for number, line in enumerate(wrapped(text, room, size_of(kind), most=2)):
        shown = None if number else mark
        yield TextLine(kind=kind, text=line, mark=shown, possible=possible, y=0)
