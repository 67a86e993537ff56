"""Draws the pictures of the docs anew, from the client's memo: `make pictures`."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from docs.diagrams import schema_svg, time_svg
from graph.driver import Database, open_database
from graph.log import entries_of, memo_of
from graph.schema import create_schema
from graph.settings import Settings
from graph.store import store_memo
from ingest.extract import read_memo
from web.downloads import FORMATS, Order
from web.words import Language, words_in

ROOT = Path(__file__).resolve().parent.parent
MEMO = ROOT / "data" / "memos" / "2022-01-06-dai-shan.txt"
PICTURES = ROOT / "docs" / "pictures"
PICTURE = PICTURES / "changes.svg"
DIAGRAMS = {"schema.svg": schema_svg, "time.svg": time_svg}
EVE, DAY = date(2022, 1, 5), date(2022, 1, 6)


def changes(database: Database, company: str) -> str:
    """The chart of the client's memo with what changed, as a stand-alone SVG."""
    order = Order(company=company, words=words_in(Language.EN), from_day=EVE, to_day=DAY)
    return FORMATS["svg"].write(database, order).decode()


def main() -> None:
    """Draw on a Neo4j of its own and write the files."""
    with (
        tempfile.TemporaryDirectory() as home,
        open_database(Settings(home=Path(home))) as database,
    ):
        create_schema(database)
        document, statements = read_memo(MEMO)
        company = document.company.text if document.company else "?"
        memo = memo_of(document, company)
        store_memo(database, memo, entries_of(memo.id, statements))
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(changes(database, company), "utf-8")
    for name, drawn in DIAGRAMS.items():
        (PICTURES / name).write_text(drawn(), "utf-8")


if __name__ == "__main__":
    main()
