"""Measure the reader: scores a memo and a type, tense, date and evidence, patterns, speed.

    python -m bench.extraction [--memos ../shared/memos] [--scorer ../shared/statements/score.py]
                               [--language zh|en]

The scores are those of the shared scorer. A pattern that fires in one memo only may have been fitted
to it: it is listed, to be made general or dropped. Speed is characters a second of processor time,
after loading, the best of three passes over all memos of a language.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.extract import extract
from ingest.formats import load
from ingest.lexicon import lexicon
from ingest.statement import Statement
from ingest.structure import language_of, structure

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
Count = dict[str, int]
Scores = tuple[list[dict[str, Any]], dict[str, Count], dict[str, Any], dict[str, dict[bool, int]]]
"""What the scorer gives: rows a memo, counts a type, misses a memo, and the finer marks."""
MARKS = ("tense", "date", "evidence")
PASSES = 3


@dataclass(frozen=True, slots=True)
class Read:
    """A memo and what the reader says of it."""

    folder: Path
    text: str
    language: str
    statements: list[Statement]


def main() -> None:
    """Read the memos of one language or both, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--memos", type=Path, default=SHARED / "memos")
    parser.add_argument("--scorer", type=Path, default=SHARED / "statements" / "score.py")
    parser.add_argument("--language", choices=("zh", "en"), action="append")
    args = parser.parse_args()
    scorer = _module(args.scorer)
    memos = list(_memos(args.memos, args.language or ["zh", "en"]))
    for line in (*_scores(scorer, memos), *_patterns(memos), *_speed(memos)):
        print(line)


def _memos(folder: Path, languages: Sequence[str]) -> Iterator[Read]:
    for gold in sorted(folder.glob("*/gold.jsonl")):
        text = load(gold.parent / "memo.txt")
        language = language_of(text)
        if language in languages:
            yield Read(gold.parent, text, language, extract(structure(text)))


def _scores(scorer: ModuleType, memos: Sequence[Read]) -> Iterator[str]:
    """A row a memo, a row a language, a row a type, and a row for all."""
    yield f"{'memo':38s} {'need':>4s} {'fp':>3s} {'fn':>3s}    P    R   F1  traps  tense  date  evidence"
    for memo in memos:
        yield _row(scorer, memo.folder.name, [memo])
    for language in sorted({memo.language for memo in memos}):
        yield _row(scorer, language, [memo for memo in memos if memo.language == language])
    yield _row(scorer, "all", memos)
    yield ""
    yield f"{'type':38s} {'need':>4s} {'fp':>3s} {'fn':>3s}    P    R   F1"
    for kind, count in sorted(_scored(scorer, memos)[1].items()):
        yield _line(scorer, kind, count["tp"], count["fp"], count["fn"])


def _row(scorer: ModuleType, name: str, memos: Sequence[Read]) -> str:
    rows, _, _, fine = _scored(scorer, memos)
    total = {key: sum(row[key] for row in rows) for key in ("tp", "fp", "fn", "traps", "fallen")}
    marks = (f"{fine[mark][True]}/{sum(fine[mark].values())}" for mark in MARKS)
    line = _line(scorer, name, total["tp"], total["fp"], total["fn"])
    return f"{line}  {total['fallen']}/{total['traps']}  " + "  ".join(marks)


def _line(scorer: ModuleType, name: str, tp: int, fp: int, fn: int) -> str:
    figures = " ".join(f"{figure:.2f}" for figure in scorer.prf(tp, fp, fn))
    return f"{name:38s} {tp + fn:4d} {fp:3d} {fn:3d} {figures}"


def _scored(scorer: ModuleType, memos: Sequence[Read]) -> Scores:
    """What the scorer's `score` gives for these memos alone."""
    with tempfile.TemporaryDirectory() as name:
        gold, predicted = Path(name, "gold"), Path(name, "predicted")
        gold.mkdir()
        predicted.mkdir()
        for memo in memos:
            (gold / memo.folder.name).symlink_to(memo.folder.resolve())
            lines = (json.dumps(row.to_json(), ensure_ascii=False) for row in memo.statements)
            (predicted / f"{memo.folder.name}.jsonl").write_text("\n".join(lines), "utf-8")
        scores: Scores = scorer.score(gold, predicted)
        return scores


def _patterns(memos: Sequence[Read]) -> Iterator[str]:
    """How many patterns there are and fire, and those that fire in one memo only."""
    for language in sorted({memo.language for memo in memos}):
        fired: dict[str, set[str]] = defaultdict(set)
        for memo in memos:
            if memo.language == language:
                for row in memo.statements:
                    fired[row.pattern].add(memo.folder.name)
        known = {row.id for rows in lexicon(language).patterns.values() for row in rows}
        once = {name: min(places) for name, places in fired.items() if len(places) == 1}
        yield ""
        yield f"patterns {language}: {len(known)}, {len(known & set(fired))} fire, {len(once)} in one memo"
        yield from (f"  {name:34s} {place}" for name, place in sorted(once.items()))


def _speed(memos: Sequence[Read]) -> Iterator[str]:
    yield ""
    for language in sorted({memo.language for memo in memos}):
        texts = [memo.text for memo in memos if memo.language == language]
        best = min(_pass(texts) for _ in range(PASSES))
        yield f"speed {language}: {sum(map(len, texts)) / best:,.0f} characters a second, one core"


def _pass(texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        extract(structure(text))
    return time.process_time() - start


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file; give the scorer with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
