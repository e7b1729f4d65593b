"""A body in pieces: as it comes, bounded, and never taken for whole when it is not."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from etl.errors import BrokenOff, CredentialsError, Passing, SourceError
from etl.http import Client
from etl.sandbox import Request, Response, SandboxServer
from tests.unit.vendors import JSON, MakeClient, Raw, Vendor, raw, replying, urls, whole

MIB = 1 << 20
TYPE = "Content-Type: text/csv"
CSV = b"Id,Name\n" + b"".join(b'"%06d","n"\n' % i for i in range(5_000))
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"
PACKED = gzip.compress(CSV)
GOOD = {
    "length": whole(CSV, TYPE),
    "chunked": CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(CSV), CSV),
    "gzip": whole(PACKED, TYPE, "Content-Encoding: gzip"),
    "gzip chunked": CHUNKED.replace(b"Transfer", b"Content-Encoding: gzip\r\nTransfer")
    + b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED),
    "until close": b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n" + CSV,
}


def read(client: Client, **how: Any) -> bytes:
    """The whole of a download."""
    with client.download("/results", **how) as download:
        return b"".join(download)


@pytest.mark.parametrize("kind", GOOD)
def test_the_pieces_are_the_body_however_it_is_framed(kind: str, client: MakeClient) -> None:
    with replying(GOOD[kind]) as line, client(line.url).download("/results", {"maxRecords": 9}) as download:
        assert (download.status, download.headers["content-type"]) == (200, "text/csv")
        assert b"".join(download) == CSV
        assert download.received == len(CSV)
        assert b"GET /results?maxRecords=9 " in line.requests[0]
        assert b"accept: text/csv\r\naccept-encoding: gzip\r\n" in line.requests[0]


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("kind", ["length", "chunked", "gzip", "gzip chunked"])
@pytest.mark.C5
def test_what_breaks_off_in_the_middle_is_told_after_what_came_of_it(
    kind: str, tenth: int, client: MakeClient
) -> None:
    head, _, body = GOOD[kind].partition(b"\r\n\r\n")
    cut = head + b"\r\n\r\n" + body[: len(body) * tenth // 10]
    with replying(cut, GOOD[kind]) as line:
        asked, came = client(line.url), bytearray()
        download = asked.download("/results")
        with pytest.raises(BrokenOff, match=r"^GET /results: 127.0.0.1 .* \(1 attempt\)$"):
            came.extend(byte for piece in download for byte in piece)
        assert CSV.startswith(came)
        assert len(came) < len(CSV)
        assert read(asked) == CSV
    assert issubclass(BrokenOff, Passing)


@pytest.mark.parametrize("tail", [PACKED[:-8] + b"\0" * 8, PACKED + b"more", PACKED[:-1], b"", CSV])
@pytest.mark.C6
def test_a_damaged_gzip_is_broken_off(tail: bytes, client: MakeClient) -> None:
    with (
        replying(whole(tail, TYPE, "Content-Encoding: gzip")) as line,
        pytest.raises(BrokenOff, match="gzip"),
    ):
        read(client(line.url))


@pytest.mark.C7
def test_bad_answers_are_judged_and_tried_again_before_the_first_byte(
    client: MakeClient, waits: list[float]
) -> None:
    html = whole(b"<html>sign in</html>", "Content-Type: text/html")
    busy = whole(b"", "Retry-After: 7", status="429 Too Many")
    with replying(busy, html, GOOD["gzip"][:200], GOOD["gzip"]) as line:
        with client(line.url).download("/results") as download:
            assert line.connections == 3
            with pytest.raises(BrokenOff):
                list(download)
        assert 7 <= waits[0] < 8
        assert read(client(line.url)) == CSV
    with replying(html) as line, pytest.raises(SourceError, match=r"HTML instead of text/csv \(6 attempts\)"):
        read(client(line.url))
    with (
        replying(whole(b"{}", status="401 No")) as line,
        pytest.raises(CredentialsError, match="refuses the credentials"),
    ):
        read(client(line.url))
    brotli = GOOD["length"].replace(TYPE.encode(), b"Content-Encoding: br")
    with replying(brotli) as line, pytest.raises(SourceError, match="encoding 'br'"):
        read(client(line.url))


def test_the_reason_of_a_refusal_is_the_vendors_own(client: MakeClient) -> None:
    refusal = whole(b'[{"errorCode":"EXPIRED"}]', status="400 Bad")
    with replying(refusal) as line, pytest.raises(SourceError, match="answered 400: EXPIRED"):
        read(client(line.url, classify=lambda answer: SourceError(str(answer.body[15:22], "ascii"))))


def test_a_connection_serves_again_only_after_its_body_was_read_to_the_end(client: MakeClient) -> None:
    def talk(line: Raw, connection: socket.socket, number: int) -> None:
        while line.receive(connection):
            connection.sendall(GOOD["gzip"])

    with raw(talk) as line:
        asked = client(line.url, connections=1)
        for _ in range(3):
            assert read(asked) == CSV
        assert line.connections == 1
        with asked.download("/results") as download:
            next(iter(download))
        assert read(asked) == CSV
        assert line.connections == 2
        assert asked.requests == 5


def test_a_download_takes_one_of_the_connections_until_it_ends(
    server: SandboxServer, client: MakeClient
) -> None:
    assert isinstance(server.simulator, Vendor)
    server.simulator.answer = lambda r: Response(
        200,
        CSV if r.path == "/results" else b"{}",
        {"Content-Type": "text/csv"} if r.path == "/results" else JSON,
    )
    asked = client(connections=2)
    with asked.download("/results") as download:
        assert asked.get("/other").body == b"{}"
        assert b"".join(download) == CSV
        with asked.download("/results"), asked.download("/results"):
            pass
    assert [url.partition("?")[0] for url in urls(server)] == ["/results", "/other", "/results", "/results"]


def test_closing_ends_the_wait_for_a_connection_that_a_download_holds(client: MakeClient) -> None:
    asking = client(connections=1, json=False)
    held = asking.download("/x", accept="application/json")
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(asking.get, "/y")
        time.sleep(0.1)
        asking.close()
        try:
            with pytest.raises(SourceError, match="the client is closed"):
                waiting.result(timeout=5)
        finally:
            held.close()


@pytest.mark.C12
@pytest.mark.S15
def test_memory_stays_small_whatever_the_length(client: MakeClient) -> None:
    packed = gzip.compress(b"x" * (64 * MIB), 9)
    reply = whole(packed, TYPE, "Content-Encoding: gzip")
    with replying(reply) as line:
        asked = client(line.url, max_bytes=1000)
        tracemalloc.start()
        with asked.download("/results") as download:
            sizes = [len(piece) for piece in download]
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert sum(sizes) == 64 * MIB
        assert max(sizes) <= MIB
        assert peak < 5 * MIB
        with pytest.raises(SourceError, match="more than 1,000 bytes") as failed:
            read(asked, max_bytes=1000)
        assert not isinstance(failed.value, Passing)


@pytest.mark.C11
def test_a_line_that_falls_silent_or_drips_breaks_off(client: MakeClient) -> None:
    def talk(line: Raw, connection: socket.socket, number: int) -> None:
        line.receive(connection)
        connection.sendall(GOOD["length"][:1000])
        while number == 2 and not line.done.wait(0.05):
            connection.sendall(b"x")
        line.done.wait(10)

    with raw(talk) as line:
        for how in ({"timeout": 0.3}, {"timeout": 10, "total_timeout": 0.4}):
            began = time.monotonic()
            with pytest.raises(BrokenOff, match="in time"):
                read(client(line.url, **how))
            assert time.monotonic() - began < 3


def test_a_slow_reader_is_no_slow_vendor(client: MakeClient) -> None:
    body = b"a" * (3 * MIB)
    with replying(whole(body, TYPE)) as line:
        asked = client(line.url, timeout=0.3, total_timeout=0.3)
        with asked.download("/results") as download:
            size = 0
            for piece in download:
                size += len(piece)
                time.sleep(0.4)
        assert size == len(body)


@pytest.mark.parametrize("kind", ["length", "until close"])
def test_closing_the_client_ends_a_download_in_another_thread(kind: str, client: MakeClient) -> None:
    def talk(line: Raw, connection: socket.socket, number: int) -> None:
        line.receive(connection)
        connection.sendall(GOOD[kind][:-10] if number == 1 else GOOD["length"])
        line.sent.set()
        line.done.wait(10 if number == 1 else 0)

    with raw(talk) as line:
        asked = client(line.url)
        with asked.download("/results") as download:
            threading.Timer(0.3, asked.close).start()
            began = time.monotonic()
            with pytest.raises(SourceError, match="the client is closed") as failed:
                list(download)
        assert time.monotonic() - began < 5
        assert not isinstance(failed.value, Passing)
        assert read(asked) == CSV


def test_the_request_is_an_ordinary_one(server: SandboxServer, client: MakeClient) -> None:
    seen: list[Request] = []

    def respond(request: Request) -> Response:
        seen.append(request)
        return Response(200, CSV, {"Content-Type": "text/csv"})

    assert isinstance(server.simulator, Vendor)
    server.simulator.answer = respond
    assert read(client(headers={"X-Api-Key": "k1234567"}), headers={"X-Other": "o"}) == CSV
    assert (seen[0].headers["x-api-key"], seen[0].headers["x-other"]) == ("k1234567", "o")
