"""An OpenID Connect provider of the tests' own: it lets in whoever its `email` says, without asking."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "reorg", "not a secret"


@dataclass
class Provider:
    """Where it answers, whom it lets in, and the nonces of the log-ins under way."""

    address: str
    email: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    nonces: dict[str, str] = field(default_factory=dict)

    def settings(self, app: str) -> str:
        """What Streamlit's secrets file must say."""
        return "\n".join((
            "[auth]",
            f'redirect_uri = "{app}/oauth2callback"',
            'cookie_secret = "a secret for tests alone, long enough"',
            f'client_id = "{CLIENT}"',
            f'client_secret = "{SECRET}"',
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"',
        ))  # fmt: skip

    def answer(self, path: str, query: dict[str, str]) -> dict[str, object] | str:
        """What it says: a document, or the address to go on to."""
        match path:
            case "/.well-known/openid-configuration":
                ends = ("authorization", "token", "jwks")
                found = {f"{end}_endpoint": f"{self.address}/{end}" for end in ends}
                return {
                    **found,
                    "issuer": self.address,
                    "jwks_uri": f"{self.address}/jwks",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            case "/jwks":
                return {"keys": [self.key.as_dict(private=False)]}
            case "/authorization":
                code = f"code-{self.email}"
                self.nonces[code] = query.get("nonce", "")
                return (
                    f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
                )
            case "/token":
                return self._token(query["code"])
        return {}

    def _token(self, code: str) -> dict[str, object]:
        now = int(time.time())
        email = code.removeprefix("code-")
        claims = {
            "iss": self.address, "aud": CLIENT, "sub": email, "email": email, "name": email,
            "iat": now, "exp": now + 600, "nonce": self.nonces[code],
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token}


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that answers on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._send(parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._send(self.path, {k: v[0] for k, v in parse_qs(body).items()})

        def _send(self, path: str, query: dict[str, str]) -> None:
            said = provider.answer(path, query)
            self.send_response(302 if isinstance(said, str) else 200)
            if isinstance(said, str):
                self.send_header("Location", said)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"" if isinstance(said, str) else json.dumps(said).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider = Provider(f"http://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
