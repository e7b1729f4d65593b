"""What is left when the loader, the way to the warehouse, or the warehouse itself goes away at any moment."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from etl.config import Secret
from etl.errors import SessionLost, WarehouseError
from etl.warehouse import embedded
from etl.warehouse.leftovers import family
from etl.warehouse.postgres import Warehouse
from tests.engine import child, oracle
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy
from tests.engine.shop import Line, Order

STREAMS = ["orders", "tags"]


@pytest.fixture
def proxy(warehouse_url: str) -> Iterator[Proxy]:
    with Proxy(warehouse_url) as proxy:
        yield proxy


@pytest.fixture
def through(proxy: Proxy) -> Iterator[Warehouse]:
    """The warehouse by way of the proxy."""
    with closing(Warehouse(Secret(proxy.url))) as warehouse:
        yield warehouse


def move_on(lab: Lab, step: int) -> None:
    """New, changed and deleted orders, lines and tags; some time passes."""
    lab.world.later(hours=1)
    for i in range(6):
        lab.world.order(
            f"o{(step * 7 + i) % 40:05}", amount=step * 100 + i, lines=[{"product": f"s{step}"}] * (i % 3)
        )
    lab.world.order(f"new{step}", amount=step, lines=[{"product": "p", "amount": step}])
    lab.world.delete_order(f"new{step - 3}")
    lab.world.tags[f"s{step}"] = {"name": f"s{step}", "color": None}
    lab.world.tags.pop(f"s{step - 2}", None)
    lab.world.later(minutes=2)


def sessions(lab: Lab) -> int:
    """How many sessions of ours the server has."""
    mine = "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'tributary'"
    return int(lab.query(mine)[0][0])


def until_noticed(lab: Lab, before: int) -> None:
    """Wait until the server has noticed that clients are gone."""
    for _ in range(1_000):
        if sessions(lab) <= before:
            return
        time.sleep(0.01)
    raise AssertionError("a dead client's session lives on")


def killed_at(lab: Lab, proxy: Proxy, at: int, *, after: bool) -> bool:
    """Sync in a process that is killed at the n-th message; False if it ended before."""
    before = sessions(lab)
    process = child.start(lab.config(), proxy.url, streams=STREAMS)
    proxy.arm(at, lambda: os.kill(process.pid or 0, signal.SIGKILL), after=after)
    process.join(30)
    assert process.exitcode in (0, -signal.SIGKILL)
    assert (process.exitcode == -signal.SIGKILL) == proxy.struck
    until_noticed(lab, before)
    return proxy.struck


@pytest.mark.E1
@pytest.mark.P1
@pytest.mark.parametrize(
    ("at", "after"),
    [(1, False), (1, True), (2, True)],
    ids=["before it is sent", "answered", "the next answered"],
)  # without its answer, a message is as good as the next one unsent: of three in a row each is one of these
def test_killed_at_any_message_of_an_incremental_sync_the_next_run_ends_in_the_same_tables(
    lab: Lab, proxy: Proxy, at: int, after: bool
) -> None:
    lab.world.fill(40)
    lab.good()
    step = 0
    while True:
        step += 1
        move_on(lab, step)
        struck = killed_at(lab, proxy, at, after=after)
        lab.good(streams=STREAMS)
        lab.check()
        if not struck:
            break
        at += 3
    assert at > 40


@pytest.mark.E1
@pytest.mark.P1
def test_killed_at_any_message_of_a_first_sync_the_next_run_ends_in_the_same_tables(
    lab: Lab, proxy: Proxy
) -> None:
    lab.world.fill(60)
    lab.world.customers.clear()
    at = 1
    while True:
        for schema in ("shop", "tributary", "tributary_stage"):
            lab.query(f"drop schema if exists {schema} cascade")
        struck = killed_at(lab, proxy, at, after=at % 2 == 0)
        lab.good(streams=STREAMS)
        lab.check()
        if not struck:
            break
        at += 1 if at < 10 else 5
    assert at > 40


@pytest.mark.E3
@pytest.mark.E2
@pytest.mark.parametrize("after", [False, True], ids=["before it is sent", "before the answer"])
def test_cut_off_at_any_message_one_sync_still_ends_well(
    lab: Lab, proxy: Proxy, through: Warehouse, after: bool
) -> None:
    lab.world.customers.clear()
    lab.world.fill(40)
    lab.good(warehouse=through)
    at, step = 10, 0
    while True:
        step += 1
        move_on(lab, step)
        proxy.arm(at, proxy.cut, after=after)
        lab.good(streams=STREAMS, warehouse=through)
        lab.check()
        if not proxy.struck:
            break
        at += 7
    assert at > 40
    assert lab.query("select count(*) from tributary.syncs where status <> 'succeeded'") == [(0,)]
    runs = lab.query("select count(*), count(distinct run_id) from tributary.syncs where stream = 'orders'")
    assert runs == [(step + 1, step + 1)]  # a commit whose answer was lost is not made twice


@pytest.mark.E2
def test_a_commit_whose_answer_was_lost_is_made_once_and_counted(
    lab: Lab, proxy: Proxy, through: Warehouse
) -> None:
    lab.world.fill(40)
    lab.good()
    move_on(lab, 1)
    lab.server.forget()
    proxy.arm(1, proxy.cut, after=True, text="commit")
    outcome = lab.good(streams=["orders"], warehouse=through)["orders"]
    assert proxy.struck
    written = lab.query(
        "select inserted, updated, fetched from tributary.syncs where stream = 'orders' order by id"
    )
    assert written[1:] == [(outcome.total.inserted, outcome.total.updated, outcome.total.fetched)]
    assert lab.paths().count("/changes") == 1  # nothing was asked for again


@pytest.mark.E2
def test_a_commit_that_never_arrived_is_made_again(lab: Lab, proxy: Proxy, through: Warehouse) -> None:
    lab.world.fill(40)
    lab.good()
    move_on(lab, 1)
    lab.server.forget()
    proxy.arm(1, proxy.cut, text="commit")
    lab.good(streams=STREAMS, warehouse=through)
    assert proxy.struck
    lab.check()


@pytest.mark.E3
def test_a_way_to_the_warehouse_that_is_cut_again_and_again_is_given_up(
    lab: Lab, proxy: Proxy, through: Warehouse
) -> None:
    lab.world.fill(10)

    def again() -> None:
        proxy.cut()
        proxy.arm(1, again, text="insert into tributary.coverage")

    proxy.arm(1, again, text="insert into tributary.coverage")
    outcome = lab.sync(streams=["orders"], warehouse=through)["orders"]
    assert isinstance(outcome.error, SessionLost)
    assert lab.query("select count(*) from tributary.coverage") == [(0,)]
    lab.good()
    lab.check()


@pytest.fixture
def own_server(session_folder: Path) -> Iterator[Callable[[], embedded.Server]]:
    """Starts a server of the test's own."""
    home = Path(tempfile.mkdtemp(dir=session_folder))
    yield lambda: embedded.start(home)
    embedded.stop(home)


