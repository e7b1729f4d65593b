"""A small real HTTP/1.1 server on 127.0.0.1 for vendor simulators, with faults on request.

A simulator is an object with `respond(request) -> Response`; this module gives it sockets, keep-alive,
gzip, a `Date` header from its own clock, the moods of `etl.sandbox_faults`, and a record of what was
asked. Control paths, for another process than the one that started the server:

    POST   /_sandbox/moods      {"mood": "throttle", "times": 3, "path": "/v1/charges"}   add a fault
    DELETE /_sandbox/moods                                                                forget all
    GET    /_sandbox/requests                                                             what was asked
    DELETE /_sandbox/requests                                                             forget it
    POST   /_sandbox/<other>    {...}                                     the simulator's own `control`

The server is for tests and demonstrations: it listens on the loopback interface only.
"""

from __future__ import annotations

import gzip
import json
import socket
import struct
import threading
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from types import TracebackType
from typing import Any, BinaryIO, Final, Protocol, Self
from urllib.parse import parse_qsl, unquote

from etl.sandbox_faults import Fault, Moods

CONTROL: Final = "/_sandbox/"
GZIP_FROM: Final = 1024  # bytes; smaller bodies are sent as they are
MAX_HEAD: Final = 64 * 1024
MAX_BODY: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """What a client sent. Header names are in lower case; the query keeps its order and repeats."""

    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """What a simulator answers; length, date, encoding and connection headers are the server's affair."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Simulator(Protocol):
    """What the server needs to know of a vendor."""

    recorded_headers: frozenset[str]  # lower-case names, none of them secret
    secret_params: frozenset[str]  # query parameters whose values must not be recorded

    def respond(self, request: Request) -> Response:
        """The vendor's answer."""

    def refusal(self, status: int) -> Response:
        """How this vendor words an error of this status that is nobody's request's fault."""

    def now(self) -> float:
        """The vendor's clock, unix seconds."""

    def control(self, action: str, body: dict[str, Any]) -> Any:
        """A command under /_sandbox/ that is the simulator's own. Raises ValueError for an unknown one."""


@dataclass(frozen=True, slots=True)
class Served:
    """One request as the record keeps it: no secrets, no bodies. `status` 0: the answer never left whole."""

    method: str
    path: str
    query: list[tuple[str, str]]
    status: int
    headers: Mapping[str, str]
    at: float  # monotonic seconds
    fault: str = ""  # that struck it


class Gone(Exception):
    """The connection is over; nothing more can be read or sent on it."""


