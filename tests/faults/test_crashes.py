"""Killed, cut off, refused, in the way of each other: what is left, and what the next run makes of it."""

from __future__ import annotations

import os
import signal
import threading
import time
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from etl.errors import WarehouseError
from etl.settings import Limits
from etl.warehouse import dead_letters, ledger
from etl.warehouse.dead_letters import DeadLetter
from etl.warehouse.postgres import Warehouse
from tests.engine import child, oracle
from tests.engine.conftest import Lab, lab, world
from tests.engine.exports import ExportWorld
from tests.engine.proxy import Proxy
from tests.engine.test_crashes import move_on, proxy, sessions, through, until_noticed
from tests.events.conftest import Events, call, events
from tests.warehouse.conftest import connection
from tests.warehouse.staging import Bench, Gone, Rows, There, Whole

__all__ = ["connection", "events", "lab", "proxy", "through", "world"]

CHECKSUM = """
select md5(string_agg(said, E'\\n' order by said)) from (
    select (to_jsonb(t) - 'received_at' - '_version' - '_deleted_at')::text || (_deleted_at is null) as said from {}.{} t
) rows
"""


def checksums(lab: Lab, schema: str = "shop") -> list[str]:
    """Of each table all that it holds, but for when it was asked for, written, and seen to be gone."""
    tables = ("orders", "order_lines", "customers", "tags")
    return [lab.query(CHECKSUM.format(schema, table))[0][0] for table in tables]


# ---- killed


@pytest.mark.E1
@pytest.mark.P3
def test_what_a_killed_run_left_goes_with_the_next_though_its_stream_is_synced_no_more(
    lab: Lab, proxy: Proxy
) -> None:
    lab.world.fill(40)
    lab.good()
    lab.good("calm")
    for stream, moment in (("orders", "with merged as"), ("customers", "insert into tributary.coverage")):
        move_on(lab, 1)
        lab.world.customer(3, email=f"{stream}@example.com")
        lab.world.later(minutes=2)
        before = sessions(lab)
        process = child.start(lab.config(), proxy.url, streams=[stream])
        proxy.arm(1, lambda pid=process.pid: os.kill(pid or 0, signal.SIGKILL), text=moment)  # type: ignore[misc]
        process.join(30)
        assert process.exitcode == -signal.SIGKILL
        until_noticed(lab, before)
        assert oracle.leftovers(lab.warehouse) != []
        lab.good(streams=["tags"])
        assert oracle.leftovers(lab.warehouse) == []
    lab.good()
    lab.check()
    lab.good("calm")
    assert checksums(lab) == checksums(lab, "calm")


@pytest.mark.E1
def test_what_another_run_is_staging_stays(lab: Lab) -> None:
    lab.world.fill(300)
    lab.good()
    reading, finish = threading.Event(), threading.Event()
    lab.world.later(hours=1)
    for i in range(100):
        lab.world.order(f"o{i:05}", amount=-i)
    lab.world.later(minutes=2)

    def meanwhile(request: object) -> None:
        if getattr(request, "path", "") == "/orders" and len(oracle.leftovers(lab.warehouse)) > 1:
            reading.set()
            finish.wait(20)

    lab.world.meanwhile = meanwhile
    outcomes: list[object] = []
    thread = threading.Thread(target=lambda: outcomes.extend(lab.good(streams=["orders"]).values()))
    thread.start()
    try:
        assert reading.wait(20)
        lab.good(streams=["tags"])
        assert oracle.leftovers(lab.warehouse) != []
    finally:
        finish.set()
        thread.join()
    assert len(outcomes) == 1
    lab.world.meanwhile = lambda _: None
    lab.check()


