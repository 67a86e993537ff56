"""Around: the neighbourhood of one thing on one day, small enough to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Link, Scope, Status, Thing
from graph.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The things within some steps of a thing, and the links between them with their status.

    `cut` says that there were more than could be shown.
    """

    centre: str
    things: tuple[Thing, ...]
    links: tuple[tuple[Link, Status], ...]
    cut: bool


def around(view: View, thing: str, *, steps: int = 2, limit: int = 60) -> Neighbourhood:
    """What stands within `steps` links of a thing, the nearest first, not more than `limit`."""
    if thing not in view.graph:
        return Neighbourhood(centre=thing, things=(), links=(), cut=False)
    plain = view.graph.to_undirected(as_view=True)
    reached, ring = [thing], [thing]
    for _ in range(steps):
        near = {far for one in ring for far in plain.neighbors(one)} - {*reached}
        ring = sorted(
            (far for far in near if not isinstance(view.thing(far), Scope)),
            key=lambda far: (view.thing(far).name, far),
        )
        reached += ring
    kept = reached[:limit]
    inside = view.graph.subgraph(kept)
    links = sorted(
        ((data["link"], data["status"]) for _, _, data in inside.edges(data=True)),
        key=lambda pair: pair[0].id,
    )
    return Neighbourhood(
        centre=thing,
        things=tuple(view.thing(one) for one in kept),
        links=tuple(links),
        cut=len(reached) > limit,
    )
