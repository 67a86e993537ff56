"""A wire between the driver and a server that a test can cut or slow down: a TCP proxy of its own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PIECE = 65_536


@dataclass
class Wire:
    """`cut_after`: bytes from clients after which all is cut; `delay`: seconds before each answer."""

    port: int
    cut_after: int | None = None
    delay: float = 0.0
    sent: int = 0
    ends: list[socket.socket] = field(default_factory=list)

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """End every connection as a pulled plug does."""
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def forward(self, come: socket.socket, go: socket.socket) -> None:
        with suppress(OSError):
            while piece := come.recv(PIECE):
                self.sent += len(piece)
                if self.cut_after is not None and self.sent > self.cut_after:
                    break
                go.sendall(piece)
        self.cut()

    def back(self, come: socket.socket, go: socket.socket) -> None:
        with suppress(OSError):
            while piece := come.recv(PIECE):
                time.sleep(self.delay)
                go.sendall(piece)


@contextmanager
def wire(target: str) -> Iterator[Wire]:
    """A wire to the server at `target` (bolt://host:port)."""
    host, _, port = target.removeprefix("bolt://").partition(":")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Wire(listener.getsockname()[1])

        def accept() -> None:
            with suppress(OSError):
                while True:
                    near, _ = listener.accept()
                    far = socket.create_connection((host, int(port)))
                    made.ends += [near, far]
                    threading.Thread(target=made.forward, args=(near, far), daemon=True).start()
                    threading.Thread(target=made.back, args=(far, near), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield made
        finally:
            made.cut()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            for end in made.ends:
                end.close()
