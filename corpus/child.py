"""The process that reads documents one after the other, within its limit of memory.

Started by `corpus.sandbox`; takes (source, company, content) and gives back what the reader returns.
"""

from __future__ import annotations

import argparse
import resource
from importlib import import_module
from multiprocessing.connection import Connection

from corpus.outcome import failed

MEBI = 1024 * 1024


def main() -> None:
    """Read what comes until nobody is there to send."""
    parser = argparse.ArgumentParser()
    parser.add_argument("channel", type=int)
    parser.add_argument("reader")
    parser.add_argument("memory", type=int)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (options.memory * MEBI, options.memory * MEBI))
    module, _, function = options.reader.partition(":")
    read = getattr(import_module(module), function)
    with Connection(options.channel) as channel:
        channel.send("ready")
        while True:
            try:
                task = channel.recv()
            except EOFError:
                return
            try:
                outcome = read(*task)
            except Exception as error:  # noqa: BLE001  whatever it is, the next document comes
                outcome = failed("error", f"{type(error).__name__}: {error}")
            channel.send(outcome)


if __name__ == "__main__":
    main()
