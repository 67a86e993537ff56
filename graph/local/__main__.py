"""`python -m graph.local` fetches Neo4j's jars; with `lock`, it writes their lock anew first."""

from __future__ import annotations

import sys

from graph.local.jars import classpath, write_lock

if sys.argv[1:] == ["lock"]:
    write_lock()
classpath(lambda message: print(message, file=sys.stderr))