@pytest.mark.E3
def test_a_server_that_dies_in_the_middle_of_the_merge_is_waited_for(
    lab: Lab, own_server: Callable[[], embedded.Server]
) -> None:
    server = own_server()
    lab.warehouse.close()
    lab.warehouse = Warehouse(Secret(server.url()))
    lab.world.fill(40)
    lab.good()
    move_on(lab, 1)
    (pid,) = lab.query("select pid from pg_stat_activity where backend_type = 'checkpointer'")[0]
    postmaster = psutil.Process(pid).ppid()

    def die() -> None:
        os.kill(postmaster, signal.SIGQUIT)  # at once, as when the machine goes down
        with suppress(OSError):
            while True:
                socket.create_connection(("127.0.0.1", server.port)).close()
                time.sleep(0.02)
        threading.Thread(target=own_server).start()

    with Proxy(server.url()) as proxy, closing(Warehouse(Secret(proxy.url))) as through:
        proxy.arm(1, die, text="with merged as")
        lab.good(streams=STREAMS, warehouse=through)
        assert proxy.struck
    lab.check()


@pytest.mark.P6
def test_no_warehouse_at_all_is_one_clear_line(lab: Lab) -> None:
    nowhere = Warehouse(Secret("postgresql://tributary:very-secret@127.0.0.1:1/none"))
    with pytest.raises(
        WarehouseError, match=r"no connection to the warehouse: .*; check \[warehouse\] url\."
    ) as error:
        lab.sync(warehouse=nowhere)
    assert "very-secret" not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.E8
@pytest.mark.parametrize("moment", ["copy ", "insert into tributary.coverage"])
def test_a_frozen_worker_that_wakes_after_another_did_its_work_does_no_harm(
    lab: Lab, proxy: Proxy, moment: str
) -> None:
    lab.world.fill(40)
    lab.good()
    move_on(lab, 1)
    before = sessions(lab)
    process = child.start(lab.config(), proxy.url, streams=STREAMS)
    frozen = threading.Event()

    def freeze() -> None:
        os.kill(process.pid or 0, signal.SIGSTOP)
        proxy.cut()  # as a server does that hears nothing for long
        frozen.set()

    proxy.arm(1, freeze, text=moment)
    assert frozen.wait(20)
    until_noticed(lab, before)
    for step in (2, 3):
        move_on(lab, step)
        lab.good(streams=STREAMS)
    written = "select max(received_at) from shop.orders"
    before_it_wakes = lab.query(written)
    os.kill(process.pid or 0, signal.SIGCONT)
    process.join(30)
    assert process.exitcode == 0
    assert lab.query(written) == before_it_wakes, "its lease ended with its session, and with that its commit"
    lab.check()


@pytest.mark.E7
def test_two_processes_at_once_end_in_one_truth(lab: Lab) -> None:
    lab.world.fill(40)
    for step in range(20):
        move_on(lab, step)
        processes = [child.start(lab.config(), lab.url) for _ in range(2)]
        for process in processes:
            process.join(30)
        lab.good()
        lab.check()
    failed = "select count(*) from tributary.syncs where status = 'failed'"
    assert lab.query(failed) == [(0,)]  # who finds a stream taken ends at once, and that is no failure


@pytest.mark.E1
def test_leftovers_of_a_killed_run_are_removed_and_those_of_others_are_not(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    mine = [family("shop", "orders", t) + "dead" for t in (Order, Line)]
    others = [family("shop", "tags", Order) + "alive", family("shop_eu", "orders", Order) + "alive"]
    for name in (*mine, *others):
        lab.query(f'create unlogged table tributary_stage."{name}" ()')
    lab.world.later(hours=1)
    lab.good(streams=["orders"])
    assert sorted(oracle.leftovers(lab.warehouse)) == sorted(others)
