"""The sandbox server and its moods, over real sockets."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from etl.sandbox import Request, Response, SandboxServer
from etl.sandbox_faults import MOODS, Fault, Moods

NOW = 1_760_000_000.0
BIG = json.dumps({"rows": [{"id": number, "text": "x" * 40} for number in range(60)]}).encode()


class Echo:
    """A vendor that says what it was asked."""

    recorded_headers = frozenset({"accept-encoding"})
    secret_params = frozenset({"token"})

    def __init__(self) -> None:
        self.worked_on = 0

    def respond(self, request: Request) -> Response:
        self.worked_on += 1
        if request.path == "/big":
            return Response(200, BIG, {"Content-Type": "application/json"})
        if request.path == "/nothing":
            return Response(204)
        said = {"method": request.method, "path": request.path, "query": request.query}
        said["body"] = request.body.decode()
        return Response(200, json.dumps(said).encode(), {"Content-Type": "application/json"})

    def refusal(self, status: int) -> Response:
        return Response(status, json.dumps({"error": status}).encode(), {"X-Vendor": "echo"})

    def now(self) -> float:
        return NOW

    def control(self, action: str, body: dict[str, Any]) -> Any:
        if action == "greet":
            return {"hello": body["name"]}
        raise ValueError(f"no such control: {action}")


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(Echo()) as server:
        yield server


class Client:
    """One keep-alive connection."""

    def __init__(self, server: SandboxServer) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)

    def ask(
        self, path: str, method: str = "GET", body: Any = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        data = json.dumps(body) if body is not None else None
        self.connection.request(method, path, data, {n.replace("_", "-"): v for n, v in headers.items()})
        response = self.connection.getresponse()
        return response.status, response.headers, response.read()


Connect = Callable[[], Client]


@pytest.fixture
def connect(server: SandboxServer) -> Iterator[Connect]:
    with ExitStack() as opened:

        def connect() -> Client:
            client = Client(server)
            opened.callback(client.connection.close)
            return client

        yield connect


@pytest.fixture
def client(connect: Connect) -> Client:
    return connect()


def test_a_request_arrives_whole_and_the_connection_is_kept(client: Client) -> None:
    first = client.connection.sock
    status, headers, body = client.ask("/a%20b?x=1&y[]=2&y[]=3&z=", "POST", {"n": 1})
    assert status == 200
    assert json.loads(body) == {
        "method": "POST",
        "path": "/a b",
        "query": [["x", "1"], ["y[]", "2"], ["y[]", "3"], ["z", ""]],
        "body": '{"n": 1}',
    }
    assert parsedate_to_datetime(headers["Date"]).timestamp() == NOW
    kept = client.connection.sock
    client.ask("/again")
    assert client.connection.sock is kept is not first


def test_a_chunked_request_body_is_read(client: Client) -> None:
    connection = client.connection
    connection.request(
        "POST", "/up", iter([b"one,", b"two"]), {"Transfer-Encoding": "chunked"}, encode_chunked=True
    )
    assert json.loads(connection.getresponse().read())["body"] == "one,two"


def test_big_bodies_are_packed_for_those_who_ask(client: Client) -> None:
    _, headers, body = client.ask("/big", Accept_Encoding="gzip, deflate")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == BIG
    assert client.ask("/big")[2] == BIG
    assert "Content-Encoding" not in client.ask("/small", Accept_Encoding="gzip")[1]


def test_an_answer_without_a_body_leaves_the_connection_usable(client: Client) -> None:
    assert client.ask("/nothing")[0] == 204
    assert client.ask("/after")[0] == 200


def test_requests_are_recorded_without_secrets(server: SandboxServer, client: Client) -> None:
    client.ask("/v1/a?token=hidden&page=2", Authorization="Bearer hidden", Accept_Encoding="identity")
    client.ask("/v2/b")
    assert [r.path for r in server.requests] == ["/v1/a", "/v2/b"]
    (served,) = server.asked("/v1/")
    assert served.query == [("token", "***"), ("page", "2")]
    assert served.headers == {"accept-encoding": "identity"}
    assert "hidden" not in repr(server.requests)
    server.forget()
    assert server.requests == []


def test_throttling_hits_the_next_requests_of_a_path_only(server: SandboxServer, client: Client) -> None:
    server.moods.throttle(2, path="/a", retry_after="Thu, 01 Jan 1970 00:00:00 GMT")
    assert client.ask("/b")[0] == 200
    status, headers, body = client.ask("/a")
    assert (status, headers["X-Vendor"], body) == (429, "echo", b'{"error": 429}')
    assert headers["Retry-After"] == "Thu, 01 Jan 1970 00:00:00 GMT"
    assert client.ask("/a")[0] == 429
    assert client.ask("/a")[0] == 200
    server.moods.throttle()
    assert "Retry-After" not in client.ask("/a")[1]


def test_a_failure_can_wait_for_its_turn(server: SandboxServer, client: Client) -> None:
    server.moods.fail(503, after=2)
    assert [client.ask("/")[0] for _ in range(4)] == [200, 200, 503, 200]


def test_moods_can_be_limited_to_a_method(server: SandboxServer, client: Client) -> None:
    server.moods.add("fail", method="POST", status=500)
    assert client.ask("/")[0] == 200
    assert client.ask("/", "POST")[0] == 500


@pytest.mark.parametrize(("mood", "worked_on"), [("refuse", 0), ("swallow", 1)])
def test_a_reset_without_an_answer(
    server: SandboxServer, connect: Connect, mood: Any, worked_on: int
) -> None:
    server.moods.add(mood)
    client = connect()
    with pytest.raises(ConnectionError):
        client.ask("/")
    assert isinstance(server.simulator, Echo)
    assert server.simulator.worked_on == worked_on
    assert server.requests[0].status == 0
    assert connect().ask("/")[0] == 200


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_reset_in_the_body(server: SandboxServer, client: Client, share: float) -> None:
    server.moods.reset(share=share)
    with pytest.raises((ConnectionError, http.client.IncompleteRead)):
        client.ask("/big")


def test_a_reset_after_the_last_byte_is_seen_by_the_next_request(server: SandboxServer) -> None:
    server.moods.reset(share=1)
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as raw:
        raw.sendall(b"GET /small HTTP/1.1\r\nHost: x\r\n\r\n")
        received = b""
        try:
            while chunk := raw.recv(65536):
                received += chunk
        except ConnectionError:
            ended = "reset"
        else:
            ended = "closed"
    assert ended == "reset"
    assert received == b"" or received.endswith(b"}")


def test_a_body_short_of_its_length(server: SandboxServer, client: Client) -> None:
    server.moods.cut(share=0.3)
    with pytest.raises(http.client.IncompleteRead) as caught:
        client.ask("/big")
    assert len(caught.value.partial) == int(len(BIG) * 0.3)


def test_a_chunked_body_without_its_end(server: SandboxServer, client: Client) -> None:
    server.moods.cut_chunked(share=0.5)
    with pytest.raises(http.client.IncompleteRead):
        client.ask("/big")


def test_a_cut_gzip_stream_in_valid_framing(server: SandboxServer, client: Client) -> None:
    server.moods.cut_gzip(share=0.5)
    status, headers, body = client.ask("/big", Accept_Encoding="gzip")
    assert status == 200
    assert int(headers["Content-Length"]) == len(body)
    unpacker = zlib.decompressobj(wbits=31)
    assert 0 < len(unpacker.decompress(body)) < len(BIG)
    assert not unpacker.eof
    assert client.ask("/")[0] == 200


def test_a_bomb_unpacks_to_its_size(server: SandboxServer, client: Client) -> None:
    server.moods.bomb(3)
    _, headers, body = client.ask("/")
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < 20_000
    assert len(gzip.decompress(body)) == 3 << 20


def test_wrong_answers_with_status_200(server: SandboxServer, client: Client) -> None:
    server.moods.html()
    server.moods.empty()
    server.moods.error_in_200()
    server.moods.answer("[]", content_type="text/html")
    status, headers, body = client.ask("/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Sign in" in body
    assert client.ask("/")[::2] == (200, b"")
    assert "error" in json.loads(client.ask("/")[2])
    assert client.ask("/")[1]["Content-Type"] == "text/html"
    assert json.loads(client.ask("/")[2])["path"] == "/"


def test_redirects(server: SandboxServer, client: Client) -> None:
    server.moods.redirect("http://elsewhere.example/x")
    status, headers, _ = client.ask("/")
    assert (status, headers["Location"]) == (302, "http://elsewhere.example/x")


@pytest.mark.parametrize("within", [False, True])
def test_silence(server: SandboxServer, client: Client, *, within: bool) -> None:
    server.moods.delay(0.2, within_answer=within)
    started = time.monotonic()
    client.connection.request("GET", "/")
    response = client.connection.getresponse()
    head = time.monotonic() - started
    response.read()
    assert (head < 0.15) is within
    assert time.monotonic() - started >= 0.2


def test_a_dripping_body_comes_byte_by_byte(server: SandboxServer) -> None:
    server.moods.drip(rate=1000)
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as raw:
        raw.sendall(b"GET /big HTTP/1.1\r\nHost: x\r\n\r\n")
        received = raw.recv(1 << 20)
        while b"\r\n\r\n" not in received:
            received += raw.recv(1 << 20)
        first = received.partition(b"\r\n\r\n")[2] or raw.recv(1 << 20)
    assert len(first) <= 1000 < len(BIG)


def test_a_skewed_clock(server: SandboxServer, client: Client) -> None:
    server.moods.skew = -600
    assert parsedate_to_datetime(client.ask("/")[1]["Date"]).timestamp() == NOW - 600
    server.moods.clear()
    assert parsedate_to_datetime(client.ask("/")[1]["Date"]).timestamp() == NOW


def test_control_from_another_process(server: SandboxServer, client: Client) -> None:
    status, _, body = client.ask("/_sandbox/moods", "POST", {"mood": "fail", "status": 502, "path": "/a"})
    assert status == 200
    assert json.loads(body)[0]["status"] == 502
    assert client.ask("/a")[0] == 502
    client.ask("/_sandbox/moods", "POST", {"mood": "fail", "times": 9})
    assert json.loads(client.ask("/_sandbox/moods", "DELETE")[2]) == []
    assert client.ask("/b")[0] == 200
    assert [r["path"] for r in json.loads(client.ask("/_sandbox/requests")[2])] == ["/a", "/b"]
    client.ask("/_sandbox/requests", "DELETE")
    assert server.requests == []
    assert json.loads(client.ask("/_sandbox/greet", "POST", {"name": "you"})[2]) == {"hello": "you"}
    client.ask("/_sandbox/moods", "POST", {"skew": 60})
    assert server.moods.skew == 60


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/_sandbox/moods", {"mood": "sulk"}),
        ("/_sandbox/moods", {"mood": "fail", "colour": "red"}),
        ("/_sandbox/moods", {"mood": "cut", "share": 2}),
        ("/_sandbox/moods", [1]),
        ("/_sandbox/unknown", {}),
        ("/_sandbox/greet", {}),
    ],
)
def test_a_wrong_control_is_refused_with_a_reason(client: Client, path: str, body: Any) -> None:
    status, _, answer = client.ask(path, "POST", body)
    assert status == 400
    assert json.loads(answer)["error"]


def test_stopping_refuses_connections_and_starting_again_keeps_the_port(
    server: SandboxServer, connect: Connect
) -> None:
    client, port = connect(), server.port
    assert client.ask("/")[0] == 200
    server.stop()
    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        client.ask("/")
    with pytest.raises(ConnectionRefusedError):
        connect().ask("/")
    server.start()
    assert server.port == port
    assert connect().ask("/")[0] == 200
    with pytest.raises(RuntimeError):
        server.start()


def test_many_clients_at_once(server: SandboxServer, connect: Connect) -> None:
    def work() -> None:
        client = connect()
        for _ in range(20):
            assert client.ask("/")[0] == 200

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.requests) == 160


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\r\n\r\n", b"GET /\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"]
)
def test_nonsense_ends_the_connection(server: SandboxServer, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        connection.sendall(raw)
        assert connection.recv(100) == b""


def test_every_mood_has_a_method_or_is_added_by_name() -> None:
    methods = {name for name in vars(Moods) if not name.startswith("_")}
    assert methods >= MOODS - {"answer"} | {"answer", "html", "empty", "error_in_200"}
    with pytest.raises(ValueError, match="unknown mood"):
        Fault("sulk")  # type: ignore[arg-type]
