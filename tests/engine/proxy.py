"""A way to PostgreSQL on which something goes wrong at the n-th message: it can count them."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

SSL_REQUEST, GSS_REQUEST = 80877103, 80877104
COUNTED = b"QSdc"  # a query; the end of a prepared one; a piece of a COPY; its end

Trouble = Callable[[], None]
"""What is done at the n-th message, besides that nothing more passes."""


class Proxy:
    """Listens for clients of one server. `arm` says at which message what goes wrong.

    Of the messages from all clients those in COUNTED are counted; `log` holds the kind of each, and the
    text of queries.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 5432)
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.url = parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:{port}").geturl()
        self.log: list[str] = []
        self.most = 1_000
        """Sessions that it lets through at a time; others are refused."""
        self.refused = 0
        self.connections = 0
        """Sessions that it has let through so far."""
        self._at = 0
        self._after = False
        self._trouble: Trouble | None = None
        self._text = b""
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def arm(self, at: int, trouble: Trouble, *, after: bool = False, text: str = "") -> None:
        """At the message of that number from now on (1 is the next), once.

        after: the server gets the message and answers, but the answer is kept back.
        text: count only queries that begin with this.
        """
        with self._lock:
            self.log = []
            self._at, self._after, self._trouble, self._text = at, after, trouble, text.encode()

    @property
    def struck(self) -> bool:
        """Whether the trouble came."""
        return self._trouble is None

    @property
    def open(self) -> int:
        """Sessions that there are now."""
        return len(self._open) // 2

    def cut(self) -> None:
        """Cut every connection."""
        with self._lock:
            cut, self._open = self._open, set()
        for one in cut:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        if len(self._open) >= 2 * self.most:
            self.refused += 1
            client.close()
            return
        with client, suppress(OSError), socket.create_connection(self._server) as server:
            for one in (client, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open |= {client, server}
                self.connections += 1
            passing = _Passing()
            back = threading.Thread(target=self._answers, args=(server, client, passing), daemon=True)
            back.start()
            try:
                self._questions(client, server, passing)
            finally:
                for one in (client, server):
                    with suppress(OSError):
                        one.shutdown(socket.SHUT_RDWR)
                back.join()
                with self._lock:
                    self._open -= {client, server}

    def _questions(self, client: socket.socket, server: socket.socket, passing: _Passing) -> None:
        while True:  # requests for encryption come before the first message, which has no kind either
            head = exactly(client, 8)
            length, code = struct.unpack("!ii", head)
            server.sendall(head + exactly(client, length - 8))
            if code not in (SSL_REQUEST, GSS_REQUEST):
                break
        while True:
            kind = exactly(client, 1)
            size = exactly(client, 4)
            body = exactly(client, struct.unpack("!i", size)[0] - 4)
            trouble = self._count(kind, body)
            if trouble and self._after:
                passing.hold(trouble, at_once=kind == b"d")
            elif trouble:
                trouble()
                return
            server.sendall(kind + size + body)
            if passing.over:
                passing.over()
                return

    def _count(self, kind: bytes, body: bytes) -> Trouble | None:
        with self._lock:
            query = body if kind == b"Q" else body.partition(b"\0")[2] if kind == b"P" else b""
            if query:
                self.log.append(query.partition(b"\0")[0].decode(errors="replace").strip()[:100])
            if self._text:
                counted = query.lower().startswith(self._text)
            else:
                counted = kind in COUNTED
            if not counted or self._trouble is None:
                return None
            self._at -= 1
            if self._at:
                return None
            trouble, self._trouble = self._trouble, None
            return trouble

    def _answers(self, server: socket.socket, client: socket.socket, passing: _Passing) -> None:
        with suppress(OSError):
            while piece := server.recv(1 << 16):
                if passing.held:
                    passing.keep(piece)
                else:
                    client.sendall(piece)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)


class _Passing:
    """Whether answers pass on one connection; once held, the trouble comes when the server is ready again."""

    def __init__(self) -> None:
        self.held = False
        self.over: Trouble | None = None
        self._trouble: Trouble | None = None
        self._kept = b""

    def hold(self, trouble: Trouble, *, at_once: bool) -> None:
        self.held = True
        if at_once:  # nothing is answered to a piece of a COPY
            self.over = trouble
        else:
            self._trouble = trouble

    def keep(self, piece: bytes) -> None:
        self._kept += piece
        ready = (
            self._kept[-6:-1] == b"Z\0\0\0\5" or self._kept[:1] == b"G"
        )  # ready for a query, or for a COPY
        if ready and self._trouble:
            trouble, self._trouble = self._trouble, None
            trouble()


def exactly(connection: socket.socket, size: int) -> bytes:
    """So many bytes; OSError at the end of the stream."""
    pieces = b""
    while len(pieces) < size:
        piece = connection.recv(size - len(pieces))
        if not piece:
            raise OSError("closed")
        pieces += piece
    return pieces
