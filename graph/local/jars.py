"""Neo4j Community's jars: which they are, fetched once and checked each time.

`neo4j.lock` names them, a line each: `group:artifact:version[:classifier] sha256`. They are fetched
one by one through jgo (from Maven Central, or the mirror that the user's jgo settings name), so no
POM is resolved on a user's machine, and kept in the user's cache folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from graph.errors import JarsMissing

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

Progress = Callable[[str], None]
SERVER = "org.neo4j:neo4j:5.26.25+org.neo4j:neo4j-bolt:5.26.25"


@dataclass(frozen=True, slots=True)
class Jar:
    """A jar by its Maven coordinates, and the hash of its content (hexadecimal SHA-256)."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    def __str__(self) -> str:
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))


def locked(lock: Path | None = None) -> tuple[Jar, ...]:
    """The jars that a lock names: `neo4j.lock`, unless another is given."""
    lines = (lock or _lock()).read_text(encoding="utf-8").splitlines()
    return tuple(_parsed(line) for line in lines)


def classpath(
    on_progress: Progress, cache: Path | None = None, lock: Path | None = None
) -> tuple[Path, ...]:
    """Fetch what is missing of a lock, check every jar, return their paths. Raises JarsMissing."""
    context = _context(cache or user_cache_path("reorg") / "jars")
    jars = locked(lock)
    paths: list[Path] = []
    missing = any(not _cached(_artifact(context, jar)) for jar in jars)
    with ThreadPoolExecutor(max_workers=8) as pool:
        for path in pool.map(lambda jar: _fetched(context, jar), jars):
            paths.append(path)
            if missing and (len(paths) % 20 == 0 or len(paths) == len(jars)):
                on_progress(f"Fetching Neo4j: {len(paths)} of {len(jars)} files")
    return tuple(paths)


def _lock() -> Path:
    return Path(str(files("graph.local") / "neo4j.lock"))


def _parsed(line: str) -> Jar:
    coordinates, sha256 = line.split()
    group, artifact, version, *classifier = coordinates.split(":")
    return Jar(group, artifact, version, "".join(classifier), sha256)


def _context(cache: Path) -> MavenContext:
    from jgo.config import GlobalSettings
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext, PythonResolver

    repositories = {"central": MAVEN_CENTRAL_URL, **GlobalSettings.load().repositories}
    return MavenContext(
        repo_cache=cache, remote_repos=repositories, resolver=PythonResolver(), timeout=60
    )


def _artifact(context: MavenContext, jar: Jar) -> Artifact:
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    return component.artifact(classifier=jar.classifier)


def _cached(artifact: Artifact) -> bool:
    return artifact.cached_path is not None and artifact.cached_path.exists()


def _fetched(context: MavenContext, jar: Jar) -> Path:
    """The jar's path. A broken one (a download cut short, say) is fetched a second time."""
    artifact = _artifact(context, jar)
    for _ in range(2):
        try:
            path = Path(artifact.resolve())
        except Exception as error:  # jgo lets errors of requests and its own RuntimeError through
            raise JarsMissing(f"{jar} cannot be fetched from Maven Central: {error}") from error
        if _sha256(path) == jar.sha256:
            return path
        path.unlink()
    raise JarsMissing(f"{jar} is not the file that its lock names: its SHA-256 differs")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _resolved(cache: Path) -> Iterator[str]:
    """The lines of a new lock: every jar that SERVER needs, as Maven Central serves them now."""
    import jgo

    context = _context(cache)
    for found in jgo.resolve(SERVER):
        jar = Jar(found.groupId, found.artifactId, found.version, found.classifier or "", "")
        yield f"{jar} {_sha256(Path(_artifact(context, jar).resolve()))}"


def write_lock() -> None:
    """Write the lock anew: the jars and their hashes as they are served now."""
    lines = _resolved(user_cache_path("reorg") / "jars")
    _lock().write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
