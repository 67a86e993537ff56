"""A process apart in which documents are read, so that none of them takes the job down with it.

One process reads many documents; it is killed and started anew when a document takes too long or ends
it. POSIX alone: the limit of memory is RLIMIT_AS.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from corpus.errors import CorpusError
from corpus.outcome import Outcome, failed

STARTS_IN = 120.0  # seconds for a process to load the reader, on a machine that has much to do


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: seconds, and MiB of memory."""

    seconds: float = 30.0
    memory: int = 4096


@dataclass(slots=True)
class Sandbox:
    """Reads documents by the function `reader` (module:name) in a process of its own."""

    reader: str
    limits: Limits
    process: subprocess.Popen[bytes] | None = None
    channel: Connection[Any, Any] | None = None

    def read(self, source: str, company: str | None, content: bytes) -> Outcome:
        """What the document says, or why it could not be read."""
        channel = self.channel or self._start()
        try:
            channel.send((source, company, content))
            if channel.poll(self.limits.seconds):
                outcome: Outcome = channel.recv()
                return outcome
        except (EOFError, OSError):
            return failed("reader ended", self._end())
        self._end()
        return failed("too slow", f"not read within {self.limits.seconds:g} s")

    def _start(self) -> Connection[Any, Any]:
        mine, theirs = Pipe()
        arguments = [str(theirs.fileno()), self.reader, str(self.limits.memory)]
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "corpus.child", *arguments],
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        self.channel = mine
        if not mine.poll(STARTS_IN) or not _heard(mine):
            raise CorpusError(f"the reader {self.reader} does not start: {self._end()}")
        return mine

    def _end(self) -> str:
        """Kill the process; returns how it ended."""
        process, channel = self.process, self.channel
        self.process = self.channel = None
        if channel:
            channel.close()
        if process is None:
            return ""
        try:
            code = process.wait(1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return f"ended by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _heard(channel: Connection[Any, Any]) -> bool:
    try:
        return bool(channel.recv())
    except EOFError:
        return False


@contextmanager
def sandbox(reader: str, limits: Limits) -> Iterator[Sandbox]:
    """A sandbox whose process is gone afterwards."""
    box = Sandbox(reader, limits)
    try:
        yield box
    finally:
        box._end()  # noqa: SLF001  the other half of this module
