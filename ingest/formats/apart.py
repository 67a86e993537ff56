"""Apart: a converter in a process of its own, with little memory, little time and no files to write.

What converts foreign formats is partly C++, not made for threads, and has to do with files that may
be made to break it: whatever happens there, the caller gets text or a RefusedFile.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from importlib import import_module

from ingest.errors import RefusedFile

SECONDS = 10
MEMORY = 1 << 30
_REFUSED = 4


def convert_apart(module: str, raw: bytes, limit: int) -> bytes:
    """What `text(raw)` of a module of `ingest.formats` gives, in UTF-8.

    Raises RefusedFile, its message without the file's name: of the converter, where the text has more
    than `limit` bytes, or where the process breaks or takes too long.
    """
    command = [sys.executable, "-P", "-m", "ingest.formats.apart", module, str(limit)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise RefusedFile(f"takes more than {SECONDS} s to convert: {_ADVICE}") from None
    if done.returncode == _REFUSED:
        raise RefusedFile(done.stdout.decode())
    if done.returncode:
        raise RefusedFile(f"is broken, or takes too much memory to convert: {_ADVICE}")
    return done.stdout


_ADVICE = "save the memo as plain text in UTF-8 and try again"


def main(module: str, limit: int) -> int:
    """Convert standard input to text on standard output; the reason there where it is refused."""
    _confine()
    raw = sys.stdin.buffer.read()
    try:
        text: str = import_module(f"ingest.formats.{module}").text(raw)
        found = text.encode("utf-8", errors="replace")
        if len(found) > limit:
            raise RefusedFile(f"holds more text than {limit / 1e6:g} MB: give the memo alone")
    except RefusedFile as problem:
        sys.stdout.buffer.write(str(problem).encode())
        return _REFUSED
    sys.stdout.buffer.write(found)
    return 0


def _confine() -> None:
    """Bound memory, processor time, and the size of any file to none."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
