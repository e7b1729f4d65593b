"""Classes of requests with a limit of their own, against a real server on the loopback interface."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from etl.errors import Passing, SourceError
from etl.http import Client
from etl.paginate import Limited, by_page
from etl.rate import FIRST_BACKOFF
from etl.sandbox import Request, Response, SandboxServer
from tests.unit.vendors import BODY, JSON, Vendor

MOST, SPAN = 3, 0.4


class Strict(Vendor):
    """Allows 3 exports in any 0.4 s, counted at a moment of its own choice while it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: dict[str, list[float]] = {"/export": [], "/list": []}
        self.refused, self.pause = 0, 1
        self.left: int | None = None
        self.lock = threading.Lock()

    def respond(self, request: Request) -> Response:
        time.sleep(0.001 * (hash(request.query[0]) % 30))
        with self.lock:
            now = time.monotonic()
            counted = self.counted[request.path]
            inside = sum(moment > now - SPAN for moment in counted)
            if request.path == "/export" and inside >= (MOST if self.left is None else self.left):
                self.refused += 1
                return Response(429, b"{}", {**JSON, "Retry-After": str(self.pause)})
            counted.append(now)
        time.sleep(0.001 * (hash(request.query[0]) % 20))
        return Response(200, BODY, JSON)


@pytest.fixture
def vendor() -> Strict:
    return Strict()


def test_a_class_is_never_overdrawn_by_any_number_of_threads_and_others_go_on(vendor: Strict) -> None:
    with SandboxServer(vendor) as server, ThreadPoolExecutor(16) as threads:
        client = Client(server.url, limits={"exports": (MOST, SPAN)})
        began = time.monotonic()
        exports = [threads.submit(client.get, "/export", {"n": n}, limit="exports") for n in range(10)]
        for n in range(20):
            client.get("/list", {"n": n})
        lists = time.monotonic() - began
        for export in exports:
            export.result()
        client.close()
    assert vendor.refused == 0
    assert len(vendor.counted["/export"]) == 10
    assert vendor.counted["/export"][-1] - vendor.counted["/export"][0] >= 3 * SPAN
    assert lists < vendor.counted["/export"][-1] - began


def test_when_a_class_is_refused_it_alone_waits_and_is_slowed(vendor: Strict) -> None:
    vendor.left = 1  # another client of the account has used the rest
    with SandboxServer(vendor) as server:
        client = Client(server.url, limits={"exports": (MOST, SPAN)})
        client.get("/export", {"n": 0}, limit="exports")
        with ThreadPoolExecutor(1) as threads:
            slow = threads.submit(client.get, "/export", {"n": 1}, limit="exports")
            while not vendor.refused:
                time.sleep(0.01)
            began = time.monotonic()
            for n in range(10):
                client.get("/list", {"n": n})
            assert time.monotonic() - began < 0.9
            assert not slow.done()
            slow.result()
        client.close()
    assert vendor.refused == 1


@pytest.mark.C1
@pytest.mark.P5
def test_a_pause_longer_than_may_be_waited_ends_all_requests_of_the_class(vendor: Strict) -> None:
    vendor.pause, vendor.left = 86_400, 0
    with SandboxServer(vendor) as server, ThreadPoolExecutor(8) as threads:
        client = Client(server.url, limits={"exports": (MOST, SPAN)}, wait_budget=30)
        exports = [threads.submit(client.get, "/export", {"n": n}, limit="exports") for n in range(8)]
        try:
            for export in exports:
                with pytest.raises(Passing, match="retry after"):
                    export.result(timeout=5)
            with pytest.raises(Passing, match=r"asked for a pause .*\(0 attempts\); retry after"):
                client.get("/export", limit="exports")
            client.get("/list", {"n": 0})
            assert vendor.refused <= MOST
        finally:
            client.close()


def test_closing_ends_the_wait_for_a_class() -> None:
    with SandboxServer(Vendor()) as server, ThreadPoolExecutor(4) as threads:
        client = Client(server.url, limits={"exports": (1, 600)})
        client.get("/export", limit="exports")
        waiting = [threads.submit(client.get, "/export", limit="exports") for _ in range(4)]
        time.sleep(0.1)
        began = time.process_time()
        time.sleep(0.3)
        assert time.process_time() - began < 0.1
        client.close()
        for one in waiting:
            with pytest.raises(SourceError, match="the client is closed"):
                one.result(timeout=5)


def test_pages_can_be_of_a_class(vendor: Strict) -> None:
    with SandboxServer(vendor) as server:
        client = Client(server.url, limits={"exports": (1, SPAN)})
        pages = by_page(Limited(client, "exports"), "/export", records="data", size=("n", 200))
        assert len(list(pages)) == 1
        began = time.monotonic()
        client.get("/export", {"n": 1}, limit="exports")
        assert time.monotonic() - began > SPAN / 2
        client.close()
    assert vendor.refused == 0


class Stormy(Vendor):
    """Refuses every other of the first ten requests, whatever was sent before."""

    def respond(self, request: Request) -> Response:
        self.asked += 1
        if self.asked <= 10 and self.asked % 2:
            return Response(429, b"{}", {**JSON, "Retry-After": "0"})
        return Response(200, BODY, JSON)

    asked = 0


def test_a_storm_of_refusals_in_one_span_halves_a_class_once() -> None:
    with SandboxServer(Stormy()) as server:
        client = Client(server.url, limits={"exports": (100, 30.0)})
        began = time.monotonic()
        for n in range(45):  # with the five that are refused, half of a hundred
            client.get("/export", {"n": n}, limit="exports")
        assert time.monotonic() - began < 20, "or the class would wait for the next span"
        client.close()


class Locked(Vendor):
    """Answers every other request with a 429 that is no limit."""

    def respond(self, request: Request) -> Response:
        self.asked += 1
        return Response(429, b'{"code": "locked"}', JSON) if self.asked % 2 else Response(200, BODY, JSON)

    asked = 0


@pytest.mark.C1
def test_what_is_refused_with_429_for_another_reason_than_a_limit_is_asked_again_and_slows_nothing() -> None:
    def wait(seconds: float) -> None:
        assert seconds <= FIRST_BACKOFF, "or it would be for the next span"
        waits.append(seconds)

    waits: list[float] = []
    with SandboxServer(Locked()) as server:
        client = Client(
            server.url, limits={"exports": (40, 600.0)}, classify=lambda _: Passing("locked"), sleep=wait
        )
        for n in range(20):
            client.get("/export", {"n": n}, limit="exports")
        client.close()
    assert len(waits) == 20