@pytest.mark.D12
@pytest.mark.P4
def test_reading_all_anew_is_seen_whole_or_not_at_all_wherever_it_is_killed(lab: Lab, proxy: Proxy) -> None:
    lab.world.fill(40)
    lab.good()
    old = checksums(lab)
    for order in lab.world.orders.values():  # the vendor restated its history: no feed tells of it
        order["amount"] = -1
        order["lines"] = order["lines"][:1]
    for tag in list(lab.world.tags)[:2]:
        del lab.world.tags[tag]
    lab.world.later(minutes=2)
    stop, seen = threading.Event(), set[str]()

    def look() -> None:
        with psycopg.connect(lab.url, autocommit=True) as reader:
            while not stop.is_set():
                counts = reader.execute(
                    "select count(*), count(*) filter (where amount = -1),"
                    " (select count(*) from shop.tags where _deleted_at is null) from shop.orders"
                ).fetchone()
                seen.add(str(counts))

    looking = threading.Thread(target=look)
    looking.start()
    stages = ["create unlogged", "select count(*), case", "copy ", "with merged as", "insert into tributary.syncs", "commit"]  # fmt: skip
    try:
        for stage in stages:
            before = sessions(lab)
            process = child.start(lab.config(), proxy.url, streams=["orders"], full=True)
            proxy.arm(1, lambda pid=process.pid: os.kill(pid or 0, signal.SIGKILL), text=stage)  # type: ignore[misc]
            process.join(30)
            assert process.exitcode == -signal.SIGKILL, stage
            until_noticed(lab, before)
            assert checksums(lab) == old, f"killed at {stage}, the old rows are there"
        lab.good(full=True)
    finally:
        stop.set()
        looking.join()
    lab.check()
    assert seen <= {"(40, 0, 5)", "(40, 40, 5)", "(40, 0, 3)", "(40, 40, 3)"}
    assert lab.good(full=True)["orders"].total.updated == 0


# ---- no session to be had


@pytest.mark.E3
def test_a_warehouse_that_takes_no_sessions_for_a_while_is_waited_for(
    lab: Lab, proxy: Proxy, through: Warehouse
) -> None:
    lab.world.fill(40)
    lab.good()
    move_on(lab, 1)

    def fail_over() -> None:
        proxy.most = 0
        proxy.cut()
        threading.Timer(0.9, setattr, (proxy, "most", 1_000)).start()

    proxy.arm(1, fail_over, text="with merged as")
    lab.good(warehouse=through)
    assert proxy.struck
    assert proxy.refused > 1
    lab.check()


@pytest.mark.E3
def test_a_loader_for_which_there_is_no_session_leaves_the_work_to_the_other(
    lab: Lab, proxy: Proxy, through: Warehouse
) -> None:
    lab.world.page = 5
    lab.world.fill(500)
    proxy.most = 1
    lab.good(streams=["orders"], options={"pieces": 8}, warehouse=through)
    assert proxy.refused
    proxy.most = 1_000
    lab.good()
    lab.check()


# ---- rows, state and ledger


@pytest.mark.P2
def test_rows_state_coverage_ledger_and_dead_letters_of_a_batch_are_of_one_transaction(lab: Lab) -> None:
    lab.world = lab.server.simulator = ExportWorld()
    lab.world.fill(20)
    options = {"connector": "tests.engine.exports:Exporter"}
    lab.good(options=options)
    lab.world.later(hours=1)
    lab.world.customer(3, email="new@example.com")
    lab.world.customer(4, email="nul \0")
    lab.world.later(minutes=2)
    run = lab.good(options=options, streams=["customers"])["customers"].run_id
    transactions = lab.query(
        "select xmin::text from shop.customers where id in (3, 4)"
        " union select xmin::text from tributary.states where stream = 'customers'"
        " union select xmin::text from tributary.coverage where stream = 'customers'"
        " union select xmin::text from tributary.dead_letters"
        " union select xmin::text from tributary.syncs where run_id = %s",
        run,
    )
    assert len(transactions) == 1


