"""A proxy that has logged somebody in and says so in a header, as one in front of a real app would."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


@contextmanager
def proxy_for(name: str, app: str) -> Iterator[str]:
    """The address at which an app is reached as somebody."""
    port = urlsplit(app).port or 0
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, port, name), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _serve(listener: socket.socket, port: int, name: str) -> None:
    with suppress(OSError):
        while True:
            near, _ = listener.accept()
            threading.Thread(target=_connect, args=(near, port, name), daemon=True).start()


def _connect(near: socket.socket, port: int, name: str) -> None:
    """Pass a connection on, with the user's name in its first request: what opens the WebSocket."""
    with suppress(OSError), near, socket.create_connection(("127.0.0.1", port)) as far:
        head = b""
        while b"\r\n\r\n" not in head and (data := near.recv(65536)):
            head += data
        first, rest = head.split(b"\r\n", 1)
        far.sendall(first + b"\r\nX-Forwarded-Email: " + name.encode() + b"\r\n" + rest)
        threading.Thread(target=_pass, args=(far, near), daemon=True).start()
        _pass(near, far)


def _pass(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
