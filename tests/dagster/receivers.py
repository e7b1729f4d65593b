"""A server that takes webhooks and one that takes mail, on loopback; what came is kept."""

from __future__ import annotations

import asyncio
import json
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult


class Hooks(ThreadingHTTPServer):
    """Takes POSTs; the first `refusals` of them are refused with `status`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hook)
        self.came: list[tuple[str, Any]] = []
        self.refusals, self.status = 0, 503

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Hook(BaseHTTPRequestHandler):
    server: Hooks

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append((self.path, json.loads(body)))
        status = 200
        if self.server.refusals:
            self.server.refusals -= 1
            status = self.server.status
        self.send_response(status)
        self.send_header("content-type", "text/plain")
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        pass


class Mails:
    """Takes mail on loopback while it is entered; the first `refusals` messages are put off.

    certificate: a file with key and certificate, by which it speaks TLS: from the first byte if `at_once`, else
    by STARTTLS, before which it takes neither a password nor a message.
    """

    def __init__(self, certificate: Path | None = None, *, at_once: bool = False) -> None:
        self.came: list[EmailMessage] = []
        self.logins: list[tuple[str, str]] = []
        self.refusals = self.port = 0
        self._context = None
        if certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)
        self._at_once, self._ready = at_once, threading.Event()

    @property
    def at(self) -> str:
        return f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(),), daemon=True)
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        at_once = self._context if self._at_once else None
        server = await self._loop.create_server(self._protocol, "127.0.0.1", 0, ssl=at_once)
        async with server:
            self.port = server.sockets[0].getsockname()[1]
            self._ready.set()
            await self._end.wait()

    def _protocol(self) -> SMTP:
        later = self._context if not self._at_once else None
        return SMTP(
            self,
            hostname="mail.invalid",
            loop=self._loop,
            tls_context=later,
            require_starttls=later is not None,
            authenticator=self._welcome,
            auth_require_tls=later is not None,
        )

    def _welcome(self, server: SMTP, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=True)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.refusals:
            self.refusals -= 1
            return "451 try later"
        envelope.mail_from = address
        return "250 well"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        found = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.came.append(found)
        return "250 taken"


@contextmanager
def serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
