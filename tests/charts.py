"""A small company made by hand, for tests of cards and charts: no database, no reader."""

from dataclasses import dataclass, field
from datetime import date

from graph.model import (
    Link,
    LinkType,
    Period,
    Person,
    Post,
    Role,
    Scope,
    Thing,
    Unit,
    UnitKind,
    content_id,
)
from graph.view import View, build_view

EVE, DAY = date(2024, 3, 4), date(2024, 3, 5)


@dataclass
class Company:
    """Things and links by content; each says 's' and its own name as its statement."""

    things: dict[str, Thing] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def view(self, day: date = DAY) -> View:
        return build_view("Company", day, None, self.things.values(), self.links.values())

    def unit(self, name: str, kind: UnitKind = UnitKind.UNIT, **more: object) -> str:
        many = bool(more.pop("many", False))
        unit = Unit(
            id=content_id("unit", name),
            name=name,
            names=(name,),
            kind=kind,
            many=many,
            period=period(**more),
            statements=(f"s {name}",),
        )
        return self._add(unit)

    def domain(self, name: str) -> str:
        return self.unit(name, UnitKind.DOMAIN)

    def person(self, name: str) -> str:
        return self._add(Person(id=content_id("person", name), name=name, names=(name,)))

    def post(
        self, unit: str, role: Role = Role.HEAD, title: str | None = None, **more: object
    ) -> str:
        post = Post(
            id=content_id("post", unit, role, title),
            name=f"{self.things[unit].name} {title or role}",
            unit=unit,
            role=role,
            title=title,
            many=bool(more.pop("many", False)),
            period=period(**more),
        )
        self._add(post)
        self.link(LinkType.IN, post.id, unit)
        return post.id

    def seat(
        self, name: str, unit: str, role: Role = Role.HEAD, title: str | None = None, **more: object
    ) -> str:
        """The id of a post in which somebody sits; `more` is the tenure's period."""
        post = self.post(unit, role, title)
        self.link(LinkType.HOLDS, self.person(name), post, **more)
        return post

    def scope(self, name: str) -> str:
        return self._add(Scope(id=content_id("scope", name), name=name))

    def part(self, unit: str, of: str, **more: object) -> str:
        return self.link(LinkType.PART_OF, unit, of, **more)

    def reports(self, name: str, boss: str, **more: object) -> str:
        more = {"line": "solid", **more}
        return self.link(LinkType.REPORTS_TO, self.person(name), self.person(boss), **more)

    def link(self, kind: LinkType, start: str, end: str, **more: object) -> str:
        own = {key: more.pop(key) for key in ("line", "as_post") if key in more}
        link = Link(
            id=content_id(kind, start, end, *own.values(), *more.values()),
            type=kind,
            start=start,
            end=end,
            period=period(**more),
            statements=(f"s {kind} {self.things[start].name} {self.things[end].name}",),
            **own,  # type: ignore[arg-type]
        )
        self.links[link.id] = link
        return link.id

    def _add(self, thing: Thing) -> str:
        self.things.setdefault(thing.id, thing)
        return thing.id


def period(**given: object) -> Period:
    """Sure from the eve on, unless something else is given."""
    return Period(**({"since": EVE, "maybe_since": EVE} | given))  # type: ignore[arg-type]
