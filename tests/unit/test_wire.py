"""What arrives over a bad line: all of an answer, or an error; within its time, and within its bytes."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from etl.errors import Passing, SourceError
from etl.http import Client
from etl.sandbox import Request, Response, SandboxServer
from tests.unit.vendors import BODY, JSON, Raw, Vendor, raw, replying, whole

MIB = 1 << 20
ROOT = Path(__file__).parents[2]
GZIPPED = whole(gzip.compress(BODY), "Content-Encoding: gzip")
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSubrAsT4YSiFl1LL
NxNh6mjvroaYcCy6RH4ex/c1pCyhRANCAAQifDLX38nntPrwEaX5kkw9PlTqBH5m
An4zMtm16IlBU6TCLPHTMScdwbq2gQmJ0JcRNEZ875eomeHEm7P/59V/
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBYDCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCJ8Mtffyee0+vAR
pfmSTD0+VOoEfmYCfjMy2bXoiUFTpMIs8dMxJx3BuraBCYnQlxE0Rnzvl6iZ4cSb
s//n1X+jSDBGMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
MB0GA1UdDgQWBBTqPpYib7XmKhnaOV/thqUDx37naDAKBggqhkjOPQQDAgNHADBE
AiBd9wTlmsvrYWPq7H/3GFFVRi/uBAkopTd7SqgNlj2tyAIgPAlQ7BcsbLBU20Io
NObfufgMZrniKnwggyNYkAjdUJM=
-----END CERTIFICATE-----
"""
"""Of "localhost", self-signed for this test, valid from 2020 to 2120."""


def pem(folder: Path) -> Path:
    """CERTIFICATE as a file."""
    file = folder / "localhost.pem"
    file.write_text(CERTIFICATE)
    return file


