"""A group's server on this machine, which keeps what it gets."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class Listening:
    """`status`, `answer` and `headers` are what it says; `got` the requests, each (path, query, headers, body)."""

    def __init__(self) -> None:
        self.status, self.answer = 200, b'{"errcode": 0, "code": 0}'
        self.headers: dict[str, str] = {}
        self.got: list[tuple[str, dict[str, str], dict[str, str], bytes]] = []
        self.address = ""

    @property
    def last(self) -> Any:
        """The body of the latest request."""
        return json.loads(self.got[-1][3])


@contextmanager
def listening() -> Iterator[Listening]:
    """Served until the block ends."""
    held = Listening()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            held.got.append((parts.path, query, dict(self.headers), body))
            self.send_response(held.status)
            for name, value in held.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(held.answer)

        def log_message(self, *_args: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    held.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
