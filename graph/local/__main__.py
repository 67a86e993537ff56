"""`python -m graph.local` fetches Neo4j and prepares its start; with `lock`, its lock is written anew first."""

from __future__ import annotations

import sys

from graph.local.archive import archive
from graph.local.jars import classpath, write_lock


def tell(message: str) -> None:
    """Show how far it is."""
    print(message, file=sys.stderr)


if sys.argv[1:] == ["lock"]:
    write_lock()
archive([str(path) for path in classpath(tell)], tell)
