"""A server that takes webhooks and one that takes mail, on loopback; what came is kept."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


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


class Mails(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP (RFC 5321) as it takes to be given a message; the first `refusals` are put off."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Mail)
        self.came: list[EmailMessage] = []
        self.logins: list[str] = []
        self.refusals = 0

    @property
    def at(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Mail(socketserver.StreamRequestHandler):
    server: Mails

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self) -> None:
        if self.server.refusals:
            self.server.refusals -= 1
            self.say("421 try later")
            return
        self.say("220 mail.invalid")
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"EHLO":
                self.say("250-mail.invalid\r\n250 AUTH PLAIN")
            elif word == b"AUTH":
                self.server.logins.append(line.decode().split()[-1])
                self.say("235 welcome")
            elif word == b"DATA":
                self.say("354 go on")
                body = b"".join(iter(self.rfile.readline, b".\r\n"))
                found = message_from_bytes(body, policy=policy.default)
                assert isinstance(found, EmailMessage)
                self.server.came.append(found)
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 well")


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
