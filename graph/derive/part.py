"""Part: what derive says of the touched part of a company, from the statements that bear on it alone."""

from __future__ import annotations

from dataclasses import replace

from graph.derive.named import Meetings, unplaced
from graph.derive.scene import Scene
from graph.derive.touch import Touched
from graph.model import (
    Change,
    ChangeKind,
    Confirmation,
    Derived,
    LinkType,
    Person,
    Post,
    Scope,
    Thing,
    Unit,
)
from graph.names import name_key

_OF_THE_OLD = {ChangeKind.MERGED: "from", ChangeKind.RENAMED: "from"}


def touched_part(derived: Derived, scene: Scene, touched: Touched, meetings: Meetings) -> Derived:
    """What is touched of all that a scene has come to; the rest of it may lack statements."""
    part = _Part(derived, scene, touched, meetings)
    starts = part.starts()
    return replace(
        derived,
        things={i: thing for i, thing in derived.things.items() if part.has(thing)},
        links={i: link for i, link in derived.links.items() if link.start in starts},
        changes={i: c for i, c in derived.changes.items() if part.is_about(c, starts)},
        confirmations={i: c for i, c in derived.confirmations.items() if part.is_about(c, starts)},
    )


class _Part:
    """Which of the derived things are touched, from keys to ids."""

    def __init__(
        self, derived: Derived, scene: Scene, touched: Touched, meetings: Meetings
    ) -> None:
        self._scene, self._touched, self._meetings = scene, touched, meetings
        self._things = derived.things
        self._holder = {
            link.end: link.start for link in derived.links.values() if link.type is LinkType.HOLDS
        }

    def has(self, thing: Thing) -> bool:
        """Whether a thing itself is touched."""
        match thing:
            case Person():
                return self._scene.person_keys[thing.id] in self._touched.names
            case Unit():
                return self._scene.unit_keys[thing.id] in self._touched.units
            case Scope():
                return self._scene.scope_keys[thing.id] in self._touched.scopes
            case Post():
                return self._cell(thing) in self._touched.cells

    def _cell(self, post: Post) -> tuple[str, str]:
        title = name_key(post.title) if post.title else ""
        if post.unit:
            return self._meetings.family(self._scene.unit_keys[post.unit]), title
        holder = self._scene.person_keys.get(self._holder.get(post.id, ""))
        return unplaced(holder), title

    def starts(self) -> set[str]:
        """The ids of the things of which everything that starts there is touched."""
        return {i for i, thing in self._things.items() if self._is_start(thing)}

    def _is_start(self, thing: Thing) -> bool:
        match thing:
            case Person():
                return self._scene.person_keys[thing.id] in self._touched.persons
            case Unit():
                return self._scene.unit_keys[thing.id] in self._touched.subjects
            case Post():
                return self.has(thing)
        return False

    def is_about(self, said: Change | Confirmation, starts: set[str]) -> bool:
        """Whether a Change or Confirmation is that of a touched person, post or unit."""
        roles = {about.role for about in said.about}
        old = _OF_THE_OLD.get(said.kind) if isinstance(said, Change) else None
        role = old or next(role for role in ("person", "post", "unit") if role in roles)
        return all(about.thing in starts for about in said.about if about.role == role)
