"""Kept-alive connections to one origin: one request in, one whole answer out, everything bounded.

Pure transport, on the standard library's http.client, which was measured at 310,000 rows a second on one
connection (requests 27,000, httpx 49,000). Whether an answer is good is `etl.http.Client`'s to say.
"""

from __future__ import annotations

import io
import threading
import time
import zlib
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from select import POLLIN, poll
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from etl.charset import recoded
from etl.overlong import Cutter, may_be_cut
from etl.settings import MOST_HELD
from etl.unpack import ABSURD, PIECE, Broken, Useless, is_packed, unpacked
from etl.urls import Origin, is_public

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

CLOSED_SEEN = 0.2
"""Seconds after which who waits for a connection sees that there will be none."""
LONGER = 8
"""How many times as much may come as may be held, where strings are cut: 2 GiB of an answer, by default."""
TOO_LONG = "answered more than {:,} bytes{}"


class Answer(Struct, frozen=True):
    """What the vendor answered: its body as sent (but for gzip), and when it was asked.

    headers: names in lower case; the values of a repeated one are joined by ", ".
    asof: our time just before the request was sent: the body is at least as new.
    cut: bytes too long for any record that came and are not in the body: see `etl.overlong`, `etl.elements`.
    """

    body: bytes
    status: int
    headers: Mapping[str, str]
    asof: datetime
    cut: int = 0

    def __repr__(self) -> str:
        """Without what the vendor sent: that may be anybody's."""
        return f"{type(self).__name__}(status={self.status}, asof={self.asof!r})"


class Opened(Answer, frozen=True, kw_only=True):
    """An answer whose body is still on its way: nothing of it is in `body`. It holds its connection.

    begin: give the next read the time of a whole answer.
    let_go: the body was read to its end, so that the connection may serve again; or else it is closed.
    """

    response: HTTPResponse
    begin: Callable[[], None]
    let_go: Callable[[bool], None]


