"""Whole: a file is there with all of its content, or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import NotWritten


def write_whole(path: Path, content: bytes, *, over: bool = True) -> None:
    """Put content into a file, `over` what is there or not at all; raises NotWritten."""
    if path.exists() and not over:
        raise NotWritten(f"{path} is there already: take another name, or --force")
    draft = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        try:
            draft.write_bytes(content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}") from error
