"""A server that speaks just enough Bolt to say which Neo4j it is: somebody else's old server."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

NO_COMMON_VERSION = bytes(4)
BOLT_5_0 = bytes((0, 0, 0, 5))
BOLT_5_3 = bytes((0, 0, 3, 5))


@contextmanager
def answering(version: bytes, agent: str) -> Iterator[str]:
    """The URI of a server that takes one connection and calls itself `agent`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_serve, args=(listener, version, agent))
        thread.start()
        try:
            yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            thread.join(10)


def _serve(listener: socket.socket, version: bytes, agent: str) -> None:
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as stream:
        stream.read(20)  # the magic number and four offers
        stream.write(version)
        stream.flush()
        while head := stream.read(2):
            stream.read(struct.unpack(">H", head)[0] + 2)  # the message and its end, two zeros
            stream.write(_success({"server": agent, "connection_id": "bolt-1"}))
            stream.flush()


def _success(fields: dict[str, str]) -> bytes:
    packed = b"".join(_string(part) for pair in fields.items() for part in pair)
    body = bytes((0xB1, 0x70, 0xA0 + len(fields))) + packed
    return struct.pack(">H", len(body)) + body + bytes(2)


def _string(text: str) -> bytes:
    return bytes((0xD0, len(text))) + text.encode()
