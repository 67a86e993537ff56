"""The way from the sentence to the statement."""

from pathlib import Path

from ingest.explain import explain
from ingest.extract import read_memo
from ingest.lexicon import lexicon
from tests.reading import letter

SEED = Path(__file__).resolve().parent.parent / "data" / "memos" / "2022-01-06-dai-shan.txt"


def test_every_statement_of_the_seed_is_explained_by_words_that_stand_in_it() -> None:
    document, rows = read_memo(SEED)
    ways = explain(document)
    assert [way.statement for way in ways] == rows
    classes = set(lexicon("zh").words["verbs"])
    for way in ways:
        for span in (way.sentence, way.clause):
            assert document.text[span.start : span.end] == span.text
        assert way.verb in way.sentence.text
        assert way.kind in classes
        assert way.slots


def test_the_way_tells_class_pattern_and_slots() -> None:
    (way,) = explain(letter("公司决定,王芳不再负责云产品部。"))
    assert (way.verb, way.kind, way.pattern) == ("负责", "LEAD", "zh/lead-charge")
    assert way.slots == {"person": "王芳", "unit": "云产品部"}
    assert way.flags == ("end",)
    assert way.clause.text == "王芳不再负责云产品部"
    first, *rest = way.lines()
    assert first == "steps_down person=王芳 unit=云产品部 tense=after"
    assert rest[2] == "  verb     负责, class LEAD, pattern zh/lead-charge"