@pytest.mark.P8
def test_where_the_counts_do_not_close_the_stream_fails_and_nothing_of_it_is_committed(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    before = lab.covered()
    lab.query(
        "create function shop.swallow() returns trigger language plpgsql as $$ begin return null; end $$;"
        " create trigger swallow before insert on shop.orders for each row when (new.id = 'swallowed')"
        " execute function shop.swallow()"
    )
    lab.world.later(hours=1)
    lab.world.order("swallowed", amount=1)
    lab.world.order("o00001", amount=77)
    lab.world.later(minutes=2)
    outcomes = lab.sync()
    error = outcomes["orders"].error
    assert isinstance(error, WarehouseError)
    assert "the counts do not close" in str(error)
    assert [o.status for o in outcomes.values()] == ["succeeded", "failed", "succeeded"]
    assert lab.covered() == before
    assert lab.query("select amount from shop.orders where id = 'o00001'") == [(1,)]
    lab.query("drop trigger swallow on shop.orders")
    lab.good()
    lab.check()


@pytest.mark.P8
@pytest.mark.parametrize("table", ["tracks", "thing_done"])
def test_where_a_table_of_events_swallows_rows_the_piece_fails_and_nothing_of_it_is_kept(
    events: Events, table: str
) -> None:
    events.load(call())
    before = events.all()
    events.session.execute(
        "create function web.swallow() returns trigger language plpgsql as $$ begin return null; end $$;"
        f" create trigger swallow before insert on web.{table} for each row when (new.id = 'swallowed')"
        " execute function web.swallow()"
    )
    calls = [call(), call(messageId="swallowed"), call()]
    with pytest.raises(
        WarehouseError, match=f"{table}: 3 rows were sent, it took 2: the counts do not close"
    ):
        events.load(*calls)
    assert events.all() == before
    events.session.execute(f"drop trigger swallow on web.{table}")
    assert events.load(*calls).counts.inserted == 3


@pytest.mark.P3
def test_pages_and_windows_that_are_read_again_leave_the_tables_as_they_were(lab: Lab) -> None:
    lab.world.fill(40)
    lab.good()
    before = checksums(lab)
    for window in (lab.window(timedelta(days=30), timedelta(days=10)), lab.window(timedelta(days=12)), None):
        outcomes = lab.good(window=window, full=window is None)
        assert not any(o.total.inserted or o.total.updated or o.total.deleted for o in outcomes.values())
        assert checksums(lab) == before


# ---- no batch, a small one, a big one


@pytest.mark.E13
def test_batches_of_nothing_of_one_and_of_more_than_a_statement_has_parameters_come_by_copy(
    connection: psycopg.Connection[Any],
) -> None:
    bench, many = Bench(connection), 65_600
    for count in (0, 1, many):
        body = ",".join(f'{{"id":"k{n}","value":{n}}}' for n in range(count))
        counts = bench.sync(Rows(count + 1, f"[{body}]".encode()), Whole(count + 1))
        assert (counts.fetched, len(bench.rows())) == (count, count)
    keys = [f"k{n}" for n in range(many)]
    assert bench.sync(There(many + 2, *keys), Whole(many + 2)).deleted == 0
    assert bench.sync(Gone(many + 3, *keys)).deleted == many
    assert bench.rows() == []


@pytest.mark.P5
def test_as_many_dead_letters_as_a_sync_may_have_are_written_in_seconds_and_again_close_the_older_ones(
    connection: psycopg.Connection[Any],
) -> None:
    ledger.ensure(connection, "shop")
    letters = [DeadLetter("items", f"k{n}", None, "E4", "no reason", "{}") for n in range(Limits().most)]
    began = time.monotonic()
    for run in ("first", "again"):
        with connection.transaction():
            dead_letters.bury(connection, run, "shop", "items", letters)
    assert time.monotonic() - began < 20
    counts = "count(*) filter (where closed_at is null), count(*)"
    assert connection.execute(f"select {counts} from tributary.dead_letters").fetchone() == (
        Limits().most,
        2 * Limits().most,
    )
