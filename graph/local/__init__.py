"""The embedded Neo4j: its jars, its folder, its process, and its life from start to stop."""

from __future__ import annotations

from graph.local.lifecycle import Status, beside, find, lose, start, status, stop, using

__all__ = ["Status", "beside", "find", "lose", "start", "status", "stop", "using"]
