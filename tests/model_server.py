"""A server that speaks the OpenAI protocol as far as a reader of memos needs it: run as a process.

    python tests/model_server.py ROWS.json

prints its port. The name of the model says how it behaves; GET /asked gives the requests so far.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROWS = json.loads(Path(sys.argv[1]).read_text("utf-8"))
ASKED: list[dict[str, Any]] = []
COUNT: Counter[str] = Counter()


def content_of(model: str) -> str:
    whole = json.dumps({"statements": ROWS}, ensure_ascii=False)
    answers = {
        "cut": whole[: len(whole) // 2],
        "talks": "Here are the statements that I found!",
        "list": "[1, 2]",
        "odd": json.dumps({"statements": [1, None, {}, {"type": "leads"}, [], {"evidence": 3}]}),
    }
    if model == "late" and COUNT[model] < 3:
        return answers["talks"]
    return answers.get(model, whole)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send(200, ASKED)

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model = asked["model"]
        COUNT[model] += 1
        ASKED.append({"path": self.path, "key": self.headers["Authorization"], **asked})
        if model == "slow":
            time.sleep(5)
        refused = {"busy": 429, "ill": 500}.get(model)
        if (refused and COUNT[model] < 3) or model in {"down", "locked"}:
            return self.send(
                refused or {"down": 500, "locked": 401}[model], {"error": {"message": "no"}}
            )
        if model == "gone":
            return self.close_connection_now()
        choice = {
            "index": 0,
            "finish_reason": "length" if model == "long" else "stop",
            "message": {"role": "assistant", "content": content_of(model)},
        }
        answer = {"id": "1", "object": "chat.completion", "created": 0, "model": model}
        return self.send(200, answer | {"choices": [] if model == "empty" else [choice]})

    def send(self, status: int, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Retry-After-Ms", "1")
        self.end_headers()
        self.wfile.write(body)

    def close_connection_now(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the port is all that is printed."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
