"""Every pattern reads its own example; a wrong pattern file is refused with all its problems."""

from typing import Any

import pytest

from ingest.errors import BadPattern
from ingest.frames import facts_of
from ingest.languages import front_end
from ingest.lexicon import Pattern, lexicon, parse
from ingest.mentions import Names
from ingest.view import normal
from tests.reading import letter, read, tuples

PATTERNS = [
    pattern
    for language in ("zh", "en")
    for rows in lexicon(language).patterns.values()
    for pattern in rows
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_reads_its_example_as_told(pattern: Pattern) -> None:
    assert tuples(read(pattern.example, pattern.id[:2])) == tuples(list(pattern.reads))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_pattern_with_statements_fires_on_its_own_example(pattern: Pattern) -> None:
    document = letter(pattern.example, pattern.id[:2])
    front = front_end(document, normal(document.text), Names())
    assert front
    fired = {fact.pattern for _, fact in facts_of(front, 0, len(document.text))}
    assert pattern.id in fired or not pattern.gives


GOOD: dict[str, Any] = {
    "id": "lead-by",
    "verb": "LEAD",
    "left": "{unit?}由{by}",
    "right": "",
    "gives": [{"type": "leads", "person": "by", "unit": "unit"}],
    "example": "云产品部由王芳负责。",
    "reads": [],
}
WORDS = {"verbs": {"LEAD": "负责 分管"}}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"verb": "FLY"}, "no class of verbs is called FLY"),
        ({"example": "云产品部很好。"}, "the example holds no verb of class LEAD"),
        ({"left": "{hat}由{by}"}, "unknown slots ['hat']"),
        ({"left": "由+{by}"}, "more than linear time"),
        ({"left": "{by}由{by}"}, "left is no expression"),
        ({"gives": [{"type": "flies"}]}, "'flies' is no type of statement"),
        ({"gives": [{"type": "leads", "person": "boss"}]}, "is filled by ['boss']"),
        ({"gives": [{"type": "leads", "hat": "by"}]}, "unknown fields ['hat']"),
        ({"colour": "red"}, "unknown ['colour']"),
    ],
)
def test_a_wrong_pattern_is_refused_by_its_name(change: dict[str, object], problem: str) -> None:
    with pytest.raises(BadPattern) as caught:
        parse("zh", WORDS, [dict(GOOD, **change)])
    assert "lead-by" in str(caught.value)
    assert problem in str(caught.value)


def test_all_problems_of_a_pattern_file_are_told_at_once() -> None:
    rows = [GOOD | {"verb": "FLY"}, GOOD | {"left": "{hat}"}, {"id": "empty"}]
    with pytest.raises(BadPattern) as caught:
        parse("zh", WORDS, rows)
    for part in ("FLY", "hat", "empty: missing", "the id stands twice"):
        assert part in str(caught.value)
