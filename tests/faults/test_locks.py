"""Readers and people hold locks while syncs run; two loaders cross: nobody waits long, and nothing is lost."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import pytest

from etl.config import Secret
from etl.errors import SessionLost, WarehouseError
from etl.sandbox import Request
from etl.warehouse.locks import patiently
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy

WAITING = (
    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
)
OURS = (
    "select relation::regclass::text, mode from pg_locks join pg_stat_activity using (pid)"
    " join pg_class on pg_class.oid = relation where application_name = 'tributary' and relkind in ('r', 'v')"
    " and relnamespace = to_regnamespace('shop') and datname = current_database()"
)


def move_on(lab: Lab, step: int = 1) -> None:
    lab.world.later(hours=1)
    lab.world.order("o00001", amount=1_000 * step, lines=[{"product": f"s{step}"}] * 2)
    lab.world.delete_order("o00002")
    lab.world.customer(1, email=f"{step}@example.com")
    lab.world.tags[f"s{step}"] = {"name": f"s{step}", "color": None}
    lab.world.later(minutes=2)


def until(lab: Lab, look: Callable[[], Any], what: str) -> None:
    for _ in range(500):
        if look():
            return
        time.sleep(0.01)
    raise AssertionError(f"not within 5 s: {what}")


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[threading.Thread]:
    """The work on a thread of its own, which has ended when the `with` has."""
    failed: list[BaseException] = []

    def do() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
            failed.append(error)

    thread = threading.Thread(target=do)
    thread.start()
    try:
        yield thread
    finally:
        thread.join(30)
    if failed:
        raise failed[0]


# ---- readers


@pytest.mark.E6
def test_e6_a_sync_whose_tables_are_as_they_should_be_changes_none_of_them(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    with (
        psycopg.connect(lab.url) as reader,
        Proxy(lab.url) as proxy,
        closing(Warehouse(Secret(proxy.url), lock_seconds=1)) as through,
    ):
        reader.execute("select from shop.orders, shop.order_lines, shop.customers, shop.tags limit 1")
        move_on(lab)
        proxy.arm(10**9, lambda: None)
        lab.good(warehouse=through)  # the reader's transaction is open all the time
        ddl = [q for q in proxy.log if q.startswith(("alter", "drop", "create", "comment", "lock"))]
        assert ddl
        assert not [q for q in ddl if '"shop"' in q]
        lab.check()


@pytest.mark.E6
def test_e6_while_the_vendor_is_waited_for_no_table_is_locked(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    free: set[str] = set()

    def meanwhile(request: Request) -> None:
        for _ in range(200):  # what is loaded of other pages meanwhile takes a moment
            if lab.query(OURS) == []:
                free.add(request.path)
                return
            time.sleep(0.005)
        free.clear()

    move_on(lab)
    lab.world.meanwhile = meanwhile
    lab.good(options={"pieces": 2})
    assert free == {"/me", "/orders", "/changes", "/customers", "/tags"}


@pytest.mark.E6
def test_e6_a_column_is_added_behind_a_long_reader_without_keeping_other_readers_waiting(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    lab.query("alter table shop.orders drop column note")
    move_on(lab)
    with psycopg.connect(lab.url) as long, psycopg.connect(lab.url, autocommit=True) as short:
        long.execute("select count(*) from shop.orders")
        with beside(lambda: lab.good(streams=["orders"])):
            until(lab, lambda: lab.query(WAITING) != [(0,)], "the sync waits for the table")
            waits = []
            while len(waits) < 8:
                began = time.monotonic()
                short.execute("select count(*) from shop.orders")
                waits.append(time.monotonic() - began)
                time.sleep(0.1)
            long.rollback()
    assert max(waits) < 1
    lab.good(full=True)
    lab.check()


@pytest.mark.E6
def test_e6_who_reads_too_long_is_named_with_the_statement_that_ends_it(lab: Lab) -> None:
    lab.world.fill(5)
    lab.good()
    with psycopg.connect(lab.url) as long, lab.warehouse.connection() as session:
        long.execute("select count(*) from shop.orders")

        def change() -> None:
            session.execute("alter table shop.orders add column more text")

        with pytest.raises(WarehouseError) as error:
            patiently(session, '"shop"."orders"', change, 0.1)
        pid, user = long.info.backend_pid, long.info.user
    assert f"in use by session {pid} of role {user} (idle in transaction, since " in str(error.value)
    assert f"`select pg_terminate_backend({pid})`" in str(error.value)
    assert "\n" not in str(error.value)


# ---- people


@pytest.mark.E6
@pytest.mark.parametrize(
    "lock",
    ["update shop.orders set amount = 0", "lock table shop.orders in share mode", "lock table shop.orders"],
)
def test_e6_a_lock_that_a_person_holds_for_a_while_is_waited_for_again(
    lab: Lab, caplog: pytest.LogCaptureFixture, lock: str
) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    with (
        closing(Warehouse(Secret(lab.url), lock_seconds=0.2)) as hurried,
        psycopg.connect(lab.url) as person,
    ):
        person.execute(lock.encode())
        with beside(lambda: lab.good(streams=["orders"], warehouse=hurried)):
            until(lab, lambda: "someone holds a lock" in caplog.text, "the first try ends")
            person.rollback()
    lab.good()
    lab.check()


@pytest.mark.E6
def test_e6_a_lock_that_a_person_forgot_stops_its_stream_alone_and_with_clear_text(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    with (
        closing(Warehouse(Secret(lab.url), lock_seconds=0.1)) as hurried,
        psycopg.connect(lab.url) as person,
    ):
        person.execute("update shop.orders set amount = 0")
        outcomes = lab.sync(warehouse=hurried)
        person.rollback()
    assert [o.status for o in outcomes.values()] == ["succeeded", "failed", "succeeded"]
    error = outcomes["orders"].error
    assert isinstance(error, SessionLost)
    assert "someone holds a lock on the table for long: end that session, or run again later" in str(error)
    lab.good()
    lab.check()


@pytest.mark.E6
def test_e6_a_person_who_waits_for_the_whole_table_gets_it_between_two_commits(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    asked, go = threading.Event(), threading.Event()

    def meanwhile(request: Request) -> None:
        if request.path == "/changes":
            asked.set()
            go.wait(10)

    lab.world.meanwhile = meanwhile
    with psycopg.connect(lab.url) as person, beside(lab.good):
        assert asked.wait(10)
        person.execute("set lock_timeout = '1s'; alter table shop.orders add column mine text")
        person.commit()
        go.set()
    lab.check()


# ---- two loaders


@contextmanager
def setting(lab: Lab, name: str, value: str) -> Iterator[None]:
    """A setting of all sessions to come of the database."""
    (database,) = lab.query("select quote_ident(current_database())")[0]
    lab.query(f"alter database {database} set {name} = '{value}'")
    lab.warehouse.close()
    try:
        yield
    finally:
        lab.query(f"alter database {database} reset {name}")
        lab.warehouse.close()


@pytest.mark.E12
def test_e12_the_loader_that_a_deadlock_ends_loads_again(lab: Lab, caplog: pytest.LogCaptureFixture) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    with setting(lab, "deadlock_timeout", "50ms"), psycopg.connect(lab.url) as other:
        other.execute("set deadlock_timeout = '1min'")  # so that it is we who are ended
        other.execute("update shop.orders set amount = 0 where id = 'o00001'")
        with beside(lambda: lab.good(streams=["orders"])):
            until(lab, lambda: lab.query(WAITING) != [(0,)], "the sync waits for the order")
            other.execute("update shop.order_lines set amount = 0")
            other.rollback()
    assert "deadlock detected (40P01)" in caplog.text
    lab.good()
    lab.check()


@pytest.mark.E12
def test_e12_tables_are_written_in_one_order_whatever_came_first(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    with Proxy(lab.url) as proxy, closing(Warehouse(Secret(proxy.url))) as through:
        for step in range(3):
            move_on(lab, step)
            proxy.arm(10**9, lambda: None)
            lab.good(streams=["orders"], warehouse=through)
            merges = [re.search(r'"shop"."(\w+)"', q) for q in proxy.log if q.startswith("with merged as")]
            assert [m[1] for m in merges if m] == ["order_lines", "orders"]


@pytest.mark.E12
@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_e12_loaders_that_cannot_be_put_in_an_order_load_again(
    lab: Lab, caplog: pytest.LogCaptureFixture, isolation: str
) -> None:
    lab.world.fill(60)
    with setting(lab, "default_transaction_isolation", isolation):
        lab.good()
        move_on(lab)
        with psycopg.connect(lab.url) as other:
            other.execute("update shop.orders set amount = 0 where id = 'o00001'")
            with beside(lambda: lab.good(streams=["orders"])):
                until(lab, lambda: lab.query(WAITING) != [(0,)], "the sync waits for the order")
                other.commit()
        assert "could not serialize access due to concurrent update (40001)" in caplog.text
        lab.good()
    lab.check()
