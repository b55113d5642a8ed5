"""A server on loopback that speaks LibreTranslate's API, and misbehaves when told to."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What opens the server, what it is asked, and what it answers.
KEY = "0aa1b2c3-dead-beef-0000-123456789abc"
TEXTS = ["وصل الوفد.", "وعاد الوفد."]
ENGLISH = [f"EN({text})" for text in TEXTS]

# The longest that a slow answer keeps its thread.
PATIENCE = 20.0
# Seconds between two letters of an answer that never ends.
DRIP = 0.05

Step = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Answers as LibreTranslate does; `steps` are done first, one for each request."""

    daemon_threads = True
    # A handler that is still waiting when the test ends is let go, not waited for.
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.key = ""
        self.char_limit = -1
        self.batch_limit = -1
        self.languages = ("ar", "en")
        self.steps: list[Step] = []
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def sent(self) -> list[list[str]]:
        """The texts of each request."""
        return [request["q"] for request in self.requests]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: the other side leaves early in these tests."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.paths.append(self.path)
        self.server.requests.append(json.loads(body))
        if self.server.steps:
            self.server.steps.pop(0)(self)
        elif not self.path.endswith("/translate"):
            self.reply(404, b"<h1>Not Found</h1>")
        else:
            self.translate(json.loads(body))

    @property
    def asked(self) -> list[str]:
        """The texts of this request."""
        texts: list[str] = self.server.requests[-1]["q"]
        return texts

    def translate(self, request: dict[str, Any]) -> None:
        texts, server = request["q"], self.server
        if server.key and not request.get("api_key"):
            self.fail(400, "Please contact the server operator to get an API key")
        elif server.key and request["api_key"] != server.key:
            self.fail(403, "Invalid API key")
        elif not {request["source"], request["target"]} <= set(server.languages):
            self.fail(400, f"{request['source']} is not supported")
        elif 0 <= server.batch_limit < len(texts):
            self.too_much(len(texts), server.batch_limit)
        elif 0 <= server.char_limit < sum(map(len, texts)):
            self.too_much(sum(map(len, texts)), server.char_limit)
        else:
            self.answer([f"EN({text})" for text in texts])

    def too_much(self, size: int, limit: int) -> None:
        self.fail(400, f"Invalid request: request ({size}) exceeds text limit ({limit})")

    def answer(self, texts: object) -> None:
        self.reply(200, json.dumps({"translatedText": texts}).encode())

    def fail(self, status: int, error: str, **headers: str) -> None:
        self.reply(status, json.dumps({"error": error}).encode(), **headers)

    def reply(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


def drop(handler: Handler) -> None:
    """Break the connection off before any answer."""
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def half(handler: Handler) -> None:
    """Break the connection off in the middle of the answer."""
    handler.reply(200, b'{"translatedText": ["The', length=1000)
    handler.close_connection = True


def slow(handler: Handler) -> None:
    """Answer when the test is over, if at all."""
    handler.server.over.wait(PATIENCE)


def dripping_body(handler: Handler) -> None:
    """Send an answer that never ends, a space at a time."""
    handler.reply(200, b"", length=1_000_000)
    while not handler.server.over.wait(DRIP):
        handler.wfile.write(b" ")


def dripping_head(handler: Handler) -> None:
    """Send the head of an answer, a letter at a time, until the test is over."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
    while not handler.server.over.wait(DRIP):
        handler.wfile.write(b"x")


def failing(status: int, error: str = "", **headers: str) -> Step:
    """Make a step that answers with an error."""
    return lambda handler: handler.fail(status, error, **headers)


def answering(texts: object) -> Step:
    """Make a step that answers these texts, whatever was asked."""
    return lambda handler: handler.answer(texts)


def replying(status: int, body: bytes, **headers: str) -> Step:
    """Make a step that answers with these bytes."""
    return lambda handler: handler.reply(status, body, **headers)


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server for as long as the block lasts."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
