"""Readers side by side: a failure of one is never lost, and nobody waits for those that will not come."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from etl.connector import Complete, Done, Note, Page, Pages, stream
from etl.errors import CredentialsError, SourceError
from etl.http import Client
from etl.load import MOST_OPEN
from etl.sandbox import Request, Response
from etl.sources import open_source
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
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


class SaysAllAtOnce(Shop):
    """Has others read orders, and says at once that it was all."""

    @stream(Order, children=(Line,))
    def orders(self, window: Window) -> Pages:
        asof = datetime.now(UTC)  # not the lab's, which is behind what stamped the rows
        yield self._part(window)
        if self.complete:
            yield Complete(asof)
            yield self._nothing(window)
        else:
            yield Done(window)

    def _part(self, window: Window) -> Pages:
        for answer in self._paged("/orders", Window(*self.span)):
            yield Page(answer)

    def _nothing(self, window: Window) -> Pages:
        yield Done(Window(window.start, window.start + timedelta(days=1)))  # so that something is committed

    span: Any = ()
    complete = False


@pytest.mark.P1
@pytest.mark.parametrize("complete", [False, True], ids=["done", "complete"])
def test_what_is_said_of_all_waits_for_the_generators_that_were_yielded_before(
    lab: Lab, complete: bool
) -> None:
    lab.world.fill(6_000)
    SaysAllAtOnce.complete = False
    SaysAllAtOnce.span = (lab.now().replace(year=2025), lab.now())
    lab.world.page = 2_000
    options = {"connector": f"{HERE}:SaysAllAtOnce"}
    if complete:
        assert lab.sync(options=options, streams=["orders"])["orders"].total.inserted == 6_000
    SaysAllAtOnce.complete = complete
    said = (
        "id from shop.orders where _deleted_at is not null" if complete else "stream from tributary.coverage"
    )
    asked = 0

    def meanwhile(request: Request) -> Response | None:
        nonlocal asked
        asked += request.path == "/orders"
        if asked < 2:
            return None
        for _ in range(10):  # rows of the first page are committed meanwhile, if any are
            assert lab.query(f"select {said}") == []
            time.sleep(0.05)
        return lab.world.refusal(403)

    lab.world.meanwhile = meanwhile
    hasty = Warehouse(lab.warehouse._url, commit_rows=1, commit_seconds=0)
    (outcome,) = sync_source(lab.config(**options), hasty, streams=["orders"], full=complete)
    hasty.close()
    assert (outcome.status, asked >= 2) == ("failed", True)
    assert lab.query(f"select {said}") == []


class ManyParts(Shop):
    """Yields very many generators, each of which has one note."""

    made = most = 0
    read = 0

    @stream(Order, children=(Line,))
    def orders(self, window: Window) -> Pages:
        for _ in range(20 * MOST_OPEN):
            ManyParts.made += 1
            ManyParts.most = max(ManyParts.most, ManyParts.made - ManyParts.read)
            yield self._part()

    def _part(self) -> Pages:
        time.sleep(0.001)
        ManyParts.read += 1
        yield Note("read")


@pytest.mark.P5
def test_however_many_generators_a_stream_yields_few_wait_at_a_time(lab: Lab) -> None:
    outcome = lab.sync(options={"connector": f"{HERE}:ManyParts"}, streams=["orders"])["orders"]
    assert (outcome.status, ManyParts.read) == ("succeeded", 20 * MOST_OPEN)
    assert ManyParts.most <= MOST_OPEN + 10


class Chain(Shop):
    """Has a generator yield the next, and that the one after it, while others have enough to do, or have not."""

    links, beside = 1_500, 0
    behind: list[str]

    @stream(Order, children=(Line,))
    def orders(self, window: Window) -> Pages:
        type(self).behind = []
        free = threading.Event()
        for _ in range(self.beside):
            yield self._waiting(free)
        yield self._link(0, free)
        yield Done(window)

    def _waiting(self, free: threading.Event) -> Pages:
        free.wait(20)
        yield Note("waited")

    def _link(self, number: int, free: threading.Event) -> Pages:
        yield Note("read")
        if number == self.links // 2:
            free.set()
        if number < self.links:
            yield self._link(number + 1, free)
        else:
            self.behind.append("all")


@pytest.mark.parametrize("beside", [0, MOST_OPEN - 1], ids=["idle", "busy"])
def test_a_chain_of_generators_may_have_any_length(lab: Lab, beside: int) -> None:
    Chain.beside = beside
    outcome = lab.sync(options={"connector": f"{HERE}:Chain"}, streams=["orders"])["orders"]
    assert (outcome.error, Chain.behind) == (None, ["all"])
    assert len(lab.covered()) == 1


class OneOfManyFails(Shop):
    """Yields generators without end; the first that it has to read itself is refused."""

    given = 0

    @stream(Order, children=(Line,))
    def orders(self, window: Window) -> Pages:
        free = threading.Event()
        while True:
            type(self).given += 1
            yield self._part(self.given, free)

    def _part(self, number: int, free: threading.Event) -> Pages:
        if number == MOST_OPEN:
            free.set()
            raise SourceError("no more of these")
        free.wait(20)
        yield Note("read")


@pytest.mark.P1
def test_who_reads_a_generator_itself_goes_on_no_further_if_that_fails(lab: Lab) -> None:
    outcome = lab.sync(options={"connector": f"{HERE}:OneOfManyFails"}, streams=["orders"])["orders"]
    assert (outcome.status, str(outcome.error)) == ("failed", "no more of these")
    assert OneOfManyFails.given == MOST_OPEN
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
