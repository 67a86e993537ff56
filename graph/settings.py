"""What the environment says about Neo4j: which server, or how to run the embedded one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from platformdirs import user_data_path

from graph.errors import SettingsError
from ingest.environment import Variables

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OF_A_SERVER = ("NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "NEO4J_DATABASE")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph lives.

    With `uri`, a Neo4j that somebody else runs. Without, the embedded one: its data in `home`, its
    port on 127.0.0.1 (0: any free one), its memory in MiB. No `password`: the server asks for none.
    `queries`: a folder with saved queries of the user's own.
    """

    home: Path
    uri: str | None = None
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str = "neo4j"
    port: int = 0
    heap: int = 512
    page_cache: int = 128
    queries: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables; raise SettingsError with all that is wrong, not the first alone."""
        reader = _Reader.of(environment)
        settings = cls(
            home=Path(reader.text("REORG_HOME", str(user_data_path("reorg")))).expanduser(),
            uri=reader.uri("NEO4J_URI"),
            user=reader.text("NEO4J_USER", "neo4j"),
            password=reader.password(),
            database=reader.text("NEO4J_DATABASE", "neo4j"),
            port=reader.number("REORG_PORT", 0, 0, 65535),
            heap=reader.number("REORG_HEAP", 512, 256, 1_000_000),
            page_cache=reader.number("REORG_PAGE_CACHE", 128, 16, 1_000_000),
            queries=reader.folder("REORG_QUERIES"),
        )
        reader.stray()
        if reader.problems:
            raise SettingsError(tuple(reader.problems))
        return settings


class _Reader(Variables):
    """Reads what tells the server."""

    def uri(self, name: str) -> str | None:
        value = self.variables.get(name)
        if value and value.partition("://")[0] not in SCHEMES:
            self.problems.append(
                f"{name} is {value!r}: it must begin with one of "
                + ", ".join(f"{scheme}://" for scheme in SCHEMES)
            )
        return value

    def folder(self, name: str) -> Path | None:
        value = self.variables.get(name)
        folder = Path(value).expanduser() if value else None
        if folder and not folder.is_dir():
            self.problems.append(f"{name} is {value!r}: there is no such folder")
        return folder

    def password(self) -> str | None:
        value, file = map(self.variables.get, ("NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE"))
        if file is None:
            return value
        if value is not None:
            self.problems.append("NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: unset one")
            return value
        try:
            return Path(file).expanduser().read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(f"NEO4J_PASSWORD_FILE is {file!r}, which cannot be read: {error}")
            return None

    def stray(self) -> None:
        """Note what would be passed over in silence: facts of a server that is not named."""
        if "NEO4J_URI" not in self.variables:
            self.problems.extend(
                f"{name} is set but NEO4J_URI is not: set that, or unset {name}"
                for name in OF_A_SERVER
                if name in self.variables
            )