class Wires:
    """At most `connections` connections to one origin, shared by all threads.

    timeout, total_timeout: seconds without a byte, and seconds for a whole answer, then it is Broken.
    max_bytes: of one body, unpacked; a longer one is Useless. Of JSON, of which strings and records that are
        too long are cut, as much is held, and LONGER times as much may come.
    left: seconds that there are for everything; no answer is waited for longer.
    public: only ask at addresses of the internet's; of each connection it is looked at where it has ended up.
    """

    def __init__(
        self,
        origin: Origin,
        *,
        connections: int,
        timeout: float,
        total_timeout: float,
        max_bytes: int,
        left: Callable[[], float],
        public: bool = False,
    ) -> None:
        from http.client import HTTPException  # 45 ms, so not before there is someone to ask

        self._origin, self._public, self._left = origin, public, left
        self._timeout, self._total_timeout, self._max_bytes = timeout, total_timeout, max_bytes
        self._broken = (OSError, HTTPException, zlib.error)
        self._slots, self._lock = threading.Semaphore(connections), threading.Lock()
        self._idle: deque[_Wire] = deque()
        self._busy: set[_Wire] = set()
        self._tls: Any = None
        self.sent = 0

    def exchange(
        self,
        method: str,
        target: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        repeatable: bool,
        closing: threading.Event,
        clock: Callable[[], datetime],
        opened: bool = False,
    ) -> Answer:
        """One request and its answer; raises Broken or Useless.

        A kept connection that the server has closed meanwhile is replaced at once; what is not `repeatable`
        goes over a new one, since it could not be sent again. Nothing begins once `closing` is set.
        opened: a good answer is given as soon as it begins, as an Opened.
        """
        while not self._slots.acquire(timeout=CLOSED_SEEN):
            if closing.is_set():
                raise Broken("was not asked")
        answer: Answer | None = None
        try:
            if closing.is_set():
                raise Broken("was not asked")
            asof = clock()
            try:
                kept = self._kept() if repeatable else None
                try:
                    if kept:
                        answer = self._over(kept, method, target, body, headers, asof, closing, opened)
                        return answer
                except _Stale:
                    pass
                answer = self._over(self._connected(), method, target, body, headers, asof, closing, opened)
                return answer
            except self._broken as error:
                raise self.translated(error) from None
        finally:
            if not isinstance(answer, Opened):
                self._slots.release()

    def translated(self, error: BaseException) -> Broken | Useless:
        """What went wrong on one of these connections, in words that quote nothing the server sent."""
        return _translated(error, self._origin.port)

    def close(self) -> None:
        """Close all connections; those under way break."""
        for wire in tuple(self._busy):
            wire.abort()
        with suppress(IndexError):
            while True:
                self._idle.pop().connection.close()

    def _kept(self) -> _Wire | None:
        """The connection that was used last, if one is still good."""
        with suppress(IndexError):
            while True:
                wire = self._idle.pop()
                if wire.quiet():
                    return wire
                wire.connection.close()
        return None

    def _over(
        self,
        wire: _Wire,
        method: str,
        target: str,
        body: bytes | None,
        headers: Mapping[str, str],
        asof: datetime,
        closing: threading.Event,
        opened: bool,
    ) -> Answer:
        """The exchange over one connection, which is kept for the next if all went well."""
        self._busy.add(wire)
        self.sent += 1
        try:
            wire.begin(min(self._total_timeout, self._left()))
            try:
                wire.connection.request(method, target, body, headers)
                response = wire.connection.getresponse()
            except TimeoutError:
                raise
            except self._broken:
                if wire.used and not closing.is_set():
                    raise _Stale from None
                raise
            if response.status < 200:
                raise Broken(f"answered {response.status} out of turn")
            found: dict[str, str] = {}
            for name, value in response.headers.raw_items():
                name = name.lower()
                found[name] = f"{found[name]}, {value}" if name in found else value
            if opened and response.status < 300:
                return self._opened(wire, response, found, asof, closing)
            content, cut = self._body(response, found)
            answer = Answer(recoded(content, found), response.status, found, asof, cut)
        except BaseException:
            self._let_go(wire, again=False)
            raise
        self._let_go(wire, again=not closing.is_set())
        return answer

    def _let_go(self, wire: _Wire, *, again: bool) -> None:
        """Keep a connection for the next request, or close it."""
        self._busy.discard(wire)
        if again and wire.connection.sock:
            wire.used = True
            self._idle.append(wire)
        else:
            wire.connection.close()

    def _opened(
        self,
        wire: _Wire,
        response: HTTPResponse,
        headers: Mapping[str, str],
        asof: datetime,
        closing: threading.Event,
    ) -> Opened:
        held = [wire]  # whoever takes it out gives it back, once

        def let_go(whole: bool) -> None:
            with suppress(IndexError):
                wire = held.pop()
                if not whole:
                    response.close()
                self._let_go(wire, again=whole and not closing.is_set())
                self._slots.release()

        def begin() -> None:
            wire.begin(min(self._total_timeout, self._left()))

        return Opened(b"", response.status, headers, asof, response=response, begin=begin, let_go=let_go)

    def _connected(self) -> _Wire:
        wire = self._connect()
        if self._public and not is_public(wire.sock.getpeername()[0]):
            wire.connection.close()
            raise Useless("is at an address that is not public, where it was led to; it was not asked")
        return wire

    def _connect(self) -> _Wire:
        from http.client import HTTPConnection, HTTPSConnection

        scheme, host, port = self._origin
        if scheme == "http":
            return _Wire(HTTPConnection(host, port, timeout=self._timeout), self._timeout)
        with self._lock:
            if self._tls is None:
                from ssl import create_default_context

                self._tls = create_default_context()
        return _Wire(HTTPSConnection(host, port, timeout=self._timeout, context=self._tls), self._timeout)

    def _body(self, response: HTTPResponse, headers: Mapping[str, str]) -> tuple[bytes, int]:
        """The body, unpacked, in memory once, never much more than max_bytes; and how much of it was cut."""
        most, length = self._max_bytes, response.length
        may = most * LONGER if (cuts := may_be_cut(headers)) else most
        packed = is_packed(headers, response.status)
        how = ", unpacked" if packed else ""
        if length is not None and length > may:
            raise Useless(TOO_LONG.format(may, ""))
        if length is not None and not packed and length <= min(most, MOST_HELD if cuts else most):
            return response.read(), 0
        pieces = iter(lambda: response.read(PIECE), b"")
        if packed:
            pieces = unpacked(pieces, absurd=ABSURD)
        held = io.BytesIO()  # which gives what it holds without a copy
        cutters: list[Any] = []
        for piece in pieces:
            if cuts and not cutters and held.tell() + len(piece) > MOST_HELD:
                cutters.append(Cutter.behind(held))
            for cutter in cutters:
                piece = cutter.of(piece)
            held.write(piece)
            if held.tell() > most and len(cutters) == 1:
                from etl.elements import Elements  # with its patterns, when something is odd

                cutters.append(elements := Elements())
                elements.over(held)
            if held.tell() > most:
                raise Useless(TOO_LONG.format(most, how))
            if held.tell() + sum(cutter.cut for cutter in cutters) > may:
                raise Useless(TOO_LONG.format(may, how))
        if response.length:
            raise Broken("sent only a part of its answer")
        return held.getvalue(), sum(cutter.cut for cutter in cutters)


