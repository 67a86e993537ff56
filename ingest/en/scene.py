"""What reading a slot needs: the parsed sentence, the names in it, the memo's roll and topic."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.en.parse import Parsed
from ingest.en.people import Name
from ingest.en.roll import Roll
from ingest.mentions import Unit
from ingest.topics import Topic


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence while it is read; `names` holds a person's name under each of its tokens.

    `several` are the units that the text named together last, `body` the board or committee told last.
    """

    one: Parsed
    names: dict[int, Name]
    roll: Roll
    topic: Topic
    several: tuple[Unit, ...] = ()
    body: Unit | None = None