def tls(folder: Path) -> ssl.SSLContext:
    """What a server needs to be "localhost"."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem(folder))
    return context


def ask(url: str, **how: Any) -> bytes:
    """One request by a client of its own that does not really wait."""
    client = Client(url, **{"sleep": lambda _: None, **how})
    try:
        return client.get("/v1/charges").body
    finally:
        client.close()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
@pytest.mark.parametrize("fault", ["refuse", "swallow", "reset", "cut", "cut_chunked", "cut_gzip"])
@pytest.mark.C4
def test_an_answer_that_breaks_off_anywhere_is_asked_for_again(
    fault: Any, share: float, server: SandboxServer
) -> None:
    server.moods.add(fault, times=3, share=share)
    assert ask(server.url) == BODY
    server.moods.add(fault, times=50, share=share)
    with pytest.raises(Passing, match="2 attempts"):
        ask(server.url, attempts=2)


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize(
    "good", [whole(BODY), GZIPPED, CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)]
)
@pytest.mark.C5
def test_of_a_body_cut_at_any_place_nothing_or_all_arrives(good: bytes, tenth: int) -> None:
    with replying(good[: len(good) * tenth // 10], good) as line:
        assert ask(line.url) == BODY
        assert line.connections == 2


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.C6
def test_a_body_that_a_proxy_cut_and_framed_anew_is_not_a_short_success(tenth: int) -> None:
    packed = gzip.compress(BODY)
    cut = whole(BODY[: len(BODY) * tenth // 10].rstrip(b"}]"))  # else it is etl.paginate that sees it
    packed = whole(packed[: len(packed) * tenth // 10], "Content-Encoding: gzip")
    with replying(cut, packed, whole(BODY)) as proxy:
        assert ask(proxy.url) == BODY
        assert proxy.connections == 3


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\n\r\n{",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        CHUNKED + b"zz\r\n",
        whole(gzip.compress(BODY)[:-8] + b"\0" * 8, "Content-Encoding: gzip"),
        whole(gzip.compress(BODY) + b"more", "Content-Encoding: gzip"),
        whole(BODY, "Content-Encoding: gzip"),
    ],
)
def test_what_is_not_http_or_not_gzip_is_an_error_and_not_a_page(reply: bytes) -> None:
    with replying(reply) as odd:
        with pytest.raises(SourceError, match=r"GET /v1/charges: 127.0.0.1 .*\(2 attempts\)"):
            ask(odd.url, attempts=2)
        assert odd.connections == 2


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip"])
@pytest.mark.C12
def test_only_one_layer_of_gzip_is_unpacked(coding: str) -> None:
    with replying(whole(gzip.compress(gzip.compress(BODY)), f"Content-Encoding: {coding}")) as odd:
        with pytest.raises(SourceError, match=rf"answered in encoding '{coding}', which was not asked for"):
            ask(odd.url)
        assert odd.connections == 1


@pytest.mark.C12
@pytest.mark.S15
@pytest.mark.P5
def test_a_bomb_is_given_up_before_it_fills_the_memory(server: SandboxServer) -> None:
    server.moods.bomb(64)
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="answered more than 1,048,576 bytes, unpacked"):
            ask(server.url, max_bytes=MIB)
        assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    finally:
        tracemalloc.stop()
    assert len(server.asked()) == 1


@pytest.mark.C12
@pytest.mark.S15
@pytest.mark.P5
@pytest.mark.parametrize("length", [True, False])
def test_with_the_limit_that_is_shipped_a_bomb_of_400_mib_takes_little_memory(length: bool) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b" " * MIB) for _ in range(400)) + packer.flush()
    head = [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", whole(bomb, "Content-Encoding: gzip")]
    reply = head[1] if length else head[0] + bomb
    with replying(reply) as line:
        command = [sys.executable, "-m", "tests.unit.peak", line.url]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        assert line.connections == 1, "it would be no better next time"
    kibibytes, _, said = done.stdout.partition(" ")
    assert "answered more than 8,388,608 bytes, unpacked, of " in said
    assert int(kibibytes) < 128 << 10


@pytest.mark.B12
def test_a_page_of_100_mb_that_is_packed_well_arrives_and_is_in_memory_once() -> None:
    page = b"[%s]" % b",".join([b'{"id":"%08d","name":null,"more":null}' % n for n in range(2_700_000)])
    with replying(whole(gzip.compress(page, 1), "Content-Encoding: gzip")) as line:
        command = [sys.executable, "-m", "tests.unit.peak", line.url]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    kibibytes, _, said = done.stdout.partition(" ")
    assert said == f"{len(page)} {zlib.crc32(page)}\n"
    assert int(kibibytes) << 10 < len(page) + (64 << 20)


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n", CHUNKED, b"HTTP/1.1 200 OK\r\n\r\n"]
)
@pytest.mark.C12
@pytest.mark.S15
def test_an_endless_body_is_given_up(head: bytes) -> None:
    def talk(server: Raw, line: socket.socket, _: int) -> None:
        server.receive(line)
        line.sendall(head)
        while not server.done.is_set():
            line.sendall(b"10000\r\n%s\r\n" % (b" " * 65536) if head == CHUNKED else b" " * 65536)

    with raw(talk) as endless, pytest.raises(SourceError, match="answered more than 1,048,576 bytes"):
        ask(endless.url, max_bytes=MIB)


@pytest.mark.parametrize("drip", ["head", "body", "nothing", "nothing after the head"])
@pytest.mark.C11
@pytest.mark.S15
def test_an_answer_that_drips_or_hangs_ends_in_time(drip: str) -> None:
    def talk(server: Raw, line: socket.socket, _: int) -> None:
        server.receive(line)
        if drip != "head":
            line.sendall(whole(BODY)[:100] if drip == "body" else whole(BODY).partition(b"{")[0])
        while not server.done.wait(0.02):
            if drip in ("head", "body"):
                line.sendall(b"X" if drip == "head" else b" ")

    def silent(server: Raw, line: socket.socket, _: int) -> None:
        server.done.wait()

    with raw(silent if drip == "nothing" else talk) as slow:
        begun = time.monotonic()
        with pytest.raises(Passing, match=r"did not answer in time \(2 attempts\)"):
            ask(slow.url, timeout=0.1, total_timeout=0.25, attempts=2)
        assert time.monotonic() - begun < 0.9


def test_a_slow_answer_does_not_shorten_the_time_of_the_next(server: SandboxServer) -> None:
    client = Client(server.url, timeout=0.6, total_timeout=0.7, attempts=1)
    for _ in range(2):
        server.moods.delay(0.4)
        assert client.get("/").body == BODY
    client.close()


def test_a_kept_connection_that_the_server_closed_is_replaced_at_once() -> None:
    with replying(whole(BODY)) as server:
        waits: list[float] = []
        client = Client(server.url, sleep=waits.append, attempts=1)
        for _ in range(3):
            assert client.get("/").body == BODY
        client.post("/", body=b"{}", content_type="application/json")
        assert (waits, server.connections) == ([], 4)
        client.close()


def test_a_connection_that_the_server_closes_at_the_next_request_is_replaced_at_once() -> None:
    def talk(server: Raw, line: socket.socket, _: int) -> None:
        server.receive(line)
        line.sendall(whole(BODY))
        server.receive(line)

    with raw(talk) as server:
        client = Client(server.url, attempts=1)
        assert [client.get("/").body for _ in range(3)] == [BODY] * 3
        assert (server.connections, client.requests) == (3, 5)
        client.post("/once", body=b"{}", content_type="application/json")
        assert sum(head.startswith(b"POST") for head in server.requests) == 1
        client.close()


def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next() -> None:
    def talk(server: Raw, line: socket.socket, _: int) -> None:
        while server.receive(line):
            line.sendall(whole(BODY))
            time.sleep(0.02)
            line.sendall(whole(b'{"forged": true}'))
            server.sent.set()

    with raw(talk) as server:
        client = Client(server.url, attempts=1)
        for _ in range(3):
            assert client.get("/").body == BODY
            assert server.sent.wait(1)
            server.sent.clear()
        assert server.connections == 3
        client.close()


def test_answers_of_every_framing_leave_the_connection_good_for_the_next() -> None:
    end = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + BODY
    replies = [whole(BODY), GZIPPED, CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY), end]

    def talk(server: Raw, line: socket.socket, _: int) -> None:
        for reply in replies:
            if not server.receive(line):
                return
            line.sendall(reply)

    with raw(talk) as server:
        client = Client(server.url)
        assert [client.get("/").body for _ in range(8)] == [BODY] * 8
        assert (server.connections, client.requests) == (2, 8)
        client.close()


def test_sixteen_threads_share_eight_connections(server: SandboxServer) -> None:
    vendor, lock = server.simulator, threading.Lock()
    assert isinstance(vendor, Vendor)
    under_way, most = 0, 0

    def answer(request: Request) -> Response:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.002)
        with lock:
            under_way -= 1
        return Response(200, b'{"path": "%s"}' % request.path.encode(), JSON)

    vendor.answer = answer
    client = Client(server.url, connections=8)
    with ThreadPoolExecutor(16) as pool:
        bodies = pool.map(lambda n: client.get(f"/{n}").body, range(400))
        assert list(bodies) == [b'{"path": "/%d"}' % n for n in range(400)]
    assert (most, client.requests, client.connections) == (8, 400, 8)
    client.close()


@pytest.mark.S8
def test_certificates_are_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with replying(whole(BODY), tls=tls(tmp_path)) as server:
        url = f"https://localhost:{server.port}"
        with pytest.raises(SourceError, match=r"has a certificate that cannot be trusted: .*\(1 attempt\)"):
            ask(url)
        monkeypatch.setenv("SSL_CERT_FILE", str(pem(tmp_path)))
        assert ask(url) == BODY
        with pytest.raises(SourceError, match=r"certificate that cannot be trusted: .*mismatch"):
            ask(f"https://127.0.0.1:{server.port}")
        with pytest.raises(Passing, match="2 attempts"):
            ask(f"http://localhost:{server.port}", attempts=2)


def test_a_connection_by_tls_is_kept_and_can_be_closed_from_another_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def talk(server: Raw, line: socket.socket, _: int) -> None:
        for _ in range(3):
            server.receive(line)
            line.sendall(whole(BODY))
        server.receive(line)
        server.done.wait()

    monkeypatch.setenv("SSL_CERT_FILE", str(pem(tmp_path)))
    with raw(talk, tls(tmp_path)) as server:
        client = Client(f"https://localhost:{server.port}")
        assert [client.get("/").body for _ in range(3)] == [BODY] * 3
        assert server.connections == 1
        threading.Timer(0.1, client.close).start()
        begun = time.monotonic()
        with pytest.raises(SourceError, match="the client is closed"):
            client.get("/hangs")
        assert time.monotonic() - begun < 0.9