class _Wire:
    """One connection. http.client takes it for its socket; reads end at the request's deadline."""

    def __init__(self, connection: HTTPConnection, timeout: float) -> None:
        host = connection.host
        if host.isascii():
            connection.host = host.encode()  # type: ignore[assignment]  # of a text Python loads a codec, in 4 ms
        try:
            connection.connect()
        except BaseException:
            connection.close()
            raise
        connection.host = host
        self.connection, self.timeout = connection, timeout
        self.sock = connection.sock
        self.deadline = 0.0
        self.used = self._shortened = False
        connection.sock = self  # it calls sendall, makefile and close, no more
        self.sendall, self.close = self.sock.sendall, self.sock.close
        self._poll = poll()
        self._poll.register(self.sock, POLLIN)

    def quiet(self) -> bool:
        """Whether nothing has come since the last answer: no end of the connection, and no second answer."""
        return not self._poll.poll(0)

    def begin(self, seconds: float) -> None:
        """Give the next request so many seconds in all."""
        self.deadline = time.monotonic() + seconds
        if self._shortened:
            self.sock.settimeout(self.timeout)
            self._shortened = False

    def hurry(self, left: float) -> None:
        """Let the next read take no longer than what is left of the request's time."""
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
        self._shortened = True

    def makefile(self, mode: str) -> io.BufferedReader:
        """What http.client reads an answer from."""
        return io.BufferedReader(_Reads(self))

    def abort(self) -> None:
        """End a read that another thread is waiting in."""
        from socket import SHUT_RDWR, socket

        with suppress(OSError):
            socket.shutdown(self.sock, SHUT_RDWR)  # TLS's own shutdown is not for two threads


class _Reads(io.RawIOBase):
    """The bytes of one answer, as they come."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire
        self._raw = wire.sock.makefile("rb", 0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._wire.deadline - time.monotonic()
        if left < self._wire.timeout:
            self._wire.hurry(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Stale(Exception):
    """A kept connection turned out to be closed."""


def _translated(error: BaseException, port: int) -> Broken | Useless:
    """What went wrong, in words that quote nothing the server sent."""
    from http.client import IncompleteRead
    from ssl import SSLCertVerificationError

    if isinstance(error, SSLCertVerificationError):
        return Useless(f"has a certificate that cannot be trusted: {error.verify_message}")
    if isinstance(error, TimeoutError):
        return Broken("did not answer in time")
    if isinstance(error, IncompleteRead):
        return Broken("sent only a part of its answer")
    if isinstance(error, ConnectionResetError | BrokenPipeError):
        return Broken("broke off the connection")
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        return Broken(f"cannot be reached at port {port}: {reason}; check base_url and the network")
    if isinstance(error, zlib.error):
        return Broken("sent a damaged gzip body")
    return Broken(f"sent what is not HTTP: {type(error).__name__}")
