"""Things: what spaCy takes for a person and what its place in the sentence says is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.en.words import Words, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_behind_word(lists: Words, word: Token) -> bool:
    """Success in "Customer Success": one word behind a capitalised one that is no title and no rank."""
    before = word.nbor(-1) if word.i else word
    joined = before.head.i == word.i and before.dep_ == "compound" and before.tag_ == "NNP"
    names = ("title_cores", "title_modifiers", "honorifics", "ranks", "first_names")
    return joined and before.text.istitle() and not any(lists.has(n, before.text) for n in names)


def is_led(last: Token) -> bool:
    """Whether ", led by" stands behind a word: what is led is no person."""
    behind = last.doc[last.i + 1 : last.i + 4]
    kinds = {kind for t in behind[1:2] for kind in words().classes(t.text)}
    return len(behind) > 2 and behind[0].text == "," and "LEAD" in kinds and behind[2].text == "by"
