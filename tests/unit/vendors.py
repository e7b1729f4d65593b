"""Vendors for the tests of etl.http: one that behaves but for its moods, and one that writes raw bytes."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from urllib.parse import urlencode

from etl.http import Client
from etl.sandbox import Request, Response, SandboxServer

RECORDS = [{"id": f"ch_{n:04}", "note": "x" * 50} for n in range(100)]
BODY = json.dumps({"data": RECORDS, "has_more": False}).encode()
JSON = {"Content-Type": "application/json"}


class MakeClient(Protocol):
    """Makes a client of the test's server, or of another URL."""

    def __call__(self, url: str = "", **how: Any) -> Client: ...


class Vendor:
    """Answers every request with BODY; `respond` may be replaced by the test's own idea."""

    recorded_headers = frozenset({"authorization", "content-type", "x-api-key", "accept"})
    secret_params = frozenset[str]()

    def __init__(self) -> None:
        self.answer: Callable[[Request], Response] = lambda _: Response(200, BODY, JSON)

    def respond(self, request: Request) -> Response:
        return self.answer(request)

    def refusal(self, status: int) -> Response:
        return Response(status, b'{"error": {"message": "no"}}', JSON)

    def now(self) -> float:
        return time.time()

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(action)


def urls(server: SandboxServer) -> list[str]:
    """What the server was asked, path and query in one line each."""
    return [f"{served.path}?{urlencode(served.query)}".rstrip("?") for served in server.asked()]


def whole(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An HTTP answer, byte for byte."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    if not any(h.lower().startswith("content-type") for h in headers):
        head.append("Content-Type: application/json")
    return "\r\n".join([*head, "", ""]).encode() + body


class Raw:
    """A listener; `talk(connection, n)` is run in a thread of its own for its n-th connection."""

    def __init__(self, talk: Callable[[socket.socket, int], None], tls: ssl.SSLContext | None = None) -> None:
        self.talk, self.tls = talk, tls
        self.connections = 0
        self.requests: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.done, self.sent = threading.Event(), threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.serve, args=(connection, self.connections), daemon=True).start()

    def serve(self, connection: socket.socket, number: int) -> None:
        try:
            with connection:
                if self.tls:
                    connection = self.tls.wrap_socket(connection, server_side=True)
                with connection:
                    self.talk(connection, number)
        except OSError:
            pass

    def receive(self, connection: socket.socket) -> bytes:
        """The head of the next request; empty when the client has gone."""
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            piece = connection.recv(1)
            if not piece:
                return b""
            head += piece
        self.requests.append(head)
        return head


@contextmanager
def raw(talk: Callable[[Raw, socket.socket, int], None], tls: ssl.SSLContext | None = None) -> Iterator[Raw]:
    """A Raw server whose talk also gets the server; stopped at the end."""
    server = Raw(lambda connection, number: talk(server, connection, number), tls)
    try:
        yield server
    finally:
        server.done.set()
        server.listener.shutdown(socket.SHUT_RDWR)
        server.listener.close()


@contextmanager
def replying(*replies: bytes, tls: ssl.SSLContext | None = None) -> Iterator[Raw]:
    """A server that gives one reply a connection, in turn, and hangs up; the last one for ever."""

    def talk(server: Raw, connection: socket.socket, number: int) -> None:
        if server.receive(connection):
            connection.sendall(replies[min(number, len(replies)) - 1])

    with raw(talk, tls) as server:
        yield server
