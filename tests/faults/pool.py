"""A connection pool before PostgreSQL that lends a session for one transaction, as pgbouncer does in that mode."""

from __future__ import annotations

import os
import queue
import secrets
import socket
import struct
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import psycopg

from tests.engine.proxy import GSS_REQUEST, SSL_REQUEST, exactly

TOLD = ("server_version", "client_encoding", "standard_conforming_strings", "DateStyle", "TimeZone")
READY = b"Z\0\0\0\5I"


class Pool:
    """Listens for clients of one server, of which it keeps `size` sessions; asks nobody for a password.

    Startup parameters are ignored, as by pgbouncer with `ignore_startup_parameters = options`.
    """

    def __init__(self, url: str, size: int = 8) -> None:
        self._sessions = [psycopg.connect(url, autocommit=True) for _ in range(size)]
        self._idle: queue.LifoQueue[socket.socket] = queue.LifoQueue()
        for session in self._sessions:
            server = socket.socket(fileno=os.dup(session.pgconn.socket))
            server.setblocking(True)
            self._idle.put(server)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        place = f"{urlsplit(url).username}@127.0.0.1:{self.port}"
        self.url = urlsplit(url)._replace(netloc=place).geturl()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        while not self._idle.empty():
            self._idle.get().close()
        for session in self._sessions:
            session.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self._greet(client)
            while True:
                first = client.recv(1, socket.MSG_PEEK)
                if not first or first == b"X":
                    return
                server = self._idle.get()
                try:
                    self._transaction(client, server)
                finally:
                    self._idle.put(server)

    def _greet(self, client: socket.socket) -> None:
        while True:
            length, code = struct.unpack("!ii", exactly(client, 8))
            exactly(client, length - 8)
            if code not in (SSL_REQUEST, GSS_REQUEST):
                break
            client.sendall(b"N")
        said = [(b"R", struct.pack("!i", 0))]
        for name in TOLD:
            value = self._sessions[0].info.parameter_status(name) or ""
            said.append((b"S", f"{name}\0{value}\0".encode()))
        said.append((b"K", secrets.token_bytes(8)))  # of its own: what it stands for changes
        said.append((b"Z", b"I"))
        client.sendall(b"".join(kind + struct.pack("!i", len(body) + 4) + body for kind, body in said))

    def _transaction(self, client: socket.socket, server: socket.socket) -> None:
        """Pass on what client and server say until the server is in no transaction any more."""
        while True:
            client.setblocking(True)
            message = _message(client)
            server.sendall(message)
            if message[:1] not in b"QScf":  # queries and ends of a COPY are answered
                continue
            while True:
                answer = _message(server)
                client.sendall(answer)
                if answer[:1] in b"ZG":  # ready for a query, or for a COPY
                    break
            if answer == READY:
                return


def _message(peer: socket.socket) -> bytes:
    head = exactly(peer, 5)
    return head + exactly(peer, struct.unpack("!i", head[1:])[0] - 4)
