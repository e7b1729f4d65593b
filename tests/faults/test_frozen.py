"""A process that is frozen, not killed, while its system goes on answering keepalives: another takes over."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.process import BaseProcess

import psycopg
import pytest

from etl.config import Secret
from etl.errors import AlreadyRunning
from etl.sandbox import Request
from etl.warehouse import ledger
from etl.warehouse.ddl import STAGE_SCHEMA, quote
from etl.warehouse.leftovers import family
from etl.warehouse.postgres import IDLE_SECONDS, Warehouse
from tests.engine import child, oracle
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy
from tests.engine.shop import Order
from tests.faults.pool import Pool
from tests.faults.test_locks import WAITING, move_on, until

HELD = (
    "select count(*) from pg_locks where locktype = 'advisory' and granted"
    " and database = (select oid from pg_database where datname = current_database())"
)
LIMITS = (
    "select current_setting('idle_session_timeout'), current_setting('idle_in_transaction_session_timeout')"
)
NEWEST = "select max(received_at) from shop.orders"


@pytest.fixture(params=["directly", "through a pool"])
def way(request: pytest.FixtureRequest, lab: Lab) -> Iterator[str]:
    """The URL of the warehouse for the process that is frozen."""
    if request.param == "directly":
        yield lab.url
    else:
        with Pool(lab.url) as pool:
            yield pool.url


def came_too_late(lab: Lab, process: BaseProcess, written: object) -> None:
    """That a process which was frozen ends well and writes nothing over what another has written meanwhile."""
    process.join(30)
    assert process.exitcode == 0
    assert lab.query(NEWEST) == written
    lab.good()
    lab.check()


@pytest.mark.E8
@pytest.mark.parametrize("where", ["while it waits for the vendor", "in the transaction that commits"])
def test_a_frozen_process_loses_its_stream_and_does_no_harm_when_it_wakes(
    lab: Lab, way: str, where: str
) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    pids, frozen = list[int](), threading.Event()

    def freeze() -> None:
        if pids and not frozen.is_set():
            os.kill(pids[0], signal.SIGSTOP)
            frozen.set()

    def meanwhile(request: Request) -> None:
        if request.path == "/orders":
            freeze()

    waits = where == "while it waits for the vendor"
    if waits:
        lab.world.meanwhile = meanwhile
    with psycopg.connect(lab.url) as person:
        if not waits:
            person.execute("lock table tributary.coverage in exclusive mode")
        process = child.start(lab.config(), way, streams=["orders"], idle_seconds=1.5)
        pids.append(process.pid or 0)
        if not waits:
            until(lab, lambda: lab.query(WAITING) != [(0,)], "its commit waits for the table")
            freeze()
    try:
        assert frozen.wait(20)
        lab.world.meanwhile = lambda _: None
        early = lab.sync(streams=["orders"])["orders"].error
        assert isinstance(early, AlreadyRunning)
        assert "by `select pg_terminate_backend(" in str(early)
        until(lab, lambda: lab.query(HELD) == [(0,)], "the server ends the frozen session")
        move_on(lab, 2)
        lab.good(streams=["orders"])
        written = lab.query(NEWEST)
    finally:
        os.kill(pids[0], signal.SIGCONT)
    came_too_late(lab, process, written)


@pytest.mark.E8
def test_a_process_that_is_frozen_in_a_copy_loses_its_stream_to_the_next_that_wants_it(
    lab: Lab, way: str
) -> None:
    lab.world.page = 100  # so that one loader does it all
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    pids, frozen = list[int](), threading.Event()

    def freeze() -> None:
        os.kill(pids[0], signal.SIGSTOP)
        frozen.set()

    with Proxy(way) as proxy, closing(Warehouse(Secret(lab.url), idle_seconds=1.5)) as hurried:
        proxy.arm(1, freeze, after=True, text="copy")
        process = child.start(lab.config(), proxy.url, streams=["orders"], idle_seconds=1.5)
        pids.append(process.pid or 0)
        try:
            assert frozen.wait(20)
            early = lab.sync(streams=["orders"], warehouse=hurried)["orders"].error
            assert isinstance(early, AlreadyRunning)
            time.sleep(2)
            assert lab.query(HELD) == [(1,)], "the server alone waits on"
            move_on(lab, 2)
            lab.good(streams=["orders"], warehouse=hurried)
            written = lab.query(NEWEST)
        finally:
            os.kill(pids[0], signal.SIGCONT)
        came_too_late(lab, process, written)


@pytest.mark.E8
@pytest.mark.parametrize("free", [True, False], ids=["its lease is free", "its lease is held"])
def test_what_a_frozen_process_copies_on_another_session_than_its_lease_keeps_nobody_out(
    lab: Lab, *, free: bool
) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    rows = quote(STAGE_SCHEMA, f"{family('shop', 'orders', Order)}frozen")
    with (
        closing(psycopg.connect(lab.url, autocommit=True)) as first,
        closing(psycopg.connect(lab.url, autocommit=True)) as second,
        closing(Warehouse(Secret(lab.url), lock_seconds=1, idle_seconds=0.5)) as hurried,
    ):
        first.execute(f"create table {rows} (id text); comment on table {rows} is 'shop.orders'")
        if not free:
            ledger.lease(first, "shop", "orders")
        second.pgconn.exec_(f"copy {rows} from stdin".encode())
        time.sleep(0.7)
        lab.good(warehouse=hurried)
    assert oracle.leftovers(lab.warehouse) == []
    lab.check()


@pytest.mark.E8
def test_a_vendor_that_takes_longer_than_a_frozen_process_may_costs_no_session(
    lab: Lab, caplog: pytest.LogCaptureFixture
) -> None:
    lab.world.fill(30)

    def meanwhile(request: Request) -> None:
        if request.path == "/orders":
            time.sleep(1.2)

    lab.world.meanwhile = meanwhile
    with closing(Warehouse(Secret(lab.url), idle_seconds=0.4)) as hurried:
        lab.good(streams=["orders"], warehouse=hurried)
    lab.world.meanwhile = lambda _: None
    assert "idle" not in caplog.text
    lab.good()
    lab.check()


@pytest.mark.E8
def test_only_while_a_stream_is_held_is_a_session_ended_for_its_silence(lab: Lab) -> None:
    lab.world.fill(5)
    with lab.warehouse.connection() as session:
        before = session.execute(LIMITS).fetchall()
    lab.good(streams=["tags"])
    with lab.warehouse.connection() as session:
        assert session.execute(LIMITS).fetchall() == before
    with lab.warehouse.connection() as session:
        session.execute("set idle_in_transaction_session_timeout = '1min'")
        ledger.lease(session, "shop", "tags", idle=IDLE_SECONDS)
        held = session.execute(LIMITS).fetchall()
        ledger.release(session, "shop", "tags")
    assert held == [("10min", "1min")], "a shorter one of the role's holds"