class SandboxServer:
    """Serves one simulator until stopped. `with SandboxServer(simulator) as server: server.url`."""

    def __init__(self, simulator: Simulator, port: int = 0) -> None:
        self.simulator = simulator
        self.moods = Moods()
        self.requests: list[Served] = []
        self.port = port
        self._listener: socket.socket | None = None
        self._connections: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """`http://127.0.0.1:port`, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Listen; a port of 0 becomes a free one and is kept over a stop and a new start."""
        if self._listener is not None:
            raise RuntimeError("already started")
        listener = socket.create_server(("127.0.0.1", self.port), backlog=128)
        self.port = int(listener.getsockname()[1])
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), name="sandbox", daemon=True).start()
        return self

    def stop(self) -> None:
        """Close the listener and every connection: clients see a refused or a closed connection."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        try:
            listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        listener.close()
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            _hang_up(connection)

    def __enter__(self) -> Self:
        return self if self._listener is not None else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def forget(self) -> None:
        """Empty the record of requests."""
        with self._lock:
            self.requests = []

    def asked(self, path: str = "/", method: str = "") -> list[Served]:
        """The recorded requests whose path starts with `path`."""
        with self._lock:
            return [r for r in self.requests if r.path.startswith(path) and method in ("", r.method)]

    # -- connections

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._connections.add(connection)
            threading.Thread(
                target=self._talk, args=(connection,), name="sandbox-client", daemon=True
            ).start()

    def _talk(self, connection: socket.socket) -> None:
        try:
            with connection, connection.makefile("rb") as stream:
                while self._listener is not None and self._exchange(connection, stream):
                    pass
        except (OSError, Gone):
            pass
        finally:
            with self._lock:
                self._connections.discard(connection)

    def _exchange(self, connection: socket.socket, stream: BinaryIO) -> bool:
        """One request and its answer; False when the connection is to be closed."""
        request, keep = _read(stream)
        if request is None:
            return False
        if request.path.startswith(CONTROL):
            self._send(connection, request, self._control(request), keep)
            return keep
        fault = self.moods.strike(request.method, request.path)
        if fault is None:
            response = self.simulator.respond(request)
            self._record(request, response.status)
            self._send(connection, request, response, keep)
            return keep
        return self._play(connection, request, fault, keep)

    def _play(self, connection: socket.socket, request: Request, fault: Fault, keep: bool) -> bool:
        """Answer as the fault wants it."""
        mood = fault.mood
        if mood == "refuse":
            self._record(request, 0, fault)
            _reset(connection)
            raise Gone
        if mood in ("throttle", "fail"):
            response = self.simulator.refusal(429 if mood == "throttle" else fault.status)
            headers = {**response.headers, **fault.headers}
            if fault.retry_after is not None:
                headers["Retry-After"] = fault.retry_after
            response = Response(response.status, response.body, headers)
        elif mood == "answer":
            headers = {"Content-Type": fault.content_type, **fault.headers}
            response = Response(fault.status, fault.body.encode(), headers)
        elif mood == "redirect":
            response = Response(302, b"", {"Location": fault.location})
        else:
            response = self.simulator.respond(request)
        if mood == "delay" and fault.share == 0:
            time.sleep(fault.seconds)
        whole = mood in ("throttle", "fail", "answer", "redirect", "delay", "drip", "bomb")
        self._record(request, response.status if whole else 0, fault)
        if mood == "swallow":
            _reset(connection)
            raise Gone
        if mood in ("throttle", "fail", "answer", "redirect"):
            self._send(connection, request, response, keep)
            return keep
        return self._spoil(connection, request, response, fault, keep)

    def _spoil(
        self, connection: socket.socket, request: Request, response: Response, fault: Fault, keep: bool
    ) -> bool:
        """Send a good answer badly."""
        headers, body = self._packed(request, response)
        part = int(len(body) * fault.share)
        match fault.mood:
            case "cut_gzip":
                packed = gzip.compress(response.body, 1, mtime=0)
                body = packed[: int(len(packed) * fault.share)]
                headers["Content-Encoding"] = "gzip"
            case "bomb":
                body = _bomb(fault.mebibytes)
                headers["Content-Encoding"] = "gzip"
            case "cut_chunked":
                headers["Transfer-Encoding"] = "chunked"
                connection.sendall(self._head(response.status, headers, None, False))
                connection.sendall(b"%x\r\n%s\r\n" % (part, body[:part]) if part else b"")
                raise Gone
            case "cut" | "reset":
                connection.sendall(self._head(response.status, headers, len(body), False) + body[:part])
                if fault.mood == "reset":
                    _reset(connection)
                raise Gone
        connection.sendall(self._head(response.status, headers, len(body), keep))
        if fault.mood == "delay" and fault.share:
            time.sleep(fault.seconds)
        if fault.mood == "drip":
            for at in range(0, len(body), fault.rate):
                connection.sendall(body[at : at + fault.rate])
                time.sleep(1)
        else:
            connection.sendall(body)
        return keep

    # -- answers

    def _record(self, request: Request, status: int, fault: Fault | None = None) -> None:
        secret, kept = self.simulator.secret_params, self.simulator.recorded_headers
        query = [(name, "***" if name in secret else value) for name, value in request.query]
        headers = {name: value for name, value in request.headers.items() if name in kept}
        struck, at = fault.name or fault.mood if fault else "", time.monotonic()
        with self._lock:
            self.requests.append(Served(request.method, request.path, query, status, headers, at, struck))

    def _packed(self, request: Request, response: Response) -> tuple[dict[str, str], bytes]:
        headers, body = dict(response.headers), response.body
        if len(body) > GZIP_FROM and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            headers["Vary"] = "Accept-Encoding"
            body = gzip.compress(body, 1, mtime=0)
        return headers, body

    def _send(self, connection: socket.socket, request: Request, response: Response, keep: bool) -> None:
        headers, body = self._packed(request, response)
        head = self._head(response.status, headers, len(body), keep)
        connection.sendall(head if request.method == "HEAD" else head + body)

    def _head(self, status: int, headers: Mapping[str, str], length: int | None, keep: bool) -> bytes:
        try:
            phrase = HTTPStatus(status).phrase
        except ValueError:
            phrase = "Unknown"
        lines = [f"HTTP/1.1 {status} {phrase}"]
        lines.append(f"Date: {formatdate(self.simulator.now() + self.moods.skew, usegmt=True)}")
        if length is not None and status not in (204, 304):
            lines.append(f"Content-Length: {length}")
        lines.extend(f"{name}: {value}" for name, value in headers.items())
        lines.append("Connection: keep-alive" if keep else "Connection: close")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _control(self, request: Request) -> Response:
        """The /_sandbox/ paths; errors come back as 400 with a line of text."""
        action = request.path[len(CONTROL) :]
        try:
            body = json.loads(request.body) if request.body else {}
            if not isinstance(body, dict):
                raise TypeError("the body must be a JSON object")
            result = self._command(request.method, action, body)
        except (ValueError, TypeError, LookupError) as error:
            return Response(
                400, json.dumps({"error": str(error)}).encode(), {"Content-Type": "application/json"}
            )
        return Response(200, json.dumps(result).encode(), {"Content-Type": "application/json"})

    def _command(self, method: str, action: str, body: dict[str, Any]) -> Any:
        match method, action:
            case "POST", "moods":
                if "skew" in body:
                    self.moods.skew = float(body["skew"])
                else:
                    self.moods.add(**body)
                return [asdict(fault) for fault in self.moods.pending()]
            case "GET", "moods":
                return [asdict(fault) for fault in self.moods.pending()]
            case "DELETE", "moods":
                self.moods.clear()
                return []
            case "GET", "requests":
                return [asdict(served) for served in self.asked()]
            case "DELETE", "requests":
                self.forget()
                return []
            case "POST", _:
                return self.simulator.control(action, body)
        raise ValueError(f"no such control: {method} {action}")


def _read(stream: BinaryIO) -> tuple[Request | None, bool]:
    """The next request on a connection, and whether the client wants to keep it; None at its end."""
    line = stream.readline(MAX_HEAD)
    if not line.strip():
        return None, False
    try:
        method, target, version = line.decode("latin-1").split()
    except ValueError:
        raise Gone from None
    headers: dict[str, str] = {}
    size = len(line)
    while line := stream.readline(MAX_HEAD).rstrip(b"\r\n"):
        size += len(line)
        if size > MAX_HEAD:
            raise Gone
        name, _, value = line.decode("latin-1").partition(":")
        name = name.lower()
        value = value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    try:
        body = b"".join(_body(stream, headers))
    except ValueError:
        raise Gone from None
    path, _, query = target.partition("?")
    keep = version == "HTTP/1.1" and headers.get("connection", "").lower() != "close"
    return Request(method, unquote(path), parse_qsl(query, keep_blank_values=True), headers, body), keep


def _body(stream: BinaryIO, headers: Mapping[str, str]) -> Iterable[bytes]:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        total = 0
        while size := int(stream.readline(64).split(b";")[0] or b"0", 16):
            total += size
            if total > MAX_BODY:
                raise Gone
            yield stream.read(size)
            stream.readline(4)
        stream.readline(4)
        return
    length = int(headers.get("content-length", "0"))
    if length > MAX_BODY:
        raise Gone
    yield stream.read(length)


def _bomb(mebibytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    block = b" " * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()


def _reset(connection: socket.socket) -> None:
    """Close with RST, as a dying machine or a middlebox does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
