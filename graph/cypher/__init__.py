"""The Cypher that the program itself asks; a file each. Saved queries for people are in `graph.queries`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def cypher(name: str, **words: str) -> str:
    """The text of NAME.cypher without comments, <WORDS> put in for labels, types and properties.

    Only names of the schema are ever put in; values go as parameters.
    """
    lines = files("graph.cypher").joinpath(f"{name}.cypher").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("//"))
    for word, value in words.items():
        text = text.replace(f"<{word.upper()}>", value)
    return text
