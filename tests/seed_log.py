"""The client's memo as a log, for tests that need no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from graph.log import Log, entries_of, memo_of
from ingest.extract import read_memo
from tests.client_memo import COMPANY, MEMO

RECORDED = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def seed_log() -> Log:
    """The memo and its statements, recorded at one moment."""
    document, statements = read_memo(MEMO)
    memo = replace(memo_of(document, COMPANY), recorded=RECORDED)
    entries = entries_of(memo.id, statements)
    told = tuple(replace(entry, recorded=RECORDED) for entry in entries)
    return Log(company=COMPANY, memos=(memo,), entries=told)
