"""Growth: how often a value may come to hold itself, by the shape of the text alone.

`WITH s + s AS s` twenty times is a million; `reduce(s = 'x', i IN xs | s + s)` doubles with each
element. No time-out and no limit of Neo4j's counts what one expression puts together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.console.tokens import Shape, Token

MAKES = {"WITH", "RETURN", "UNWIND"}  # the clauses that hand values on
CLAUSES = MAKES | {"MATCH", "WHERE", "ORDER", "SKIP", "LIMIT", "CALL", "UNION", "AS"}
WORDS = {
    "AND", "OR", "XOR", "NOT", "IS", "NULL", "IN", "CASE", "WHEN", "THEN", "ELSE", "END", "TRUE",
    "FALSE", "DISTINCT", "STARTS", "ENDS", "CONTAINS",
}  # fmt: skip
OPEN, CLOSE = {"(", "[", "{"}, {")", "]", "}"}
GROWS = {"+", "[", "{", "||"}
ENDLESS = 2**31


def factor(tokens: Sequence[Token]) -> int:
    """How many times larger than what it begins with a value may become."""
    product = 1
    for item in items(tokens):
        product = min(ENDLESS, product * _times(item))
    return ENDLESS if any(_doubles(body) for body in _bodies(tokens)) else product


def items(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The expressions that make values: what stands in such clauses, between their commas."""
    item: list[Token] = []
    level, base, makes = 0, 0, False
    for token in tokens:
        sign = token.shape is Shape.SIGN
        if token.shape is Shape.NAME and token.text in CLAUSES:
            yield item
            item, base, makes = [], level, token.text in MAKES or (makes and token.text == "AS")
        elif sign and token.text == "," and level == base:
            yield item
            item = []
        elif makes:
            item.append(token)
        if sign:
            level += (token.text in OPEN) - (token.text in CLOSE)
            base = min(base, level)
    yield item


def _times(item: Sequence[Token]) -> int:
    """How often one name stands in an expression that puts values together."""
    grows = any(
        token.text in GROWS if token.shape is Shape.SIGN else token.text == "REPLACE"
        for token in item
    )
    return max(_uses(item).values(), default=1) if grows else 1


def _uses(item: Sequence[Token]) -> Counter[str]:
    """The names of an expression with how often they are used; functions and keys are none."""
    found: Counter[str] = Counter()
    for at, token in enumerate(item):
        before = item[at - 1].text if at else ""
        after = item[at + 1].text if at + 1 < len(item) else ""
        named = token.shape is Shape.QUOTED or (
            token.shape is Shape.NAME and token.text not in WORDS
        )
        if named and after not in {"(", ":"}:
            path = f"{item[at - 2].text}.{token.text}" if before == "." and at > 1 else token.text
            found[path] += after != "."
    return found


def _bodies(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Of each reduce: the name that it gathers in, and what it does with it."""
    for at, token in enumerate(tokens):
        if token.text != "REDUCE" or at + 2 >= len(tokens) or tokens[at + 1].text != "(":
            continue
        level, body, begun = 0, [], False
        for inner in tokens[at + 1 :]:
            if inner.shape is Shape.SIGN:
                level += (inner.text in OPEN) - (inner.text in CLOSE)
            if level == 0:
                break
            if begun:
                body.append(inner)
            begun = begun or (level == 1 and inner.text == "|")
        yield tokens[at + 2].text, body


def _doubles(body: tuple[str, list[Token]]) -> bool:
    name, does = body
    return sum(token.text == name for token in does) > 1
