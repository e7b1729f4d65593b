"""Readers side by side: a failure of one is never lost, and nobody waits for those that will not come."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from etl.connector import Note, Page, Pages, stream
from etl.errors import CredentialsError, SourceError
from etl.http import Client
from etl.sandbox import Request, Response
from etl.sources import open_source
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import Customer, Line, Order, Shop

HERE = "tests.engine.test_readers"
SIDE_BY_SIDE = 8


class OneFails(Shop):
    """Reads orders in parts that end at about the same time; one of them fails."""

    turn = 0

    @stream(Order, children=(Line,))
    def orders(self, window: Window) -> Pages:
        bad = OneFails.turn % SIDE_BY_SIDE
        for part in range(SIDE_BY_SIDE):
            yield self._part(part, bad=part == bad)

    def _part(self, part: int, *, bad: bool) -> Pages:
        for answer in self._paged("/orders", Window(*self.span)):
            yield Page(answer)
        yield Note(str(part))
        if bad:
            raise SourceError(f"part {part} is missing")

    span: Any = ()


@pytest.mark.P1
@pytest.mark.parametrize("turn", range(12))
def test_the_failure_of_one_reader_among_many_fails_the_stream(lab: Lab, turn: int) -> None:
    lab.world.fill(60)
    OneFails.turn = turn
    moment = lab.now()
    OneFails.span = (moment.replace(year=2025), moment)
    outcome = lab.sync(options={"connector": f"{HERE}:OneFails"}, streams=["orders"])["orders"]
    assert outcome.status == "failed"
    assert str(outcome.error) == f"part {turn % SIDE_BY_SIDE} is missing"
    assert lab.covered() == []


class FewConnections(Shop):
    """Has more to read at once than it has connections."""

    def connect(self) -> Client:
        return Client(
            self.config.base_url, headers={"authorization": self.config.api_key}, attempts=2, connections=3
        )


def test_when_the_key_ends_nobody_waits_for_readers_that_had_no_turn_yet(lab: Lab) -> None:
    lab.world.fill(200)
    released, hung = threading.Event(), threading.Semaphore(2)

    def meanwhile(request: Request) -> Response | None:
        if request.path == "/customers":
            return lab.world.refusal(401)
        if request.path == "/orders" and hung.acquire(blocking=False):
            released.wait(20)
        return None

    lab.world.meanwhile = meanwhile
    began = time.monotonic()
    try:
        with pytest.raises(CredentialsError):
            lab.sync(options={"connector": f"{HERE}:FewConnections", "pieces": 64})
        assert time.monotonic() - began < 10
    finally:
        released.set()


class Nested(Shop):
    """Its first page comes out of a part of the stream."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        yield Note("first of all")
        yield self._parts(window)

    def _parts(self, window: Window) -> Iterator[Any]:
        yield super().customers(window)


def test_a_probe_asks_however_deep_the_first_page_lies(lab: Lab) -> None:
    with closing(open_source(lab.config(connector=f"{HERE}:Nested"))) as connector:
        (customers,) = (s for s in connector.streams() if s.name == "customers")
        assert connector.probe(customers).ok
        lab.world.forbidden = {"customers"}
        assert not connector.probe(customers).ok


def test_what_a_first_sync_fills_has_statistics_at_once(lab: Lab) -> None:
    lab.world.fill(100)
    lab.good()
    found = lab.query("select distinct tablename from pg_stats where schemaname = 'shop'")
    assert ("orders",) in found
    assert ("tags",) not in found, "what has few rows needs none"
