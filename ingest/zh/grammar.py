"""The Chinese word lists, made into what the front end asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from ingest.lexicon import Lexicon, lexicon

_NUMERAL = r"[一二两三四五六七八九十\d]"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled word lists; every expression is a plain alternation or a bounded repetition of one."""

    lexicon: Lexicon
    verb_class: dict[str, str]
    verb_flags: dict[str, frozenset[str]]
    verbs: re.Pattern[str]
    adverb_flags: dict[str, str]
    adverbs_before: re.Pattern[str]
    adverbs_after: re.Pattern[str]
    not_adverbs: tuple[str, ...]
    not_adverbs_behind: tuple[str, ...]
    wishes: re.Pattern[str]
    title: re.Pattern[str]
    not_titles: tuple[str, ...]
    suffixes: tuple[str, ...]
    long_suffixes: tuple[str, ...]
    not_units: frozenset[str]
    whole_units: frozenset[str]
    not_merged: tuple[str, ...]
    weak_suffixes: tuple[str, ...]
    founded: tuple[str, ...]
    founding: tuple[str, ...]
    scope_tails: tuple[str, ...]
    list_head: re.Pattern[str]
    list_tail: re.Pattern[str]
    count_tail: re.Pattern[str]
    lead_in: re.Pattern[str]
    honorific: re.Pattern[str]
    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    not_in_names: frozenset[str]
    behind_names: frozenset[str]
    not_people: frozenset[str]
    pronouns: dict[str, str]


def either(words: Iterable[str]) -> str:
    """An expression for any of the words, longest first.

    It branches character by character, so that a place in the text costs what begins there and not all words.
    """
    heads: dict[str, set[str]] = {}
    for word in words:
        heads.setdefault(word[:1], set()).add(word[1:])
    ends = heads.pop("", None) is not None
    branches = (
        re.escape(head) + ("" if rest == {""} else either(rest))
        for head, rest in sorted(heads.items())
    )
    return f"(?:{'|'.join(branches)})" + ("?" if ends and heads else "")


@cache
def grammar() -> Grammar:
    """The grammar of Chinese memos, built once."""
    lex = lexicon("zh")
    verbs, adverbs = lex.table("verbs"), lex.table("adverbs")
    adverb_flags = {word: flag for flag, words in adverbs.items() for word in words}
    kinds = either(lex.list("kind_nouns"))
    suffixes = lex.list("unit_suffixes")
    count = r"[一二两三四五六七八九十几数多各\d]{1,3}(?:大|个|家|项|条|支)"
    some = f"[^、,等的]{{0,6}}{kinds}"
    told = "(?:即|分别是|分别为|包括|也就是|为)"
    return Grammar(
        lexicon=_with_borrowed(lex),
        verb_class={word: name for name, words in verbs.items() for word in words},
        verb_flags=_flags_of_verbs(lex),
        verbs=_verbs(lex),
        adverb_flags=adverb_flags,
        adverbs_before=re.compile(either(word[::-1] for word in adverb_flags)),
        adverbs_after=re.compile(either(adverb_flags)),
        not_adverbs=lex.list("not_adverbs"),
        not_adverbs_behind=lex.list("not_adverbs_behind"),
        wishes=re.compile(f"{either(lex.list('not_wishes'))}|({either(lex.list('wishes'))})"),
        title=_title(lex),
        not_titles=lex.list("not_titles"),
        suffixes=suffixes,
        long_suffixes=tuple(suffix for suffix in suffixes if len(suffix) > 1),
        not_units=frozenset(lex.list("not_units")),
        whole_units=frozenset(lex.list("whole_units")),
        not_merged=lex.list("not_merged"),
        weak_suffixes=lex.list("weak_unit_suffixes"),
        founded=lex.list("founded_suffixes"),
        founding=lex.list("founding_verbs"),
        scope_tails=lex.list("scope_tails"),
        list_head=re.compile(rf"{count}(?:[^、,;:。]{{0,8}}?{kinds})(?::{told}?|,{told})"),
        list_tail=re.compile(rf"[ ]?等(?:{count})?(?:{some})?(?:(?:和|以及|及){count}{some})?$"),
        count_tail=re.compile(rf"(?:这)?{count}[^、,的]{{0,4}}?(?:{kinds})$"),
        lead_in=re.compile(either(lex.list("lead_ins"))),
        honorific=re.compile(rf"(?:{_NUMERAL}{{1,2}}[位名])?{either(lex.list('honorifics'))}$"),
        surnames=frozenset("".join(lex.list("surnames"))),
        compound_surnames=frozenset(lex.list("compound_surnames")),
        not_in_names=frozenset("".join(lex.list("not_in_names"))),
        behind_names=frozenset("".join(lex.list("behind_names"))),
        not_people=frozenset(lex.list("not_people")),
        pronouns={word: kind for kind, words in lex.table("pronouns").items() for word in words},
    )


def _with_borrowed(lex: Lexicon) -> Lexicon:
    """Classes that are read as another one get its patterns behind their own."""
    table = dict(lex.patterns)
    for kind, other in lex.words["read_as"].items():
        table[kind] = table.get(kind, ()) + table[other]
    return replace(lex, patterns=MappingProxyType(table))


def _verbs(lex: Lexicon) -> re.Pattern[str]:
    """Any verb, or a word that only looks like one; the longest wins."""
    verbs = {word for words in lex.table("verbs").values() for word in words}
    return re.compile(either(verbs.union(lex.list("not_verbs"))))


def _flags_of_verbs(lex: Lexicon) -> dict[str, frozenset[str]]:
    flags: dict[str, set[str]] = {}
    for flag, words in lex.table("flagged_verbs").items():
        for word in words:
            flags.setdefault(word, set()).add(flag)
    return {word: frozenset(found) for word, found in flags.items()}


def _title(lex: Lexicon) -> re.Pattern[str]:
    """A title: up to five modifiers and a core; several joined by a slash or 兼 are one match."""
    modifier = either(lex.list("title_modifiers"))
    core = either(lex.list("title_cores"))
    function, its_core = (
        either(lex.list("title_functions")),
        either(lex.list("title_function_cores")),
    )
    plain = f"{modifier}{{0,5}}{core}(?:{core})?"
    one = f"(?:{modifier}{{0,3}}{function}(?:副|高级|资深)?{its_core}|{plain})"
    return re.compile(rf"(?!(?<=[管处办])理事){one}(?:[/&]{one}){{0,4}}")
