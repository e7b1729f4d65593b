"""Connection pools before PostgreSQL: one of our own, and pgbouncer where that is installed."""

from __future__ import annotations

import os
import queue
import re
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import psycopg

from tests.engine.proxy import GSS_REQUEST, SSL_REQUEST, exactly

PGBOUNCER = shutil.which("pgbouncer")
CANCEL_REQUEST = 80877102
TOLD = ("server_version", "client_encoding", "standard_conforming_strings", "DateStyle", "TimeZone")
READY, IN_TRANSACTION = b"Z\0\0\0\5I", b"Z\0\0\0\5T"
OF_A_SESSION = re.compile(
    r"(^|;)\s*(set (?!local |transaction )|reset |discard |listen |prepare |deallocate )"
    r"|\bpg_(try_)?advisory_(un)?lock|\bset_config\([^)]*\bfalse\)",
    re.IGNORECASE,
)
"""What would stay with a session, and so with whoever is lent it next."""


class Server:
    """One session with the server, and the way to speak on it."""

    def __init__(self, url: str) -> None:
        self.session = psycopg.connect(url, autocommit=True)
        self.way = socket.socket(fileno=os.dup(self.session.pgconn.socket))
        self.way.setblocking(True)
        self.way.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def ended(self) -> bool:
        return self.way.fileno() < 0 or bool(select([self.way], [], [], 0)[0])

    def close(self) -> None:
        self.session.close()
        self.way.close()


class Pool:
    """Lends a session for one transaction, as pgbouncer does in that mode; asks nobody for a password.

    size: sessions with the server. says: how startup parameters are refused, which else are ignored.
    by_statement: no transaction outlives a statement.
    """

    def __init__(self, url: str, size: int = 8, *, says: str = "", by_statement: bool = False) -> None:
        self._server, self._says, self._by_statement = url, says, by_statement
        self._idle: queue.LifoQueue[Server] = queue.LifoQueue()
        self._told: dict[str, str] = {}
        self.servers: list[Server] = []
        self._lock, self._over = threading.Lock(), False
        self._lent: dict[bytes, Server] = {}
        self.statements: list[str] = []
        """All that clients have asked for."""
        for _ in range(size):
            self._idle.put(server := self._open())
            self._told = {name: server.session.info.parameter_status(name) or "" for name in TOLD}
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = beside(url, self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            self._over = True
            for server in self.servers:
                server.close()

    def _open(self, instead: Server | None = None) -> Server:
        """A session with the server; instead: of one that has ended, or is not to be lent again."""
        with self._lock:
            if self._over:
                raise OSError("closed")
            if instead:
                self.servers.remove(instead)
                instead.close()
            self.servers.append(server := Server(self._server))
            return server

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError, ValueError):  # the latter is of a socket that was closed meanwhile
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            key = self._greet(client)
            while key:
                first = client.recv(1, socket.MSG_PEEK)
                if not first or first == b"X":
                    return
                server = self._idle.get()
                if server.ended:
                    server = self._open(server)
                self._lent[key] = server
                try:
                    self._transaction(client, server.way)
                except (OSError, ValueError):  # one of the two is gone: nobody is lent what it leaves
                    server = self._open(server)
                    raise
                finally:
                    del self._lent[key]
                    self._idle.put(server)

    def _greet(self, client: socket.socket) -> bytes:
        """Let a client in; the key by which it cancels, or nothing where that is all that it is here for."""
        while True:
            length, code = struct.unpack("!ii", exactly(client, 8))
            asked = exactly(client, length - 8)
            if code == CANCEL_REQUEST:
                if server := self._lent.get(asked):
                    server.session.cancel_safe()
                return b""
            if code not in (SSL_REQUEST, GSS_REQUEST):
                break
            client.sendall(b"N")
        if self._says and b"options\0" in asked:
            self._refuse(client, self._says)
            return b""
        key = secrets.token_bytes(8)  # of its own: what it stands for changes
        said = [(b"R", struct.pack("!i", 0))]
        said += [(b"S", f"{name}\0{value}\0".encode()) for name, value in self._told.items()]
        said += [(b"K", key), (b"Z", b"I")]
        client.sendall(b"".join(kind + struct.pack("!i", len(body) + 4) + body for kind, body in said))
        return key

    def _refuse(self, client: socket.socket, why: str) -> None:
        body = f"SFATAL\0VFATAL\0C08P01\0M{why}\0\0".encode()
        client.sendall(b"E" + struct.pack("!i", len(body) + 4) + body)

    def _transaction(self, client: socket.socket, server: socket.socket) -> None:
        """Pass on what client and server say until the server is in no transaction any more."""
        while True:
            if server in select([client, server], [], [])[0]:
                first = server.recv(1, socket.MSG_PEEK)
                if first in b"E":  # it ends; else what is not whole before it is asked for
                    client.sendall(_message(server))
                    continue
            message = _message(client)
            if message[:1] in b"QP":
                query = message[5:] if message[:1] == b"Q" else message[5:].partition(b"\0")[2]
                self.statements.append(query.partition(b"\0")[0].decode(errors="replace"))
            server.sendall(message)
            if message[:1] not in b"QScf":  # queries and ends of a COPY are answered
                continue
            while True:
                answer = _message(server)
                if answer == IN_TRANSACTION and self._by_statement:
                    self._refuse(client, "transaction blocks not allowed in statement pooling mode")
                    raise OSError
                client.sendall(answer)
                if answer[:1] in b"ZG":  # ready for a query, or for a COPY
                    break
            if answer == READY:
                return


def _message(peer: socket.socket) -> bytes:
    head = exactly(peer, 5)
    return head + exactly(peer, struct.unpack("!i", head[1:])[0] - 4)


@contextmanager
def apart(url: str) -> Iterator[str]:
    """Such a pool in a process of its own, for who holds Python's lock while he waits; its URL."""
    with process(url) as (its, _):
        yield its


@contextmanager
def process(url: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The same, with the process, which may be stopped: then nothing passes any more, nor that anybody went."""
    command = [sys.executable, "-m", "tests.faults.pool", url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], **pipes) as started:
        assert started.stdout is not None
        try:
            yield started.stdout.readline().strip(), started
        finally:
            started.send_signal(signal.SIGCONT)
            started.communicate()


@contextmanager
def bouncer(folder: Path, url: str, *settings: str) -> Iterator[str]:
    """pgbouncer before a server; the URL by which it is reached."""
    server, port = urlsplit(url), free_port()
    login = f"host={server.hostname} port={server.port} user={server.username} password={server.password}"
    said = "\n".join(settings)
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n* = {login}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
        f"unix_socket_dir =\nauth_type = any\nuser = nobody\n{said}\n"
    )
    with subprocess.Popen([str(PGBOUNCER), "-q", str(folder / "pgbouncer.ini")]) as process:
        try:
            for _ in range(100):
                with suppress(OSError):
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                time.sleep(0.02)
            yield beside(url, port)
        finally:
            process.terminate()


def beside(url: str, port: int) -> str:
    """The URL of the same database by another port, without a password."""
    parts = urlsplit(url)
    return parts._replace(netloc=f"{parts.username}@127.0.0.1:{port}").geturl()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    with Pool(sys.argv[1]) as pool:
        print(pool.url, flush=True)
        sys.stdin.read()
