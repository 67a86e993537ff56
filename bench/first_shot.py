"""Score the reader on a memo that nobody has read yet, and note it in first_shots.csv.

    python bench/first_shot.py SLUG [--memos ../shared/memos] [--scorer ../shared/statements/score.py]

Run it once a memo, before the memo is opened, on a committed reader: it refuses while the reader of
its language has changes that are not committed, and when the memo stands in the file already.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from ingest.extract import read_memo
from ingest.lexicon import lexicon

HERE = Path(__file__).resolve().parent
SHOTS = HERE / "first_shots.csv"
SHARED = HERE.parent.parent / "shared"
COLUMNS = ("date", "memo", "P", "R", "F1", "patterns")


def main() -> None:
    """Read one memo, score it, append the row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("slug")
    parser.add_argument("--memos", type=Path, default=SHARED / "memos")
    parser.add_argument("--scorer", type=Path, default=SHARED / "statements" / "score.py")
    args = parser.parse_args()
    document, statements = read_memo(args.memos / args.slug / "memo.txt")
    _refuse(args.slug, document.language)
    with tempfile.TemporaryDirectory() as folder:
        lines = (json.dumps(s.to_json(), ensure_ascii=False) + "\n" for s in statements)
        (Path(folder) / f"{args.slug}.jsonl").write_text("".join(lines), "utf-8")
        scores = _scores(args.scorer, args.memos, Path(folder), args.slug)
    patterns = sum(map(len, lexicon(document.language).patterns.values()))
    row = (datetime.now(UTC).date().isoformat(), args.slug, *scores, str(patterns))
    _append(row)
    print(*row)


def _refuse(slug: str, language: str) -> None:
    """Stop where the reader of the language is not committed, or the memo has had its shot."""
    others = {"zh", "en"} - {language}
    left_out = [
        f":(exclude){room}/{other}" for other in others for room in ("ingest", "ingest/patterns")
    ]
    changed = subprocess.run(
        ["git", "status", "--porcelain", "--", "ingest", *left_out],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if changed:
        sys.exit(f"commit the reader first, these have changes:\n{changed}")
    if SHOTS.exists() and slug in {
        row["memo"] for row in csv.DictReader(SHOTS.open("r", encoding="utf-8"))
    }:
        sys.exit(f"{slug} has had its first shot")


def _scores(scorer: Path, memos: Path, predicted: Path, slug: str) -> list[str]:
    """Precision, recall and F1 of one memo, as the scorer prints them."""
    command = [sys.executable, str(scorer), str(memos), str(predicted)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (line,) = [line for line in printed.splitlines() if line.startswith(slug)]
    return line.split()[-4:-1]


def _append(row: tuple[str, ...]) -> None:
    fresh = not SHOTS.exists()
    with SHOTS.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow(row)


if __name__ == "__main__":
    main()
