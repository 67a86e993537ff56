"""Shape: what is declined from the text alone, before anything is sent.

A server can hang on a deep or long text while it only explains it, and an expression that nothing
can end has a shape of its own. Every rule takes tokens and yields what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from graph.console import growth
from graph.console.rules import Question, declined, is_strict, limit, rules
from graph.console.tokens import Shape, Token, Unreadable, tokens_of

Tokens = Sequence[Token]
OPEN, CLOSE = {"(", "[", "{", "CASE"}, {")", "]", "}", "END"}
PREFIX = {"NOT", "-", "+", "!"}
OPERATORS = {"+", "-", "*", "/", "%", "^", "||", "&", "|", "."}
QUANTIFIERS = {"ANY", "ALL", "NONE", "SINGLE", "REDUCE", "FILTER", "EXTRACT"}
SIZES = {"SIZE", "LENGTH"}
STEPS = {("-", "["), ("-", "-")}
REPEATS = ("+", "*", "{")


def check_shape(question: Question) -> None:
    """Raise Declined where the text is one that must not be sent."""
    if not question.text.strip():
        raise declined("empty")
    _at_most("length", len(question.text), "characters")
    try:
        tokens = tokens_of(question.text)
    except Unreadable as error:
        raise declined(str(error)) from error
    _at_most("length", len(tokens), "tokens")
    _at_most("length", len(repr(question.parameters)), "parameters")
    for rule, found, allowed in _faults(tokens, question):
        if question.strict or not is_strict(rule):
            raise declined(rule, found=found, limit=allowed, what=found)


def _at_most(rule: str, found: int, name: str) -> None:
    if found > limit(name):
        raise declined(rule, found=found, limit=limit(name), what=name)


Fault = tuple[str, object, object]  # the rule, what was found, what may be


def _faults(tokens: Tokens, question: Question) -> Iterator[Fault]:
    nested = limit("nested_strict" if question.strict else "nested")
    counts: tuple[tuple[str, Callable[[Tokens], int], int], ...] = (
        ("depth", depth, limit("depth")),
        ("terms", lambda some: sum(t.text in {"AND", "OR", "XOR"} for t in some), limit("terms")),
        ("operators", operators, limit("operators")),
        ("steps", steps, limit("steps")),
        ("nested", nesting, nested),
        ("growth", growth.factor, limit("growth")),
    )
    for rule, measure, most in counts:
        found = measure(tokens)
        if found > most:
            yield rule, found, most
    replaced = sum(token.text == "REPLACE" for token in tokens)
    if question.strict and replaced > limit("replace_strict"):
        yield "growth", replaced, limit("replace_strict")
    yield from _ranges(tokens, question)
    yield from _patterns(tokens, question)
    yield from _calls(tokens)


def depth(tokens: Tokens) -> int:
    """How deep brackets, CASE and a run of NOT, - or + stand inside each other at most."""
    deepest, level, run = 0, 0, 0
    for token in tokens:
        plain = token.shape in {Shape.SIGN, Shape.NAME}
        run = run + 1 if plain and token.text in PREFIX else 0
        if plain:
            level += (token.text in OPEN) - (token.text in CLOSE)
        deepest = max(deepest, level + run)
    return deepest


def operators(tokens: Tokens) -> int:
    """How many operators an expression between two commas has at most."""
    most, run = 0, 0
    for token in tokens:
        if token.shape is Shape.SIGN:
            run = 0 if token.text == "," else run + (token.text in OPERATORS)
        elif token.shape is Shape.NAME and token.text in growth.CLAUSES:
            run = 0
        most = max(most, run)
    return most


def steps(tokens: Tokens) -> int:
    """How many relationships the patterns have: -[ or -- each."""
    signs = [token.text if token.shape is Shape.SIGN else "" for token in tokens]
    return sum(pair in STEPS for pair in pairwise(signs))


def nesting(tokens: Tokens) -> int:
    """How deep list comprehensions and quantifiers stand inside each other at most."""
    open_brackets: list[bool] = []
    deepest = 0
    for at, token in enumerate(tokens):
        if token.shape is Shape.SIGN and token.text in {"(", "[", "{"}:
            before = tokens[at - 1].text if at else ""
            names = [t.text for t in tokens[at + 1 : at + 3]]
            loops = names[1:] == ["IN"] and (token.text == "[" or before in QUANTIFIERS)
            open_brackets.append(loops or (token.text == "(" and before == "REDUCE"))
            deepest = max(deepest, sum(open_brackets))
        elif token.shape is Shape.SIGN and token.text in {")", "]", "}"} and open_brackets:
            open_brackets.pop()
    return deepest


def arguments(tokens: Tokens, at: int) -> list[list[Token]]:
    """What stands between the commas of the bracket that opens at `at`."""
    found: list[list[Token]] = [[]]
    level = 0
    for token in tokens[at + 1 :]:
        if level == 0 and token.shape is Shape.SIGN and token.text in {")", "]", "}", ","}:
            if token.text != ",":
                break
            found.append([])
            continue
        if token.shape is Shape.SIGN:
            level += (token.text in {"(", "[", "{"}) - (token.text in {")", "]", "}"})
        found[-1].append(token)
    return found


def _called(tokens: Tokens) -> Iterator[tuple[str, int]]:
    """The names before a bracket and where it opens; a name with dots is one."""
    for at, token in enumerate(tokens):
        if token.text != "(" or token.shape is not Shape.SIGN or not at:
            continue
        name, begin = tokens[at - 1], at - 1
        if name.shape not in {Shape.NAME, Shape.QUOTED}:
            continue
        parts = [name.text.strip("`").upper()]
        while begin >= 2 and tokens[begin - 1].text == ".":
            begin -= 2
            parts.insert(0, tokens[begin].text.strip("`").upper())
        yield ".".join(parts), at


def _ranges(tokens: Tokens, question: Question) -> Iterator[Fault]:
    most = limit("range_strict" if question.strict else "range")
    for name, at in _called(tokens):
        if name != "RANGE":
            continue
        bounds = [_number(part, question) for part in arguments(tokens, at)]
        known = [bound for bound in bounds if bound is not None]
        largest = max(map(abs, known), default=0)
        if largest > most:
            yield "range", largest, most
        elif len(known) < len(bounds):
            yield "range_computed", "", most


def _number(part: Sequence[Token], question: Question) -> int | None:
    """The bound that an argument is; None where it is computed."""
    sign = -1 if part and part[0].text == "-" else 1
    rest = part[1:] if sign < 0 else part
    if part and part[0].text in SIZES:
        return 0
    if len(rest) != 1:
        return None
    if rest[0].shape is Shape.PARAMETER:
        value = question.parameters.get(rest[0].text.removeprefix("$").strip("`"))
        return value if isinstance(value, int) else None
    try:
        return sign * int(rest[0].text, 0)
    except ValueError:
        return None


def _patterns(tokens: Tokens, question: Question) -> Iterator[Fault]:
    for before, after in pairwise(tokens):
        if before.text != "=~":
            continue
        if after.shape is Shape.STRING:
            pattern: object = after.text
        else:
            pattern = question.parameters.get(after.text.removeprefix("$").strip("`"))
        if not isinstance(pattern, str):
            yield "regex_computed", "", ""
        elif any(f"){sign}" in pattern for sign in REPEATS) or pattern.count("*") > 3:
            yield "regex", "", ""


def _calls(tokens: Tokens) -> Iterator[Fault]:
    own = tuple(rules()["functions"]["own"])
    for name, at in _called(tokens):
        if name == "REDUCE":
            yield "reduce", "", ""
        called = tokens[max(0, at - 2 * (name.count(".") + 1))].text == "CALL"
        if "." in name and not called and not name.startswith(own):
            yield "function", name.lower(), ""
