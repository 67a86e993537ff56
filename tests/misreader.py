"""The reader of a corpus, but for documents that ask it to raise, to go on for ever, to end its process."""

from __future__ import annotations

import os
import signal

from corpus.outcome import Outcome
from corpus.reader import read_document


def read(source: str, company: str | None, content: bytes) -> Outcome:
    """Do what the document asks."""
    match content:
        case b"raise":
            raise RuntimeError("as asked")
        case b"go on":
            while True:
                pass
        case b"end":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"eat":
            return {"memo": {"text": "x" * 2**40}, "statements": [], "failure": None}
    return read_document(source, company, content)
