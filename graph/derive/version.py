"""Version: by which rules a graph was derived; others may say otherwise of the same log."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

_BESIDE = ("model.py", "names.py", "names.toml", "rows.py", "rulings.py")


@cache
def rules_version() -> str:
    """A hash of everything that says how a log becomes a graph."""
    package = files("graph")
    inside = [file for file in package.joinpath("derive").iterdir() if file.is_file()]
    total = hashlib.sha256()
    for file in (*sorted(inside, key=lambda file: file.name), *map(package.joinpath, _BESIDE)):
        total.update(file.read_bytes())
    return total.hexdigest()[:16]
